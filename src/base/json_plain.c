#include "base/json_plain.h"

#include <string.h>

#include "base/text.h"

enum { TEXTS = 8 };

// The text between two quotes at `at`, which moves behind the second. A copy is not made.
static bool quoted(str text, size_t *at, str *inside)
{
	if (*at >= text.length || text.data[*at] != '"')
		return false;
	size_t start = ++*at;
	for (; *at < text.length && text.data[*at] != '"'; ++*at)
		if ((unsigned char)text.data[*at] < ' ' || text.data[*at] == '\\')
			return false;
	*inside = (str){ text.data + start, *at - start };
	return ++*at <= text.length;
}

static bool is_there(const str *keys, size_t count, str key)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(keys[i], key))
			return true;
	return false;
}

static bool character(str text, size_t *at, char c)
{
	if (*at >= text.length || text.data[*at] != c)
		return false;
	++*at;
	return true;
}

// The same piece of the copy.
static str moved(str piece, str text, const char *copy)
{
	return (str){ copy + (piece.data - text.data), piece.length };
}

bool json_plain_read(struct arena *arena, str text, struct json *json)
{
	str keys[TEXTS], values[TEXTS];
	size_t count = 0, at = 1;
	if (text.length < 2 || (text.data[0] != '{' && text.data[0] != '['))
		return false;
	bool object = text.data[0] == '{';
	do {
		if (count == TEXTS)
			return false;
		if (object && (!quoted(text, &at, &keys[count]) || !character(text, &at, ':') ||
			              is_there(keys, count, keys[count])))
			return false;
		if (!quoted(text, &at, &values[count]))
			return false;
		count++;
	} while (character(text, &at, ','));
	if (!character(text, &at, object ? '}' : ']') || at != text.length || !text_valid(text))
		return false;
	const char *copy = str_c(arena, text);
	*json = (struct json){ .kind = object ? JSON_IS_OBJECT : JSON_IS_ARRAY, .count = count };
	json->items = NEW_MANY(arena, count, struct json);
	json->keys = object ? NEW_MANY(arena, count, str) : NULL;
	for (size_t i = 0; i < count; i++) {
		json->items[i] = (struct json){ .kind = JSON_IS_TEXT, .text = moved(values[i], text, copy) };
		if (object)
			json->keys[i] = moved(keys[i], text, copy);
	}
	return true;
}

// The text between two quotes, none of which is escaped.
static bool in_quotes(str text, size_t *at, str *inside)
{
	if (*at >= text.length || text.data[*at] != '"')
		return false;
	const char *start = text.data + *at + 1, *end = memchr(start, '"', text.length - *at - 1);
	if (end == NULL)
		return false;
	*inside = (str){ start, (size_t)(end - start) };
	*at = (size_t)(end + 1 - text.data);
	return memchr(start, '\\', inside->length) == NULL;
}

bool json_plain_next(str object, size_t *at, str *key, str *text)
{
	if (character(object, at, '}'))
		return false;
	return character(object, at, *at == 0 ? '{' : ',') && in_quotes(object, at, key) && character(object, at, ':') &&
	       in_quotes(object, at, text);
}
