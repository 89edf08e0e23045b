// How a recommendation is written: what APT's double SMART (domain.md §9) lets a program see. The words are few
// and the looking is simple, so what comes out is a hint to its author and never a verdict. The ten marks
// themselves are ticked by people, in the recommendation's `marks`; their mean is the figure Q3.
#pragma once
#include "model/record.h"

enum { QUALITY_WORDS_LEAST = 5, QUALITY_MARKS = 10 };

struct quality {
	size_t words;  // Of the text.
	size_t verbs;  // Verbs of action that the lists know: the first, and each one joined to it by "and".
};

// Looks at a text in any of the three languages.
struct quality quality_of(struct arena *arena, str text);

// The verbs that it knows: folded by text_fold and in the order of their bytes.
extern const char *const quality_verbs[];
extern const size_t quality_verb_count;

// How many of the ten marks are ticked; -1 where nobody looked (old lists).
int quality_score(struct arena *arena, const struct record *recommendation);

// The day that a horizon proposes from a day on: 7 days, 3 months, 12 months; empty for a long one or none.
struct day quality_due(str horizon, const struct day *from);
