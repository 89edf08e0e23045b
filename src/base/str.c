#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/die.h"

char *str_c(struct arena *arena, str s)
{
	return arena_copy(arena, s.data, s.length);
}

str str_copy(struct arena *arena, str s)
{
	return (str){ str_c(arena, s), s.length };
}

str str_format(struct arena *arena, const char *format, ...)
{
	char most[256]; // What most of them fit into, so that few are made twice.
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(most, sizeof most, format, arguments);
	va_end(arguments);
	must(length >= 0);
	if ((size_t)length < sizeof most) {
		va_end(again);
		return str_copy(arena, (str){ most, (size_t)length });
	}
	char *text = arena_take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return (str){ text, (size_t)length };
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_equal_ignoring_case(str a, str b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return false;
	return true;
}

int str_compare(str a, str b)
{
	size_t shared = a.length < b.length ? a.length : b.length;
	int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
	return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

int str_compare_ignoring_case(str a, str b)
{
	for (size_t i = 0; i < a.length && i < b.length; i++)
		if (lower(a.data[i]) != lower(b.data[i]))
			return (unsigned char)lower(a.data[i]) - (unsigned char)lower(b.data[i]);
	return (a.length > b.length) - (a.length < b.length);
}

bool str_starts(str s, str beginning)
{
	return s.length >= beginning.length &&
	       str_equal((str){ s.data, beginning.length }, beginning);
}

bool str_ends(str s, str ending)
{
	return s.length >= ending.length &&
	       str_equal((str){ s.data + s.length - ending.length, ending.length }, ending);
}

size_t str_find(str s, str part)
{
	if (part.length == 0)
		return 0;
	if (s.length < part.length)
		return SIZE_MAX;
	size_t last = s.length - part.length;
	for (size_t at = 0; at <= last; at++) {
		const char *first = memchr(s.data + at, part.data[0], last - at + 1);
		if (first == NULL)
			return SIZE_MAX;
		at = (size_t)(first - s.data);
		if (memcmp(first, part.data, part.length) == 0)
			return at;
	}
	return SIZE_MAX;
}

bool str_contains(str s, str part)
{
	return str_find(s, part) != SIZE_MAX;
}

str str_slice(str s, size_t start, size_t length)
{
	if (start > s.length)
		start = s.length;
	if (length > s.length - start)
		length = s.length - start;
	// The empty str may have no data, to which nothing can be added.
	return (str){ start > 0 ? s.data + start : s.data, length };
}

str str_skip(str s, size_t count)
{
	return str_slice(s, count, s.length);
}

static size_t space_at_start(str s)
{
	if (s.length >= 2 && s.data[0] == '\xc2' && s.data[1] == '\xa0')
		return 2;
	return s.length >= 1 && strchr(" \t\r\n\v\f", s.data[0]) != NULL && s.data[0] != 0;
}

static size_t space_at_end(str s)
{
	if (s.length >= 2 && s.data[s.length - 2] == '\xc2' && s.data[s.length - 1] == '\xa0')
		return 2;
	return s.length >= 1 && s.data[s.length - 1] != 0 &&
	       strchr(" \t\r\n\v\f", s.data[s.length - 1]) != NULL;
}

str str_trim(str s)
{
	for (size_t n; (n = space_at_start(s)) > 0;)
		s = str_skip(s, n);
	for (size_t n; (n = space_at_end(s)) > 0;)
		s.length -= n;
	return s;
}

bool str_cut(str *rest, char separator, str *piece)
{
	if (rest->data == NULL)
		return false;
	const char *at = rest->length == 0 ? NULL : memchr(rest->data, separator, rest->length);
	if (at == NULL) {
		*piece = *rest;
		*rest = (str){ NULL, 0 };
		return true;
	}
	size_t length = (size_t)(at - rest->data);
	*piece = (str){ rest->data, length };
	*rest = (str){ rest->data + length + 1, rest->length - length - 1 };
	return true;
}

bool str_to_integer(str s, int64_t *value)
{
	bool negative = s.length > 0 && s.data[0] == '-';
	if (s.length > 0 && (s.data[0] == '-' || s.data[0] == '+'))
		s = str_skip(s, 1);
	if (s.length == 0)
		return false;
	int64_t sum = 0;
	for (size_t i = 0; i < s.length; i++) {
		if (s.data[i] < '0' || s.data[i] > '9')
			return false;
		if (__builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_sub_overflow(sum, s.data[i] - '0', &sum))
			return false;
	}
	if (negative)
		*value = sum;
	else if (__builtin_sub_overflow(0, sum, value))
		return false;
	return true;
}
