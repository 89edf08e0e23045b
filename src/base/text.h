// Unicode at the door: text is checked and normalised once, and inside it is valid. Folding is what
// search and name matching compare: NFKD, marks and tatweel dropped, alef forms to bare alef, alef
// maqsura to yeh, teh marbuta to heh, hamza seats to their letter, Latin accents dropped, lower case.
#pragma once
#include "base/buf.h"

// True for valid UTF-8 without NUL.
bool text_valid(str text);

// The letter (Unicode scalar value) at byte `*at`, which moves behind it; U+FFFD for a broken byte.
uint32_t text_next(str text, size_t *at);
// Appends one letter; what is none becomes U+FFFD.
void text_add(struct buf *buf, uint32_t letter);
// How many bytes at the start are ASCII.
size_t text_ascii_length(str text);

// NFC, with control characters (but tab and newline) and bidi embeddings, overrides and isolates taken
// out; CR LF and CR become newline. The marks U+200E, U+200F and U+061C stay.
str text_normal(struct arena *arena, str text);

// One line of it: white space of any kind squeezed to single spaces, trimmed.
str text_squeeze(struct arena *arena, str text);

// True when both are equal but for case and white space: so headers of lists are compared.
bool text_same(str a, str b);

// Folded; then words are runs of letters and digits, joined by single spaces. Digits of any script
// become ASCII; œ, æ, ß are written out.
str text_fold(struct arena *arena, str text);

// A key that sorts as a dictionary of all three languages does: hexadecimal, compared bytewise; numbers
// by their value. Of the first 200 letters.
str text_sort_key(struct arena *arena, str text);

// "rtl" or "ltr": of the first letter that has a direction; "ltr" when none has.
const char *text_direction(str text);

// "ar" when Arabic letters prevail, else the language given.
const char *text_language(str text, const char *otherwise);
// The same of a name: also "zgh", when Tifinagh letters prevail (U+2D30 to U+2D7F).
const char *text_name_language(str text, const char *otherwise);

// Digits of any script to ASCII.
str text_ascii_digits(struct arena *arena, str text);

// At most `count` characters, the ellipsis included, cut at a word where possible.
str text_shorten(struct arena *arena, str text, size_t count);
size_t text_length(str text); // In characters.

// The beginning of a valid text in at most so many bytes, whole characters only.
str text_start(str text, size_t bytes);
