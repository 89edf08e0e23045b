#include "model/naming.h"

#include <string.h>

#include "base/csv.h"
#include "base/die.h"
#include "base/embedded.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/sound.h"

enum { TOKENS = 24, KINDS = 64, SOUND_LETTERS = 48, LEAST_SOUND = 3, LEAST_NEAR = 5, INITIALS_MOST = 7, WORD_ROOM = 24 };

// What a word, or several together, say in a name.
enum meaning { MEANS_KIND, MEANS_NUMBER, MEANS_WORD, MEANS_WEAK };

struct phrase {
	enum meaning meaning;
	uint64_t kinds;
	int64_t number;
	str word;
};

struct naming_table {
	struct lookup nothing; // Words that say nothing.
	struct lookup phrases; // Words with spaces between → phrase.
	struct lookup codes, initials; // → phrase.
	struct phrase *items;
	size_t count, room;
	size_t longest; // Words of a phrase.
	str kinds[KINDS];
	uint64_t related[KINDS];
	size_t kind_count;
	bool shortens; // Names are shortened and called by their initials.
};

// Words of a text.
struct token {
	str word;     // Folded, without the Arabic article.
	bool dot;     // A dot stands behind it.
	bool upper;   // Written in capitals.
	bool nothing; // It says nothing.
};

struct tokens {
	struct token items[TOKENS];
	size_t count;
};

#define ARTICLE "\xd8\xa7\xd9\x84"
#define BEH "\xd8\xa8"

// Without the article, also where a preposition of one letter stands before it (بال, وال), unless
// hardly anything would be left.
static str without_article(str word)
{
	if (str_starts(word, S(ARTICLE)) && word.length >= 8)
		return str_skip(word, 4);
	bool joined = str_starts(word, S(BEH ARTICLE)) || str_starts(word, S("\xd9\x88" ARTICLE));
	return joined && word.length >= 10 ? str_skip(word, 6) : word;
}

// Letters, digits and what is written with them; all else parts words.
static bool parts_words(uint32_t letter)
{
	if (letter < 0x80)
		return !((letter >= '0' && letter <= '9') || ((letter | 32) >= 'a' && (letter | 32) <= 'z'));
	return letter == 0xa0 || letter == 0xab || letter == 0xbb || letter == 0xb0 || letter == 0x60c || letter == 0x61b ||
	       letter == 0x61f || letter == 0x200b || (letter >= 0x2000 && letter <= 0x206f && letter != 0x200c && letter != 0x200d);
}

static bool is_capitals(str raw)
{
	for (size_t i = 0; i < raw.length; i++)
		if (raw.data[i] < 'A' || raw.data[i] > 'Z')
			return false;
	return raw.length > 0;
}

static void add_token(const struct naming_table *table, struct tokens *tokens, str word, bool dot, bool upper)
{
	if (tokens->count == TOKENS || word.length == 0)
		return;
	bool nothing = lookup_find(&table->nothing, word) != NULL;
	tokens->items[tokens->count++] = (struct token){ without_article(word), dot, upper, nothing };
}

// The letter in a dotted abbreviation: one letter, a dot, and again one letter ("D.G.P.N.").
static bool goes_on(str text, size_t at)
{
	size_t end = at;
	if (at >= text.length || text.data[at] != '.')
		return false;
	size_t start = ++end;
	if (start >= text.length || parts_words(text_next(text, &end)))
		return false;
	return end >= text.length || text.data[end] == '.' || text.data[end] == ' ' || text.data[end] == ')';
}

// The next run of letters, dotted initials as one; where it ends. Empty at the end of the text. `dot`: it is
// the beginning of a word, which initials are not.
static str next_run(struct arena *arena, str text, size_t *at, bool *dot)
{
	struct buf run = buf_sized(arena, WORD_ROOM);
	size_t letters = 0;
	bool initials = false;
	*dot = false;
	while (*at < text.length) {
		size_t start = *at, end = start;
		uint32_t letter = text_next(text, &end);
		if (!parts_words(letter)) {
			buf_add(&run, str_slice(text, start, end - start));
			letters++;
		} else if (run.length > 0) {
			*dot = letter == '.' && !initials;
			if (letters != 1 || !goes_on(text, start))
				break;
			letters = 0;
			initials = true;
		}
		*at = end;
	}
	return buf_str(&run);
}

static void take_tokens(struct arena *arena, const struct naming_table *table, str text, struct tokens *tokens)
{
	*tokens = (struct tokens){ .count = 0 };
	bool dot;
	for (size_t at = 0; tokens->count < TOKENS;) {
		str run = next_run(arena, text, &at, &dot), word;
		if (run.length == 0)
			return;
		str rest = text_fold(arena, run);
		while (str_cut(&rest, ' ', &word))
			add_token(table, tokens, word, dot && rest.data == NULL, is_capitals(run));
	}
}

static str joined(struct arena *arena, const str *words, size_t count, const char *between)
{
	size_t length = 1;
	for (size_t i = 0; i < count; i++)
		length += words[i].length + 1;
	struct buf buf = buf_sized(arena, length);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_c(&buf, between);
		buf_add(&buf, words[i]);
	}
	return buf_str(&buf);
}

// --- The table.

static size_t kind_of(struct naming_table *table, str path)
{
	for (size_t i = 0; i < table->kind_count; i++)
		if (str_equal(table->kinds[i], path))
			return i;
	must(table->kind_count < KINDS);
	table->kinds[table->kind_count] = path;
	return table->kind_count++;
}

static struct phrase phrase_of(struct arena *arena, struct naming_table *table, str says)
{
	str rest = says, verb;
	struct phrase phrase = { .word = S("") };
	must(str_cut(&rest, ' ', &verb));
	if (str_is(verb, "kind")) {
		phrase.meaning = MEANS_KIND;
		phrase.kinds = (uint64_t)1 << kind_of(table, rest);
	} else if (str_is(verb, "number")) {
		phrase.meaning = MEANS_NUMBER;
		must(str_to_integer(rest, &phrase.number));
	} else if (str_is(verb, "word")) {
		phrase.meaning = MEANS_WORD;
		phrase.word = text_fold(arena, rest);
	} else {
		must(str_is(verb, "weak"));
		phrase.meaning = MEANS_WEAK;
	}
	return phrase;
}

// Two phrases that are written the same may mean either.
static void put(struct arena *arena, struct naming_table *table, struct lookup *keys, str key, struct phrase phrase)
{
	const size_t *known = lookup_find(keys, key);
	if (known != NULL) {
		table->items[*known].kinds |= phrase.kinds;
		return;
	}
	GROW(arena, table->items, table->count, table->room);
	table->items[table->count - 1] = phrase;
	lookup_set(keys, key, table->count - 1);
}

static str first_letters(struct arena *arena, const struct tokens *tokens, bool all)
{
	struct buf buf = buf_sized(arena, tokens->count * 4 + 1);
	for (size_t i = 0; i < tokens->count; i++) {
		str word = tokens->items[i].word;
		size_t end = 0;
		if (tokens->items[i].nothing && !all)
			continue;
		text_next(word, &end);
		buf_add(&buf, str_slice(word, 0, end));
	}
	return buf_str(&buf);
}

static void put_written(struct arena *arena, struct naming_table *table, struct phrase phrase, str language, str text)
{
	struct tokens tokens;
	str words[TOKENS];
	size_t count = 0;
	if (str_is(language, "code")) {
		put(arena, table, &table->codes, text, phrase);
		return;
	}
	take_tokens(arena, table, text, &tokens);
	for (size_t i = 0; i < tokens.count; i++)
		if (!tokens.items[i].nothing)
			words[count++] = tokens.items[i].word;
	if (count == 0)
		return;
	if (count > table->longest)
		table->longest = count;
	put(arena, table, &table->phrases, joined(arena, words, count, " "), phrase);
	if (count > 1 && phrase.meaning == MEANS_KIND && !sound_is_arabic(words[0]))
		put(arena, table, &table->initials, first_letters(arena, &tokens, false), phrase);
}

static bool takes_in(str kind, str narrower)
{
	return str_equal(kind, narrower) ||
	       (str_starts(narrower, kind) && narrower.data[kind.length] == '/');
}

static void relate(struct naming_table *table)
{
	for (size_t a = 0; a < table->kind_count; a++)
		for (size_t b = 0; b < table->kind_count; b++)
			if (takes_in(table->kinds[a], table->kinds[b]) || takes_in(table->kinds[b], table->kinds[a]))
				table->related[a] |= (uint64_t)1 << b;
}

enum { OF, LANGUAGE, SAYS, WRITTEN };

static void read_row(struct arena *arena, struct naming_table *table, const struct csv *csv, size_t row, bool nothing)
{
	str says = csv_cell(csv, row, SAYS), rest = csv_cell(csv, row, WRITTEN), text;
	if (str_is(says, "nothing") != nothing)
		return;
	struct phrase phrase = nothing ? (struct phrase){ .word = S("") } : phrase_of(arena, table, says);
	while (str_cut(&rest, ';', &text)) {
		if (nothing)
			lookup_set(&table->nothing, text_fold(arena, text), 0);
		else
			put_written(arena, table, phrase, csv_cell(csv, row, LANGUAGE), str_trim(text));
	}
}

const struct naming_table *naming_table_read(struct arena *arena, const char *of)
{
	struct naming_table *table = NEW(arena, struct naming_table);
	struct csv csv;
	struct mishap mishap;
	table->shortens = strcmp(of, "authority") == 0;
	table->nothing = lookup_in(arena);
	table->phrases = lookup_in(arena);
	table->codes = lookup_in(arena);
	table->initials = lookup_in(arena);
	str text = embedded_find(S("data/alike/words.csv"));
	must(text.data != NULL && csv_read(arena, text, ',', &csv, &mishap));
	// What says nothing first: it is left out of the phrases too.
	for (int pass = 0; pass < 2; pass++)
		for (size_t row = 1; row < csv.count; row++)
			if (csv_cell(&csv, row, OF).length == 0 || str_is(csv_cell(&csv, row, OF), of))
				read_row(arena, table, &csv, row, pass == 0);
	relate(table);
	return table;
}

bool naming_shortens(const struct naming_table *table)
{
	return table->shortens;
}

uint64_t naming_of_code(const struct naming_table *table, str code)
{
	const size_t *found = lookup_find(&table->codes, code);
	return found == NULL ? 0 : table->items[*found].kinds;
}

bool naming_kinds_fit(const struct naming_table *table, uint64_t a, uint64_t b)
{
	if (a == 0 || b == 0)
		return true;
	for (size_t i = 0; i < table->kind_count; i++)
		if ((a >> i & 1) != 0 && (table->related[i] & b) != 0)
			return true;
	return false;
}

bool naming_kinds_same(uint64_t a, uint64_t b)
{
	return a == b && (a & (a - 1)) == 0;
}

static size_t deepest(const struct naming_table *table, uint64_t kinds)
{
	size_t length = 0;
	for (size_t i = 0; i < table->kind_count; i++)
		if ((kinds >> i & 1) != 0 && table->kinds[i].length > length)
			length = table->kinds[i].length;
	return length;
}

uint64_t naming_narrow(const struct naming_table *table, uint64_t words, uint64_t code)
{
	if (words == 0 || (naming_kinds_fit(table, words, code) && deepest(table, code) > deepest(table, words)))
		return code;
	return words;
}

// --- Taking apart.

// 2, 2e, 2ème, 2nd, N°2.
static bool is_ordinal(str word, int64_t *number)
{
	static const char *const ends[] = { "", "e", "er", "re", "ere", "eme", "nd", "nde", "st", "rd", "th" };
	size_t digits = 0;
	while (digits < word.length && word.data[digits] >= '0' && word.data[digits] <= '9')
		digits++;
	if (digits == 0 || digits > 9)
		return false;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_is(str_skip(word, digits), ends[i]))
			return str_to_integer(str_slice(word, 0, digits), number);
	return false;
}

static bool is_roman(const struct token *token, int64_t *number)
{
	static const char *const written[] = { "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };
	for (size_t i = 0; token->upper && i < COUNT(written); i++)
		if (str_is(token->word, written[i])) {
			*number = (int64_t)i + 2;
			return true;
		}
	return false;
}

static void add_number(struct naming *naming, int64_t number)
{
	if (naming->number_count < NAMING_NUMBERS)
		naming->numbers[naming->number_count++] = number;
}

static void add_word(struct naming *naming, str word, bool cut, bool weak)
{
	if (naming->count == NAMING_WORDS)
		return;
	unsigned bit = 1u << naming->count;
	naming->cut |= cut ? bit : 0;
	naming->weak |= weak ? bit : 0;
	naming->words[naming->count++] = word;
}

static void add_kinds(const struct naming_table *table, struct naming *naming, uint64_t kinds)
{
	naming->kinds = naming_kinds_fit(table, naming->kinds, kinds) ? naming_narrow(table, naming->kinds, kinds)
	                                                                  : naming->kinds | kinds;
}

static const struct phrase *phrase_find(struct arena *arena, const struct naming_table *table, const struct token *tokens,
	size_t count, size_t *taken)
{
	str words[TOKENS];
	size_t most = count < table->longest ? count : table->longest;
	for (size_t i = 0; i < most; i++)
		words[i] = tokens[i].word;
	for (*taken = most; *taken > 0; --*taken) {
		str key = *taken == 1 ? words[0] : joined(arena, words, *taken, " ");
		const size_t *found = lookup_find(&table->phrases, key);
		if (found != NULL)
			return &table->items[*found];
	}
	return NULL;
}

static void apply(const struct naming_table *table, struct naming *naming, const struct phrase *phrase,
	const struct token *token)
{
	switch (phrase->meaning) {
	case MEANS_KIND: add_kinds(table, naming, phrase->kinds); break;
	case MEANS_NUMBER: add_number(naming, phrase->number); break;
	case MEANS_WORD: add_word(naming, phrase->word, false, false); break;
	case MEANS_WEAK: add_word(naming, token->word, false, true); break;
	}
}

// Initials of a kind ("PL", "BG") are one only beside a name.
static const struct phrase *initials_find(const struct naming_table *table, const struct token *token, size_t all)
{
	const size_t *found = token->upper && all > 1 ? lookup_find(&table->initials, token->word) : NULL;
	return found == NULL ? NULL : &table->items[*found];
}

static void take_apart(struct arena *arena, const struct naming_table *table, const struct token *tokens, size_t count,
	struct naming *naming)
{
	int64_t number;
	for (size_t i = 0; i < count;) {
		size_t taken = 1;
		const struct phrase *phrase = phrase_find(arena, table, &tokens[i], count - i, &taken);
		if (phrase == NULL) {
			taken = 1;
			phrase = initials_find(table, &tokens[i], count);
		}
		if (phrase != NULL)
			apply(table, naming, phrase, &tokens[i]);
		else if (is_ordinal(tokens[i].word, &number) || (i > 0 && is_roman(&tokens[i], &number)))
			add_number(naming, number);
		else
			add_word(naming, tokens[i].word, tokens[i].dot, false);
		i += taken;
	}
}

// The first word of the name behind an Arabic word of kind may begin with "in": السجن المحلي بطنجة.
static bool part_first(const struct naming *naming, str *word)
{
	if (naming->count == 0 || naming->kinds == 0)
		return false;
	*word = naming->words[0];
	if (!str_starts(*word, S(BEH)) || word->length < 8)
		return false;
	*word = str_skip(*word, 2);
	return true;
}

// A name may bring its own initials behind it: "National Prison Service (NPS)".
static void drop_initials(struct arena *arena, struct tokens *tokens)
{
	if (tokens->count < 3)
		return;
	struct tokens before = *tokens;
	str last = before.items[--before.count].word;
	if (str_equal(last, first_letters(arena, &before, false)) || str_equal(last, first_letters(arena, &before, true)))
		*tokens = before;
}

bool naming_read(struct arena *arena, const struct naming_table *table, str text, bool parted,
	struct naming *naming)
{
	struct tokens tokens;
	struct token said[TOKENS];
	str words[TOKENS];
	size_t count = 0;
	*naming = (struct naming){ .parted = parted };
	if (parted && !str_contains(text, S(BEH)))
		return false;
	take_tokens(arena, table, text, &tokens);
	drop_initials(arena, &tokens);
	for (size_t i = 0; i < tokens.count; i++)
		if (!tokens.items[i].nothing)
			said[count++] = tokens.items[i];
	take_apart(arena, table, said, count, naming);
	if (parted && !part_first(naming, &naming->words[0]))
		return false;
	for (size_t i = 0; i < naming->count; i++)
		naming->sounds[i] = sound_of_word(arena, naming->words[i]);
	for (size_t i = 0; i < count; i++)
		words[i] = said[i].word;
	naming->whole = joined(arena, words, count, " ");
	naming->core = joined(arena, naming->words, naming->count, "");
	naming->sound = joined(arena, naming->sounds, naming->count, "");
	naming->bones = sound_bones(arena, naming->sound);
	naming->initials = first_letters(arena, &tokens, false);
	naming->all_initials = first_letters(arena, &tokens, true);
	return true;
}

// --- Comparing.

static bool same_numbers(const struct naming *a, const struct naming *b)
{
	if (a->number_count != b->number_count)
		return false;
	for (size_t i = 0; i < a->number_count; i++)
		if (a->numbers[i] != b->numbers[i])
			return false;
	return true;
}

static size_t letters_of(str text, uint32_t *letters)
{
	size_t count = 0;
	for (size_t at = 0; at < text.length && count < SOUND_LETTERS;)
		letters[count++] = text_next(text, &at);
	return count;
}

// One letter more, less or other, in words that are long enough for it to be a slip; never the first.
static bool one_letter_apart(str one, str other)
{
	uint32_t a[SOUND_LETTERS], b[SOUND_LETTERS];
	size_t m = letters_of(one, a), n = letters_of(other, b), start = 0, end = 0;
	size_t least = m < n ? m : n, most = m < n ? n : m;
	if (least < LEAST_NEAR || most - least > 1)
		return false;
	while (start < least && a[start] == b[start])
		start++;
	while (end < least - start && a[m - 1 - end] == b[n - 1 - end])
		end++;
	return start > 0 && start + end + 1 >= most;
}

static bool same_word(const struct naming *a, size_t i, const struct naming *b, size_t k)
{
	if (str_equal(a->words[i], b->words[k]))
		return true;
	if (a->sounds[i].length >= LEAST_SOUND && str_equal(a->sounds[i], b->sounds[k]))
		return true;
	bool a_cut = (a->cut >> i & 1) != 0 && a->words[i].length >= 3, b_cut = (b->cut >> k & 1) != 0 && b->words[k].length >= 3;
	return (a_cut && str_starts(b->words[k], a->words[i])) || (b_cut && str_starts(a->words[i], b->words[k]));
}

// Word by word; one of them may be a letter apart.
static bool same_words(const struct naming *a, const struct naming *b)
{
	size_t slips = 0;
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (same_word(a, i, b, i))
			continue;
		if (!one_letter_apart(a->sounds[i], b->sounds[i]) || ++slips > 1)
			return false;
	}
	return true;
}

static size_t strong_count(const struct naming *naming)
{
	size_t count = 0;
	for (size_t i = 0; i < naming->count; i++)
		count += (naming->weak >> i & 1) == 0;
	return count;
}

static bool holds(const struct naming *longer, const struct naming *shorter, size_t k)
{
	for (size_t i = 0; i < longer->count; i++)
		if (same_word(longer, i, shorter, k))
			return true;
	return false;
}

// All that the shorter says stands in the longer, and is at least half of it.
static bool leaves_out(const struct naming *longer, const struct naming *shorter)
{
	size_t few = strong_count(shorter), many = strong_count(longer);
	if (few == 0 || few > many || few * 2 < many)
		return false;
	for (size_t k = 0; k < shorter->count; k++)
		if ((shorter->weak >> k & 1) == 0 && !holds(longer, shorter, k))
			return false;
	return true;
}

static bool are_initials(const struct naming *letters, const struct naming *of)
{
	str word = letters->whole;
	return word.length >= 2 && word.length <= INITIALS_MOST && str_find(word, S(" ")) == SIZE_MAX &&
	       (str_equal(word, of->initials) || str_equal(word, of->all_initials));
}

enum naming_match naming_compare(const struct naming_table *table, const struct naming *a, const struct naming *b)
{
	if (str_equal(a->whole, b->whole) && a->whole.length > 0)
		return a->parted == b->parted ? NAMING_SAME : NAMING_SPELLED;
	if (!same_numbers(a, b))
		return NAMING_APART;
	if (table->shortens && (are_initials(a, b) || are_initials(b, a)))
		return NAMING_INITIALS;
	if (a->count == 0 || b->count == 0)
		return NAMING_APART;
	if (str_equal(a->core, b->core))
		return a->parted == b->parted ? NAMING_SAME : NAMING_SPELLED;
	bool sounds = a->sound.length >= LEAST_SOUND && str_equal(a->sound, b->sound);
	if (sounds || same_words(a, b))
		return NAMING_SPELLED;
	return table->shortens && (leaves_out(a, b) || leaves_out(b, a)) ? NAMING_SHORTER : NAMING_APART;
}
