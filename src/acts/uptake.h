// What an adopted text took up of the mechanism's observations on it (OPCAT, art. 19 c): the articles of the bill beside those of
// the adopted text, each with the observations that name it.
#pragma once
#include "acts/write.h"

// One article in its wordings; NULL where there is none: an article that is new, or one that fell.
struct uptake_article {
	str number; // As in the bill; of a new one, as adopted.
	struct record *bill, *amended, *adopted;
};

struct uptake {
	struct uptake_article *articles; // In the order of the bill, new ones where they stand in the adopted text.
	size_t article_count;
	struct record **observations;    // That the caller may see, oldest first.
	size_t observation_count;
	int64_t in_full, in_part, not_taken, pending;
};

// Reads a legal text; what it became is where the adopted wording may stand. An article of the bill stands beside the one that
// its `becomes` names, else beside the adopted one with the same number.
bool uptake_read(struct call *call, const struct record *legal_text, struct uptake *uptake) MUST_USE;

// Whether an observation names this article ("12; 13-1").
bool uptake_names(struct call *call, const struct record *observation, str number);

// Records what was taken up, as somebody judged it who had both wordings before them; one that was recorded before is changed,
// and history keeps it. Refuses with reasons for "uptake", "day", "note"; what was taken in part needs a note.
bool uptake_take(struct call *call, struct record *observation, str uptake, const struct day *day, str note) MUST_USE;
