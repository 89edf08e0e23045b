#include "acts/un_text.h"

#include <string.h>

#include "base/text.h"

enum { GROUPS_MOST = 4, GROUP_DIGITS = 3, STATES_BYTES = 200, MOST_OF_TEN = 8 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

// How many bytes the number takes that the text begins with, and how many groups of digits it has.
static size_t number_length(str text, size_t *groups)
{
	size_t at = 0, end = 0;
	for (*groups = 0; *groups < GROUPS_MOST; *groups += 1) {
		size_t digits = 0;
		while (at + digits < text.length && is_digit(text.data[at + digits]))
			digits++;
		if (digits == 0 || digits > GROUP_DIGITS)
			break;
		end = at + digits;
		at = end + 1;
		if (end >= text.length || strchr(".-", text.data[end]) == NULL) {
			*groups += 1;
			break;
		}
	}
	// "12 (a)", "138.12.", "12)": not "2024", "3kg" or "1/2".
	return end > 0 && end < text.length && strchr(" .)-:\n\t\xc2", text.data[end]) != NULL ? end : 0;
}

static str without_signs(str text)
{
	static const char *const signs[] = { ".", ")", "-", "–", ":", "\t" };
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(text, str_from(signs[i]))) {
			text = str_trim(str_skip(text, str_from(signs[i]).length));
			i = SIZE_MAX;
		}
	return text;
}

static str without_end(str text, const char *const *signs, size_t count)
{
	text = str_trim(text);
	for (size_t i = 0; i < count; i++)
		if (str_ends(text, str_from(signs[i]))) {
			text = str_trim(str_slice(text, 0, text.length - str_from(signs[i]).length));
			i = SIZE_MAX;
		}
	return text;
}

// What stands in the last brackets of a text that ends with them; a number in it is no State.
static str states_of(str text)
{
	static const char *const ends[] = { ".", ";", "؛", "," };
	text = without_end(text, ends, COUNT(ends));
	size_t open = text.length, depth = 0;
	if (!str_ends(text, S(")")))
		return S("");
	while (open-- > 0) {
		depth += text.data[open] == ')';
		if (text.data[open] == '(' && --depth == 0)
			break;
	}
	if (depth > 0 || open >= text.length)
		return S("");
	str states = str_trim(str_slice(text, open + 1, text.length - open - 2));
	for (size_t i = 0; i < states.length; i++)
		if (is_digit(states.data[i]))
			return S("");
	return states.length <= STATES_BYTES ? states : S("");
}

void un_text_read(struct arena *arena, const struct wordings *wordings, str cell, struct un_text *un)
{
	static const char *const ends[] = { ";", "؛" };
	size_t groups;
	struct buf kept = buf_in(arena);
	str rest = cell, line;
	while (str_cut(&rest, '\n', &line)) {
		str words = str_trim(line);
		if (words.length == 0 || wordings_beginning(wordings, S("text"), text_fold(arena, words)).length > 0)
			continue;
		buf_addf(&kept, "%s%.*s", kept.length > 0 ? "\n" : "", STR_ARG(words));
	}
	// Digits of any script, as the paragraph has them.
	str text = buf_str(&kept);
	str plain = text_ascii_digits(arena, text);
	size_t number = number_length(plain, &groups);
	un->number = str_slice(plain, 0, number);
	if (number > 0)
		text = without_signs(str_trim(str_skip(plain, number)));
	un->states = states_of(text);
	un->text = without_end(text, ends, COUNT(ends));
}

enum un_kind un_kind_of(struct arena *arena, const struct wordings *wordings, const str *cells, size_t count)
{
	size_t said = 0, numbered = 0, review = 0;
	for (size_t i = 0; i < count; i++) {
		struct un_text un;
		size_t groups = 0;
		if (str_trim(cells[i]).length == 0)
			continue;
		un_text_read(arena, wordings, cells[i], &un);
		said++;
		numbered += un.number.length > 0;
		(void)number_length(str_format(arena, "%.*s ", STR_ARG(un.number)), &groups);
		review += groups >= 2 && un.states.length > 0;
	}
	if (said == 0 || numbered * 10 < said * MOST_OF_TEN)
		return UN_NONE;
	return review * 10 >= said * MOST_OF_TEN ? UN_REVIEW : UN_NUMBERED;
}

// Documents.

static bool is_symbol(str word)
{
	size_t strokes = 0;
	for (size_t i = 0; i < word.length; i++) {
		char c = word.data[i];
		strokes += c == '/';
		if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && strchr("/.-", c) == NULL && !(c >= 'a' && c <= 'z' && strokes > 1))
			return false;
	}
	return strokes >= 2 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

str un_symbol(struct arena *arena, str text)
{
	static const char *const ends[] = { ".", ",", ";", ":", ")", "]", "»", "”" };
	str rest = text_squeeze(arena, text), word;
	while (str_cut(&rest, ' ', &word)) {
		word = without_end(word, ends, COUNT(ends));
		while (word.length > 0 && strchr("([", word.data[0]) != NULL)
			word = str_skip(word, 1);
		if (word.length > 0 && word.length <= STATES_BYTES && is_symbol(word))
			return word;
	}
	return S("");
}

str un_symbol_source(str symbol)
{
	static const struct {
		const char *beginning, *source;
	} bodies[] = { { "CAT/OP/", "spt" }, { "CAT/C/", "treaty_body" }, { "CCPR/C/", "treaty_body" },
		{ "CEDAW/C/", "treaty_body" }, { "CRC/C/", "treaty_body" }, { "CRPD/C/", "treaty_body" },
		{ "CED/C/", "treaty_body" }, { "CMW/C/", "treaty_body" }, { "CERD/C/", "treaty_body" },
		{ "E/C.12/", "treaty_body" }, { "A/HRC/WG.6/", "upr" } };
	for (size_t i = 0; i < COUNT(bodies); i++)
		if (str_starts(symbol, str_from(bodies[i].beginning)))
			return str_from(bodies[i].source);
	return S("");
}
