// The self-assessments of the mechanism beside each other, a column for each year; and a new one that begins with the
// questions of the last.
#pragma once
#include "acts/write.h"

enum { SELF_ASSESS_YEARS = 6 }; // The latest ones.

struct self_assess_row {
	int64_t paragraph;
	str question;
	struct record *answers[SELF_ASSESS_YEARS]; // NULL: it was not asked that year.
	int change[SELF_ASSESS_YEARS];             // Against the year before in which it was answered: -1 worse, 1 better, 0 the same.
};

struct self_assess {
	struct record *years[SELF_ASSESS_YEARS]; // The earliest first.
	size_t year_count;
	int64_t yes[SELF_ASSESS_YEARS], answered[SELF_ASSESS_YEARS];
	struct self_assess_row *rows; // By paragraph.
	size_t count, room;
};

// Refuses callers who read none.
bool self_assess_compare(struct call *call, struct self_assess *compared) MUST_USE;

// A new self-assessment with the questions of the last one before it, unanswered. Refuses a year that is none or that has one,
// and when none is earlier.
bool self_assess_begin(struct call *call, str year, struct record **made) MUST_USE;
