#include "post/message.h"

#include <string.h>

#include "base/id.h"
#include "base/text.h"

enum { LINE_LETTERS = 76, LOCAL_MOST = 64, LABEL_MOST = 63, ID_BYTES = 16 };
// An encoded word has 75 letters at most, of which "=?UTF-8?B?" and "?=" are 12: 60 of base64 are 45 bytes.
enum { WORD_BYTES = 45 };

// Addresses.

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_atom(char c)
{
	return c != 0 && (is_letter_or_digit(c) || strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

static bool local_good(str local)
{
	bool dot = true;
	for (size_t i = 0; i < local.length; i++) {
		char c = local.data[i];
		if (!is_atom(c) && (c != '.' || dot))
			return false;
		dot = c == '.';
	}
	return !dot && local.length <= LOCAL_MOST;
}

static bool label_good(str label)
{
	for (size_t i = 0; i < label.length; i++)
		if (!is_letter_or_digit(label.data[i]) && label.data[i] != '-')
			return false;
	return label.length > 0 && label.length <= LABEL_MOST && label.data[0] != '-' &&
	       label.data[label.length - 1] != '-';
}

bool message_address_good(str address)
{
	size_t at = str_find(address, S("@"));
	if (at == SIZE_MAX || address.length > MESSAGE_ADDRESS_MOST || !local_good(str_slice(address, 0, at)))
		return false;
	str rest = str_skip(address, at + 1), label;
	if (rest.length == 0 || rest.data[rest.length - 1] == '.')
		return false;
	while (str_cut(&rest, '.', &label))
		if (!label_good(label))
			return false;
	return true;
}

str message_id_new(struct arena *arena, str from)
{
	size_t at = str_find(from, S("@"));
	str domain = at == SIZE_MAX ? S("localhost") : str_skip(from, at + 1);
	str random = random_hex(arena, ID_BYTES);
	return str_format(arena, "<%.*s@%.*s>", STR_ARG(random), STR_ARG(domain));
}

// Headers.

static bool one_line(str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.data[i] < ' ' || text.data[i] == 127)
			return false;
	return text_valid(text);
}

void message_base64(struct buf *buf, str bytes, const char *line_end)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *at = (const unsigned char *)bytes.data;
	size_t on_line = 0;
	for (size_t i = 0; i < bytes.length; i += 3) {
		size_t left = bytes.length - i;
		uint32_t three = (uint32_t)at[i] << 16 | (left > 1 ? (uint32_t)at[i + 1] << 8 : 0) | (left > 2 ? at[i + 2] : 0);
		if (on_line == LINE_LETTERS) {
			buf_add_c(buf, line_end);
			on_line = 0;
		}
		buf_add_char(buf, letters[three >> 18]);
		buf_add_char(buf, letters[three >> 12 & 63]);
		buf_add_char(buf, left > 1 ? letters[three >> 6 & 63] : '=');
		buf_add_char(buf, left > 2 ? letters[three & 63] : '=');
		on_line += 4;
	}
}

// Words that are whole characters each, on lines of their own.
static void add_words(struct buf *buf, str text)
{
	for (bool first = true; text.length > 0; first = false) {
		str piece = text_start(text, WORD_BYTES);
		buf_add_c(buf, first ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
		message_base64(buf, piece, "");
		buf_add_c(buf, "?=");
		text = str_skip(text, piece.length);
	}
}

// Days and months of a header are English, whatever the reader reads.
static void add_date(struct buf *buf, const struct instant *at)
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
		"Nov", "Dec" };
	struct day day = day_of_instant(at, "UTC");
	int month = (day.text[5] - '0') * 10 + day.text[6] - '0';
	buf_addf(buf, "Date: %s, %.2s %s %.4s %.8s +0000\r\n", days[day_weekday(&day)], day.text + 8, months[month - 1],
		day.text, at->text + 11);
}

bool message_write(struct buf *buf, const struct message *message, struct mishap *mishap)
{
	if (!message_address_good(message->from) || !message_address_good(message->to))
		return mishap_at(mishap, 0, 0, N_("this is not an e-mail address"));
	if (!one_line(message->subject) || !one_line(message->from_name) || !one_line(message->id) ||
		message->subject.length > MESSAGE_SUBJECT_MOST || message->from_name.length > MESSAGE_SUBJECT_MOST)
		return mishap_at(mishap, 0, 0, N_("a subject or name of a message is one line without control characters"));
	add_date(buf, &message->at);
	buf_addf(buf, "Message-ID: %.*s\r\nFrom: ", STR_ARG(message->id));
	add_words(buf, message->from_name);
	buf_addf(buf, "%s<%.*s>\r\nTo: <%.*s>\r\nSubject: ", message->from_name.length > 0 ? "\r\n " : "",
		STR_ARG(message->from), STR_ARG(message->to));
	add_words(buf, message->subject);
	buf_addf(buf, "\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n"
		"Content-Language: %s\r\n\r\n", message->language);
	struct buf text = buf_sized(buf->arena, message->text.length + 64);
	for (size_t i = 0; i < message->text.length; i++)
		if (message->text.data[i] == '\n')
			buf_add_c(&text, "\r\n");
		else
			buf_add_char(&text, message->text.data[i]);
	message_base64(buf, buf_str(&text), "\r\n");
	buf_add_c(buf, "\r\n");
	return true;
}
