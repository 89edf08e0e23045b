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

// All that the words say: the longest ones first, each word once.
static unsigned words_said(struct call *call, const struct wordings *wordings, str folded)
{
	unsigned said = 0;
	char *left = str_c(call->arena, folded);
	size_t at, length;
	for (str meaning; (meaning = wordings_within(wordings, S("reply_note"), (str){ left, folded.length }, &at, &length))
				  .length > 0;) {
		said |= said_of(meaning);
		for (size_t i = 0; i < length; i++)
			left[at + i] = '\n';
	}
	return said;
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
	if (note->settled == NULL && day_within(call->arena, behind, order, sent_on, &second, &second_told, &rest) == DAY_READ)
		note->settled = N_("Two days stand in it; the first one was taken.");
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

bool reply_note_read(struct call *call, const struct wordings *wordings, str text, enum day_order order,
	const struct day *sent_on, struct reply_note *note)
{
	*note = (struct reply_note){ .day = S(""), .position = S("") };
	str folded = text_fold(call->arena, text);
	if (folded.length == 0)
		return true;
	size_t at, length;
	note->position = wordings_within(wordings, S("position"), folded, &at, &length);
	unsigned said = words_said(call, wordings, folded);
	bool answered = note->position.length > 0 && !str_is(note->position, "no_position");
	if (!answered && said == 0 && !only_a_day(text))
		return refuse_field(call, "reply_note",
			say_with(call, N_("“{text}” does not tell whether there was a reply."), "text", text, NULL));
	if (answered || (said & SAID_REPLIED) != 0 ||
	        (said & (SAID_ACKNOWLEDGED | SAID_REMINDER | SAID_HOLDING | SAID_NONE)) == 0)
		note->said = REPLY_SAID_REPLIED;
	else if ((said & SAID_ACKNOWLEDGED) != 0)
		note->said = REPLY_SAID_ACKNOWLEDGED;
	else if ((said & SAID_HOLDING) != 0)
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
