// Saving a figure as it stands, under a name, and telling it on any later day: as it was told, as it is counted again as of
// that day, and as of today. What was told is kept as it was; it differs from what is counted again where facts of that time
// were entered or corrected since.
#pragma once
#include "acts/count.h"

enum { FIGURE_ROWS_MOST = 500 };

// Counts what is asked and keeps it, for oneself or for the institution. Refuses a name that stands already, more groups than
// FIGURE_ROWS_MOST, and as count() does.
bool figure_keep(struct call *call, const struct count_request *request, str name, bool ours, struct record **saved) MUST_USE;

struct figure_told {
	const struct record *record;
	struct count_result then;  // As it was told.
	struct count_result again; // As of the same day, counted now.
	struct count_result now;   // As of today; the period stays.
	bool same;                 // Counted again it is what was told.
	bool other_rule;           // The rule has another version than then.
};

// Refuses who may not count it, and, unless the caller counted it, who counts fewer rows than it was counted from. `whole`:
// with its groups; else the total alone.
bool figure_tell(struct call *call, const struct record *saved, bool whole, struct figure_told *told) MUST_USE;

// The totals of the figures that the caller saved and of those of the institution, the latest first, as many as `most`. What
// the caller may not be told is left out.
bool figures_told(struct call *call, size_t most, struct figure_told **told, size_t *count) MUST_USE;
