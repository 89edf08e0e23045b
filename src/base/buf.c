#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/die.h"

struct buf buf_in(struct arena *arena)
{
	return (struct buf){ .arena = arena };
}

struct buf buf_sized(struct arena *arena, size_t size)
{
	return (struct buf){ arena, size == 0 ? NULL : arena_take(arena, size), 0, size };
}

char *buf_room(struct buf *buf, size_t more)
{
	if (buf->room - buf->length < more) {
		size_t room = buf->room == 0 ? 256 : buf->room * 2;
		while (room - buf->length < more)
			room *= 2;
		buf->data = arena_widen(buf->arena, buf->data, buf->room, room);
		buf->room = room;
	}
	return buf->data + buf->length;
}

void buf_addf(struct buf *buf, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	size_t left = buf->room - buf->length;
	int length = vsnprintf(left == 0 ? NULL : buf->data + buf->length, left, format, arguments);
	va_end(arguments);
	must(length >= 0);
	if ((size_t)length >= left)
		vsnprintf(buf_room(buf, (size_t)length + 1), (size_t)length + 1, format, again);
	va_end(again);
	buf->length += (size_t)length;
}

void buf_add_integer(struct buf *buf, int64_t value)
{
	char digits[20];
	size_t at = sizeof digits;
	uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do
		digits[--at] = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (value < 0)
		digits[--at] = '-';
	buf_add(buf, (str){ digits + at, sizeof digits - at });
}

// Eight bytes at a time: which of them are `c`, which are below `least`. The highest bit of each byte tells; a byte
// behind the first that is may be told wrongly, so only whether there is any counts.
#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

static uint64_t below(uint64_t bytes, unsigned char least)
{
	return (bytes - EACH_BYTE(least)) & ~bytes & EACH_BYTE(0x80);
}

static uint64_t any(uint64_t bytes, char c)
{
	return below(bytes ^ EACH_BYTE((unsigned char)c), 1);
}

static uint64_t eight(const char *bytes)
{
	uint64_t value;
	memcpy(&value, bytes, sizeof value);
	return value;
}

static const char *html_escape(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

static size_t html_plain(str s, size_t at)
{
	for (; s.length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
		uint64_t bytes = eight(s.data + at);
		// '&' and '\'' differ in the lowest bit, '<' and '>' in the one above.
		if ((any(bytes | EACH_BYTE(1), '\'') | any(bytes | EACH_BYTE(2), '>') | any(bytes, '"')) != 0)
			break;
	}
	while (at < s.length && html_escape(s.data[at]) == NULL)
		at++;
	return at;
}

void buf_add_html(struct buf *buf, str s)
{
	size_t from = 0, at;
	while ((at = html_plain(s, from)) < s.length) {
		buf_add(buf, (str){ s.data + from, at - from });
		buf_add_c(buf, html_escape(s.data[at]));
		from = at + 1;
	}
	buf_add(buf, (str){ s.data + from, s.length - from });
}

static bool json_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

static void add_json_escape(struct buf *buf, char c)
{
	switch (c) {
	case '"': buf_add_c(buf, "\\\""); break;
	case '\\': buf_add_c(buf, "\\\\"); break;
	case '\b': buf_add_c(buf, "\\b"); break;
	case '\f': buf_add_c(buf, "\\f"); break;
	case '\n': buf_add_c(buf, "\\n"); break;
	case '\r': buf_add_c(buf, "\\r"); break;
	case '\t': buf_add_c(buf, "\\t"); break;
	default: buf_addf(buf, "\\u%04x", (unsigned char)c); break;
	}
}

void buf_add_json(struct buf *buf, str s)
{
	size_t from = 0, at = 0;
	buf_add_char(buf, '"');
	while (at < s.length) {
		for (; s.length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
			uint64_t bytes = eight(s.data + at);
			if ((below(bytes, 0x20) | any(bytes, '"') | any(bytes, '\\')) != 0)
				break;
		}
		while (at < s.length && json_plain(s.data[at]))
			at++;
		if (at == s.length)
			break;
		buf_add(buf, (str){ s.data + from, at - from });
		add_json_escape(buf, s.data[at]);
		from = ++at;
	}
	buf_add(buf, (str){ s.data + from, s.length - from });
	buf_add_char(buf, '"');
}

static bool url_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '.' || c == '_' || c == '~';
}

void buf_add_url(struct buf *buf, str s)
{
	for (size_t i = 0; i < s.length; i++) {
		if (url_plain(s.data[i]))
			buf_add_char(buf, s.data[i]);
		else
			buf_addf(buf, "%%%02X", (unsigned char)s.data[i]);
	}
}

// A spreadsheet runs a cell that begins with one of these, even behind spaces and marks that the
// eye does not see; a quote in front makes it text.
bool buf_is_formula(str s)
{
	while (s.length > 0) {
		unsigned char c = (unsigned char)s.data[0];
		if (c <= ' ')
			s = str_skip(s, 1);
		else if (str_starts(s, S("\xef\xbb\xbf")) || str_starts(s, S("\xe2\x80\x8b")) ||
			 str_starts(s, S("\xe2\x80\x8e")) || str_starts(s, S("\xe2\x80\x8f")) ||
			 str_starts(s, S("\xe2\x81\xa8")) || str_starts(s, S("\xe2\x80\xaa")) ||
			 str_starts(s, S("\xe2\x80\xab")))
			s = str_skip(s, 3);
		else if (str_starts(s, S("\xc2\xa0")))
			s = str_skip(s, 2);
		else
			return c == '=' || c == '+' || c == '-' || c == '@';
	}
	return false;
}

static bool is_number(str s)
{
	int64_t ignored;
	return str_to_integer(s, &ignored);
}

void buf_add_csv(struct buf *buf, str s)
{
	bool formula = buf_is_formula(s) && !is_number(s);
	bool quoted = formula;
	for (size_t i = 0; i < s.length && !quoted; i++)
		quoted = s.data[i] == '"' || s.data[i] == ',' || s.data[i] == ';' ||
			 s.data[i] == '\n' || s.data[i] == '\r' || s.data[i] == '\t';
	if (!quoted) {
		buf_add(buf, s);
		return;
	}
	buf_add_char(buf, '"');
	if (formula)
		buf_add_char(buf, '\'');
	for (size_t i = 0; i < s.length; i++) {
		if (s.data[i] == '"')
			buf_add_char(buf, '"');
		buf_add_char(buf, s.data[i]);
	}
	buf_add_char(buf, '"');
}

str buf_str(const struct buf *buf)
{
	return (str){ buf->data == NULL ? "" : buf->data, buf->length };
}

void buf_add_hex(struct buf *buf, str bytes)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < bytes.length; i++) {
		unsigned char byte = (unsigned char)bytes.data[i];
		buf_add_char(buf, digits[byte >> 4]);
		buf_add_char(buf, digits[byte & 15]);
	}
}

void buf_add_from_hex(struct buf *buf, str hex)
{
	for (size_t i = 0; i + 1 < hex.length; i += 2) {
		unsigned value = 0;
		for (size_t k = 0; k < 2; k++) {
			char c = hex.data[i + k];
			value = value * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
		}
		buf_add_char(buf, (char)value);
	}
}
