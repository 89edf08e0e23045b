#include "base/text.h"

#include <string.h>

#include <unicode/uchar.h>

enum { BROKEN = 0xfffd };

// How many bytes the letter that begins here has, 0 when it is broken (RFC 3629: no overlong forms,
// no surrogates, nothing above U+10FFFF).
static size_t letter_bytes(const unsigned char *at, size_t left)
{
	unsigned char first = at[0];
	if (first < 0x80)
		return 1;
	size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || left < length)
		return 0;
	unsigned char lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
	unsigned char highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
	if (at[1] < lowest || at[1] > highest)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((at[i] & 0xc0) != 0x80)
			return 0;
	return length;
}

uint32_t text_next(str text, size_t *at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + *at;
	size_t length = letter_bytes(bytes, text.length - *at);
	*at += length == 0 ? 1 : length;
	switch (length) {
	case 1: return bytes[0];
	case 2: return (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
	case 3: return (bytes[0] & 0x0fu) << 12 | (bytes[1] & 0x3fu) << 6 | (bytes[2] & 0x3fu);
	case 4:
		return (bytes[0] & 0x07u) << 18 | (bytes[1] & 0x3fu) << 12 |
		       (bytes[2] & 0x3fu) << 6 | (bytes[3] & 0x3fu);
	default: return BROKEN;
	}
}

void text_add(struct buf *buf, uint32_t letter)
{
	if (letter > 0x10ffff || (letter >= 0xd800 && letter < 0xe000))
		letter = BROKEN;
	char bytes[4];
	size_t length = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
	static const unsigned char marks[] = { 0, 0x00, 0xc0, 0xe0, 0xf0 };
	for (size_t i = length; i-- > 1; letter >>= 6)
		bytes[i] = (char)(0x80 | (letter & 0x3f));
	bytes[0] = (char)(marks[length] | letter);
	buf_add(buf, (str){ bytes, length });
}

size_t text_ascii_length(str text)
{
	size_t at = 0;
	uint64_t eight;
	for (; at + sizeof eight <= text.length; at += sizeof eight) {
		memcpy(&eight, text.data + at, sizeof eight);
		if ((eight & 0x8080808080808080u) != 0)
			break;
	}
	while (at < text.length && (unsigned char)text.data[at] < 0x80)
		at++;
	return at;
}

bool text_valid(str text)
{
	if (text.length > 0 && memchr(text.data, 0, text.length) != NULL)
		return false;
	for (size_t at = text_ascii_length(text); at < text.length;) {
		size_t length =
			letter_bytes((const unsigned char *)text.data + at, text.length - at);
		if (length == 0)
			return false;
		at += length;
	}
	return true;
}

static bool is_space(uint32_t letter)
{
	return letter < 0x80
		       ? letter == ' ' || (letter >= 9 && letter <= 13)
		       : u_isUWhiteSpace((UChar32)letter) || letter == 0x200b || letter == 0xfeff;
}

str text_squeeze(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length);
	bool pending = false;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		if (is_space(text_next(text, &at))) {
			pending = buf.length > 0;
			continue;
		}
		if (pending)
			buf_add_char(&buf, ' ');
		pending = false;
		buf_add(&buf, str_slice(text, start, at - start));
	}
	return buf_str(&buf);
}

// The next letter that is no space, in lower case; 0 at the end.
static uint32_t next_plain(str text, size_t *at)
{
	while (*at < text.length) {
		uint32_t letter = text_next(text, at);
		if (!is_space(letter))
			return (uint32_t)u_foldCase((UChar32)letter, U_FOLD_CASE_DEFAULT);
	}
	return 0;
}

bool text_same(str a, str b)
{
	size_t at = 0, bt = 0;
	for (;;) {
		uint32_t one = next_plain(a, &at), other = next_plain(b, &bt);
		if (one != other)
			return false;
		if (one == 0)
			return true;
	}
}

const char *text_direction(str text)
{
	for (size_t at = 0; at < text.length;) {
		UCharDirection direction = u_charDirection((UChar32)text_next(text, &at));
		if (direction == U_LEFT_TO_RIGHT)
			return "ltr";
		if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
			return "rtl";
	}
	return "ltr";
}

struct letters {
	size_t arabic, tifinagh, other;
};

static struct letters letters_of(str text)
{
	struct letters letters = { 0 };
	for (size_t at = 0; at < text.length;) {
		uint32_t letter = text_next(text, &at);
		if (!u_isalpha((UChar32)letter))
			continue;
		if (u_charDirection((UChar32)letter) == U_RIGHT_TO_LEFT_ARABIC)
			letters.arabic++;
		else if (letter >= 0x2d30 && letter <= 0x2d7f)
			letters.tifinagh++;
		else
			letters.other++;
	}
	return letters;
}

const char *text_language(str text, const char *otherwise)
{
	struct letters letters = letters_of(text);
	return letters.arabic > letters.other + letters.tifinagh ? "ar" : otherwise;
}

const char *text_name_language(str text, const char *otherwise)
{
	struct letters letters = letters_of(text);
	return letters.tifinagh > letters.arabic + letters.other ? "zgh" : text_language(text, otherwise);
}

str text_ascii_digits(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length);
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t letter = text_next(text, &at);
		int32_t digit = letter < 0x80 ? -1 : u_charDigitValue((UChar32)letter);
		if (digit >= 0)
			buf_add_char(&buf, (char)('0' + digit));
		else
			buf_add(&buf, str_slice(text, start, at - start));
	}
	return buf_str(&buf);
}

size_t text_length(str text)
{
	size_t count = 0;
	for (size_t at = 0; at < text.length; count++)
		text_next(text, &at);
	return count;
}

// A letter that cannot begin what is cut off: a mark belongs to the letter before it.
static bool joins_back(uint32_t letter)
{
	int8_t type = u_charType((UChar32)letter);
	return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
	       type == U_COMBINING_SPACING_MARK || letter == 0x200d;
}

str text_shorten(struct arena *arena, str text, size_t count)
{
	if (text_length(text) <= count)
		return str_copy(arena, text);
	if (count == 0)
		return S("");
	size_t cut = 0, word = 0, at = 0;
	for (size_t i = 0; i < count; i++) {
		size_t start = at;
		uint32_t letter = text_next(text, &at);
		if (!joins_back(letter))
			cut = start;
		if (is_space(letter))
			word = start;
	}
	// A cut at a word that would lose more than half of the text is worse than one inside a word.
	if (word > cut / 2)
		cut = word;
	struct buf buf = buf_sized(arena, cut + 3);
	buf_add(&buf, str_trim(str_slice(text, 0, cut)));
	buf_add_c(&buf, "…");
	return buf_str(&buf);
}

str text_start(str text, size_t bytes)
{
	if (text.length <= bytes)
		return text;
	while (bytes > 0 && ((unsigned char)text.data[bytes] & 0xc0) == 0x80)
		bytes--;
	return str_slice(text, 0, bytes);
}
