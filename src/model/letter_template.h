// The words of a kind of letter in one language, which the institution edits. {…} in them is filled in for each
// letter (acts/compose.h). Where a kind has one for a recipient, that one is taken for it. Those that a network shares write
// no letters: a house takes one over as its own (acts/adopt.h), and it says from where.
#pragma once
#include "model/entity.h"

enum letter_template_field {
	LETTER_TEMPLATE_KIND,
	LETTER_TEMPLATE_RECIPIENT,
	LETTER_TEMPLATE_LANGUAGE,
	LETTER_TEMPLATE_SUBJECT,
	LETTER_TEMPLATE_TEXT,
	LETTER_TEMPLATE_NETWORK,
	LETTER_TEMPLATE_TAKEN_FROM,
	LETTER_TEMPLATE_FIELD_COUNT
};

extern const struct entity letter_template_entity;

// What may stand in braces.
enum letter_place {
	LETTER_PLACE_AUTHORITY,       // To which the recommendations are addressed.
	LETTER_PLACE_ADDRESSED_TO,    // The office that is written to.
	LETTER_PLACE_INSTITUTION,
	LETTER_PLACE_RECOMMENDATIONS, // A numbered list of them, with the days on which replies are due.
	LETTER_PLACE_DUE_ON,          // The first of those days.
	LETTER_PLACE_DAYS_LATE,       // Since that day.
	LETTER_PLACE_NUMBER,          // Of the letter.
	LETTER_PLACE_DATE,            // On the letter.
	LETTER_PLACE_COUNT
};
extern const char *const letter_places[LETTER_PLACE_COUNT];

// The first {word} of a text, braces included, and where it stands; false when there is none. A word is short and stands
// on one line. `*place` is LETTER_PLACE_COUNT for a word that no letter fills in.
bool letter_place_next(str text, size_t *at, str *braced, enum letter_place *place);
