#include "base/text_score.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/text.h"

enum kind { KIND_SPACE, KIND_SIGN, KIND_DIGIT, KIND_LOWER, KIND_UPPER, KIND_ARABIC, KIND_OTHER };

// A letter between its neighbours; 0 at the ends.
struct place {
	uint32_t before, letter, after;
	enum kind kind_before, kind_after;
};

static enum kind kind_of(uint32_t letter)
{
	if (letter == 0 || letter == 0xa0 || letter == 0x202f || (letter < 0x80 && letter <= ' '))
		return KIND_SPACE;
	if (u_isdigit((UChar32)letter))
		return KIND_DIGIT;
	if (letter >= 0x600 && letter < 0x700 && u_isalpha((UChar32)letter))
		return KIND_ARABIC;
	if (u_isupper((UChar32)letter))
		return KIND_UPPER;
	if (u_islower((UChar32)letter) && letter != 0xaa && letter != 0xba)
		return KIND_LOWER;
	return u_isalpha((UChar32)letter) && letter > 0xff ? KIND_OTHER : KIND_SIGN;
}

static bool is_latin(enum kind kind)
{
	return kind == KIND_LOWER || kind == KIND_UPPER;
}

static bool is_word(enum kind kind)
{
	return is_latin(kind) || kind == KIND_ARABIC || kind == KIND_OTHER;
}

// Small letters with accents, and how usual they are in the languages that lists are written in.
static int64_t usual(uint32_t letter)
{
	switch (letter) {
	case 0xe9: return 5;
	case 0xe8:
	case 0xe0:
	case 0xe7: return 4;
	case 0xea:
	case 0xe2:
	case 0xee:
	case 0xf4:
	case 0xfb:
	case 0xf9:
	case 0x153: return 3;
	case 0xef:
	case 0xeb:
	case 0xfc:
	case 0xf6:
	case 0xe4:
	case 0xf1:
	case 0xe1:
	case 0xed:
	case 0xf3:
	case 0xfa: return 2;
	case 0xe3:
	case 0xf5:
	case 0xdf:
	case 0xe5:
	case 0xf8:
	case 0xe6: return 1;
	case 0xf0:
	case 0xfe:
	case 0xfd:
	case 0xff: return -2;
	case 0x192:
	case 0x131:
	case 0xb5: return -5;
	default: return letter < 0x180 ? -1 : -4;
	}
}

static bool is_one_of(uint32_t letter, const char *latin)
{
	return letter < 0x100 && strchr(latin, (int)letter) != NULL;
}

static int64_t of_small(const struct place *place)
{
	bool starts = !is_word(place->kind_before), ends = !is_word(place->kind_after);
	if (place->kind_before == KIND_ARABIC || place->kind_after == KIND_ARABIC)
		return -8;
	if (place->kind_before == KIND_DIGIT || place->kind_after == KIND_DIGIT)
		return -6;
	if (place->kind_after == KIND_UPPER)
		return -6;
	if (starts && ends)
		return place->letter == 0xe0 ? 4 : -3;
	// à â ç é ê î ô and œ begin words, à é ù end them; others do so in other languages.
	if (starts && !is_one_of(place->letter, "\xe0\xe2\xe7\xe9\xea\xee\xf4") &&
		place->letter != 0x153)
		return is_one_of(place->letter, "\xe1\xed\xf3\xfa\xe4\xf6\xfc\xe5\xf8") ? 0 : -3;
	if (ends && !is_one_of(place->letter, "\xe0\xe9\xf9"))
		return is_one_of(place->letter, "\xe1\xed\xf3\xfa\xe3\xe8") ? 0 : -3;
	return usual(place->letter);
}

static int64_t of_capital(const struct place *place)
{
	if (place->kind_before == KIND_LOWER || place->kind_before == KIND_ARABIC ||
		place->kind_after == KIND_ARABIC)
		return -6;
	bool french = is_one_of(place->letter, "\xc9\xc0\xc8\xca\xc7\xce\xd4\xc2\xdb\xd9\xcb\xcf");
	if (place->kind_before == KIND_UPPER)
		return place->kind_after == KIND_LOWER ? -4 : french ? 3 : 0;
	if (!is_word(place->kind_after))
		return place->letter == 0xc0 ? 3 : -4;
	return place->letter == 0xc9 ? 3 : french ? 1 : -1;
}

static int64_t of_arabic(const struct place *place)
{
	if (is_latin(place->kind_before) || is_latin(place->kind_after))
		return -8;
	if (place->kind_before == KIND_ARABIC || place->kind_after == KIND_ARABIC)
		return 3;
	return -1;
}

// A sign that needs a digit beside it.
static int64_t beside_digit(const struct place *place, int64_t good, int64_t bad)
{
	return place->kind_before == KIND_DIGIT || place->kind_after == KIND_DIGIT ? good : bad;
}

static int64_t of_quote(const struct place *place)
{
	bool word_before = is_word(place->kind_before), word_after = is_word(place->kind_after);
	switch (place->letter) {
	case 0x2019:
		if (word_before && word_after)
			return 6;
		return word_before || place->kind_before != KIND_SPACE ? 3 : -2;
	case 0x2018: return !word_before && word_after ? 4 : -2;
	case 0x201c:
	case 0x201e: return !word_before && place->kind_after != KIND_SPACE ? 4 : -3;
	case 0x201d: return place->kind_before != KIND_SPACE && !word_after ? 4 : -3;
	case 0xab: return !word_before ? 4 : -3;
	default: return !word_after ? 4 : -3; // The closing guillemet.
	}
}

static int64_t of_sign(const struct place *place)
{
	bool inside = is_word(place->kind_before) && is_word(place->kind_after);
	switch (place->letter) {
	case 0x2018:
	case 0x2019:
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0xab:
	case 0xbb: return of_quote(place);
	case 0x2013:
	case 0x2014: return place->kind_before == place->kind_after ? 2 : 0;
	case 0x2026: return inside ? 0 : 2;
	case 0x2022:
	case 0xb7:
		if (inside)
			return -8;
		return place->kind_before == KIND_SPACE ? 2 : -3;
	case 0xb0:
		return place->kind_before == KIND_DIGIT || place->before == 'n' ||
				       place->before == 'N'
			       ? 4
			       : -2;
	case 0xa0:
	case 0x202f: return inside ? 0 : 1;
	case 0xa3:
	case 0x20ac: return beside_digit(place, 3, 0);
	case 0xa7: return is_word(place->kind_before) ? -3 : 2;
	case 0xa9:
	case 0xae:
	case 0x2122: return inside ? -8 : 0;
	case 0xb2:
	case 0xb3: return place->before == 'm' ? 4 : beside_digit(place, 1, -4);
	case 0xaa:
	case 0xba:
	case 0xb1:
	case 0xb5:
	case 0xd7:
	case 0xbd:
	case 0xbc:
	case 0xbe: return inside ? -8 : beside_digit(place, 1, -4);
	case 0xa1:
	case 0xbf: return inside ? -8 : -1;
	case 0x60c:
	case 0x61b:
	case 0x61f:
	case 0x640: return is_latin(place->kind_before) || is_latin(place->kind_after) ? -8 : 2;
	default: return inside ? -8 : -4;
	}
}

static int64_t of_letter(const struct place *place)
{
	uint32_t letter = place->letter;
	if (letter < 0x80)
		return 0;
	if (letter == 0xfffd)
		return -30;
	if (letter < 0xa0 || (letter >= 0xe000 && letter < 0xf900))
		return -20;
	if (letter >= 0x64b && letter <= 0x652)
		return place->kind_before == KIND_ARABIC ||
				       (place->before >= 0x64b && place->before <= 0x652)
			       ? 2
			       : -6;
	switch (kind_of(letter)) {
	case KIND_LOWER: return of_small(place);
	case KIND_UPPER: return of_capital(place);
	case KIND_ARABIC: return of_arabic(place);
	case KIND_OTHER:
		return kind_of(place->before) == KIND_OTHER || kind_of(place->after) == KIND_OTHER
			       ? 1
			       : -4;
	case KIND_DIGIT: return 0;
	case KIND_SPACE:
	case KIND_SIGN: break;
	}
	return of_sign(place);
}

int64_t text_score(str text)
{
	int64_t score = 0;
	struct place place = { 0 };
	for (size_t at = 0; at < text.length || place.after != 0;) {
		place.before = place.letter;
		place.kind_before = kind_of(place.before);
		place.letter = place.after;
		place.after = at < text.length ? text_next(text, &at) : 0;
		if (place.letter < 0x80)
			continue;
		place.kind_after = kind_of(place.after);
		score += of_letter(&place);
	}
	return score;
}
