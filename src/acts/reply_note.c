#include "acts/reply_note.h"

#include "base/catalogue.h"
#include "base/text.h"

enum said {
	SAID_NONE = 1 << 0,
	SAID_REMINDER = 1 << 1,
	SAID_ACKNOWLEDGED = 1 << 2,
	SAID_HOLDING = 1 << 3,
	SAID_LETTER = 1 << 4,
	SAID_REPLIED = 1 << 5,
};

static unsigned said_of(str meaning)
{
	static const char *const meanings[] = { "none", "reminder", "acknowledged", "holding", "letter", "replied" };
	for (size_t i = 0; i < COUNT(meanings); i++)
		if (str_is(meaning, meanings[i]))
			return 1u << i;
	return 0;
}

// A word that turns what stands beside it into its opposite.
static bool is_negation(str word)
{
	static const char *const words[] = { "pas", "non", "not", "never", "sans", "jamais", "aucun", "aucune", "ne",
		"cannot", "nor", "without", "غير", "لم", "لن", "لا", "ليس", "ليست", "بدون", "دون" };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

// "lettre no 398": the word before a number counts letters and denies nothing.
static bool is_number_sign(str folded, size_t at, size_t length)
{
	size_t behind = at + length + 1;
	return str_is(str_slice(folded, at, length), "no") && behind < folded.length && folded.data[behind] >= '0' &&
	       folded.data[behind] <= '9';
}

struct saying {
	unsigned said;
	str position;
	bool negated; // A negation stands beside the words that are known.
};

// All that the words say, the longest known ones first, each word once; then whether what is left turns it round.
static struct saying words_said(struct call *call, const struct wordings *wordings, str folded)
{
	struct saying saying = { .position = S("") };
	char *left = str_c(call->arena, folded);
	str rest = { left, folded.length }, word;
	for (;;) {
		size_t at, length, position_at, position_length;
		str meaning = wordings_within(wordings, S("reply_note"), rest, &at, &length);
		str position = wordings_within(wordings, S("position"), rest, &position_at, &position_length);
		if (length == 0 && position_length == 0)
			break;
		if (position_length >= length) {
			saying.position = saying.position.length > 0 ? saying.position : position;
			at = position_at;
			length = position_length;
		} else if (!is_number_sign(rest, at, length)) {
			saying.said |= said_of(meaning);
		}
		for (size_t i = 0; i < length; i++)
			left[at + i] = '\n';
	}
	while (str_cut(&rest, ' ', &word))
		saying.negated = saying.negated || is_negation(word);
	return saying;
}

static const char *told_words(enum day_told told)
{
	switch (told) {
	case DAY_TOLD_WHOLE: break;
	case DAY_TOLD_MONTH: return N_("Only the month of the reply is told.");
	case DAY_TOLD_SHORT_YEAR: return N_("The year has two digits and was read as one of this century.");
	case DAY_TOLD_NO_YEAR: return N_("The day has no year; the first one after the sending was taken.");
	}
	return NULL;
}

static bool take_day(struct call *call, str text, enum day_order order, const struct day *sent_on,
	struct reply_note *note)
{
	struct day day, second;
	enum day_told told, second_told;
	str behind, rest;
	switch (day_within(call->arena, text, order, sent_on, &day, &told, &behind)) {
	case DAY_READ: break;
	case DAY_UNREADABLE: return true;
	case DAY_AMBIGUOUS:
		return refuse_field(call, "reply_note",
			say_with(call, N_("“{text}” is not a day. Write it as in 2026-05-31."), "text", text, NULL));
	}
	note->day = str_copy(call->arena, day_str(&day));
	note->settled = told_words(told);
	if (day_within(call->arena, behind, order, sent_on, &second, &second_told, &rest) == DAY_READ)
		note->settled = N_("Two days stand in it; the first whole one was taken.");
	return true;
}

static bool only_a_day(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		if (!((c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == ' '))
			return false;
	}
	return true;
}

static bool unclear(struct call *call, str text)
{
	return refuse_field(call, "reply_note",
		say_with(call, N_("“{text}” does not tell whether there was a reply."), "text", text, NULL));
}

bool reply_note_read(struct call *call, const struct wordings *wordings, str text, enum day_order order,
	const struct day *sent_on, struct reply_note *note)
{
	*note = (struct reply_note){ .day = S(""), .position = S("") };
	str folded = text_fold(call->arena, text);
	if (folded.length == 0)
		return true;
	struct saying saying = words_said(call, wordings, folded);
	bool answered = saying.position.length > 0 && !str_is(saying.position, "no_position");
	bool replied = answered || (saying.said & SAID_REPLIED) != 0;
	bool otherwise = (saying.said & (SAID_ACKNOWLEDGED | SAID_REMINDER | SAID_HOLDING | SAID_NONE)) != 0;
	// "Accord attendu" beside an acknowledgement, "non répondu": what contradicts itself is for a person.
	if ((!answered && saying.said == 0 && !only_a_day(text)) || saying.negated || (replied && otherwise))
		return unclear(call, text);
	note->position = saying.position;
	if (replied || !otherwise)
		note->said = REPLY_SAID_REPLIED;
	else if ((saying.said & SAID_ACKNOWLEDGED) != 0)
		note->said = REPLY_SAID_ACKNOWLEDGED;
	else if ((saying.said & SAID_HOLDING) != 0)
		note->settled = N_("It is being looked at: that is no reply in substance.");
	return note->said == REPLY_SAID_NOTHING || take_day(call, text, order, sent_on, note);
}

// True when each word of `few` stands in `many`: "sante" in "min sante".
static bool words_in(str few, str many)
{
	str rest = few, word;
	while (str_cut(&rest, ' ', &word)) {
		bool found = false;
		str others = many, other;
		while (str_cut(&others, ' ', &other))
			found = found || str_equal(word, other);
		if (!found)
			return false;
	}
	return few.length > 0;
}

bool reply_note_part(struct arena *arena, str text, str addressee, str *part)
{
	str rest = text, one, folded = text_fold(arena, addressee);
	bool named = false;
	*part = text;
	while (str_cut(&rest, ';', &one)) {
		size_t colon = str_find(one, S(":"));
		if (colon == SIZE_MAX)
			continue;
		named = true;
		if (words_in(text_fold(arena, str_slice(one, 0, colon)), folded)) {
			*part = str_trim(str_skip(one, colon + 1));
			return true;
		}
	}
	return !named;
}
