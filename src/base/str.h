// A str is text: a pointer and a length, passed by value, never assumed to end in NUL. A slice costs
// nothing. Inside the program text is valid UTF-8 (checked at the door, base/text.h).
// All functions are pure unless they take an arena.
#pragma once
#include "base/arena.h"

#include <string.h>

typedef struct str {
	const char *data;
	size_t length;
} str;

// A literal as a str; prints with "%.*s" and STR_ARG.
#define S(literal) ((str){ "" literal "", sizeof(literal) - 1 })
#define STR_ARG(s) (int)(s).length, (s).data

// These three stand here whole, so that the length of a literal is known when the program is built, and most
// comparisons end at the length or at the first byte.
static inline str str_from(const char *text) // NULL gives the empty str.
{
	return text == NULL ? (str){ "", 0 } : (str){ text, strlen(text) };
}

static inline bool str_equal(str a, str b)
{
	return a.length == b.length &&
	       (a.length == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.length) == 0));
}

static inline bool str_is(str a, const char *literal)
{
	return str_equal(a, str_from(literal));
}

str str_copy(struct arena *arena, str s);
char *str_c(struct arena *arena, str s);                          // A NUL-ended copy.
str str_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

bool str_equal_ignoring_case(str a, str b);                       // ASCII letters only.
int str_compare(str a, str b);                                    // Bytewise, as strcmp.
int str_compare_ignoring_case(str a, str b);                      // The same, with ASCII letters small.
bool str_starts(str s, str beginning);
bool str_ends(str s, str ending);
bool str_contains(str s, str part);
size_t str_find(str s, str part);                                 // Where, or SIZE_MAX.

// The bytes from `start`, at most `length` of them; what lies outside is cut off.
str str_slice(str s, size_t start, size_t length);
str str_skip(str s, size_t count);
str str_trim(str s);                                              // Without white space at both ends (ASCII and U+00A0).

// Cuts `*rest` at the first `separator`: gives what stands before it and leaves what stands after.
// False when nothing was left to cut.
bool str_cut(str *rest, char separator, str *piece);

// Whole text as a decimal integer, with sign; false when anything else stands in it or it overflows.
bool str_to_integer(str s, int64_t *value) MUST_USE;
