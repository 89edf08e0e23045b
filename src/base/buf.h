// A buf grows text in an arena. All output (HTML, JSON, CSV, SQL) is written to one and sent once, so
// that a refusal never leaves half a page behind.
#pragma once
#include "base/str.h"

struct buf {
	struct arena *arena;
	char *data;
	size_t length;
	size_t room;
};

// An empty buf in the arena.
struct buf buf_in(struct arena *arena);
// The same with room for `size` bytes from the start: short texts take no more than they need.
struct buf buf_sized(struct arena *arena, size_t size);

// Room for so many more bytes; where they begin. What is written there counts once `length` says so.
char *buf_room(struct buf *buf, size_t more);

// Pages are made of thousands of small additions, so these stand here whole.
static inline void buf_add(struct buf *buf, str s)
{
	if (s.length == 0)
		return;
	char *to = buf->room - buf->length < s.length ? buf_room(buf, s.length) : buf->data + buf->length;
	memcpy(to, s.data, s.length);
	buf->length += s.length;
}
static inline void buf_add_c(struct buf *buf, const char *text)
{
	buf_add(buf, str_from(text));
}
static inline void buf_add_char(struct buf *buf, char c)
{
	char *to = buf->room == buf->length ? buf_room(buf, 1) : buf->data + buf->length;
	*to = c;
	buf->length += 1;
}
void buf_addf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_add_integer(struct buf *buf, int64_t value);

// Escaped for a place: HTML text and attribute values, a JSON string with its quotes (RFC 8785),
// one component of a URL, one cell of a CSV file (RFC 4180; a formula is made harmless).
void buf_add_html(struct buf *buf, str s);
void buf_add_json(struct buf *buf, str s);
void buf_add_url(struct buf *buf, str s);
void buf_add_csv(struct buf *buf, str s);

// Bytes as lower-case hexadecimal; and back, of an even number of such letters, which must be good.
void buf_add_hex(struct buf *buf, str bytes);
void buf_add_from_hex(struct buf *buf, str hex);

// True for text that a spreadsheet would run as a formula, and that buf_add_csv makes harmless.
bool buf_is_formula(str s);

// What was written so far; valid until the next addition.
str buf_str(const struct buf *buf);
