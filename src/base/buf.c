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

static char *room_for(struct buf *buf, size_t more)
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

void buf_add(struct buf *buf, str s)
{
	if (s.length == 0)
		return;
	memcpy(room_for(buf, s.length), s.data, s.length);
	buf->length += s.length;
}

void buf_add_char(struct buf *buf, char c)
{
	*room_for(buf, 1) = c;
	buf->length += 1;
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
		vsnprintf(room_for(buf, (size_t)length + 1), (size_t)length + 1, format, again);
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

void buf_add_html(struct buf *buf, str s)
{
	size_t plain = 0;
	for (size_t i = 0; i < s.length; i++) {
		const char *escape = NULL;
		switch (s.data[i]) {
		case '&': escape = "&amp;"; break;
		case '<': escape = "&lt;"; break;
		case '>': escape = "&gt;"; break;
		case '"': escape = "&quot;"; break;
		case '\'': escape = "&#39;"; break;
		default: break;
		}
		if (escape != NULL) {
			buf_add(buf, str_slice(s, plain, i - plain));
			buf_add_c(buf, escape);
			plain = i + 1;
		}
	}
	buf_add(buf, str_skip(s, plain));
}

void buf_add_json(struct buf *buf, str s)
{
	buf_add_char(buf, '"');
	size_t plain = 0;
	for (size_t i = 0; i < s.length; i++) {
		unsigned char c = (unsigned char)s.data[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_add(buf, str_slice(s, plain, i - plain));
		plain = i + 1;
		switch (c) {
		case '"': buf_add_c(buf, "\\\""); break;
		case '\\': buf_add_c(buf, "\\\\"); break;
		case '\b': buf_add_c(buf, "\\b"); break;
		case '\f': buf_add_c(buf, "\\f"); break;
		case '\n': buf_add_c(buf, "\\n"); break;
		case '\r': buf_add_c(buf, "\\r"); break;
		case '\t': buf_add_c(buf, "\\t"); break;
		default: buf_addf(buf, "\\u%04x", c); break;
		}
	}
	buf_add(buf, str_skip(s, plain));
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
