// What a table for another mechanism holds back, so that nothing in it points at few and nothing gives back what is
// held back (docs/exchange-package.md). It works on numbers alone: rows whose counts say of the same things how many
// were sent, answered, accepted …; all figures of a table together.
//
// A row is held back whole. Whatever else is known of a thing that is counted, it may be in any of the rows that are
// held back; so each of their numbers may be anything up to what they hold together, and that is kept large.
#pragma once
#include "base/arena.h"

enum withhold_count { WITHHOLD_SENT, WITHHOLD_DUE, WITHHOLD_DUE_DATED, WITHHOLD_REPLIED, WITHHOLD_ON_TIME, WITHHOLD_OVERDUE,
	WITHHOLD_ACCEPTED, WITHHOLD_ACCEPTED_ANY, WITHHOLD_REJECTED, WITHHOLD_VERIFIED, WITHHOLD_FULL, WITHHOLD_FULL_PARTLY,
	WITHHOLD_VISITS, WITHHOLD_NOTICED, WITHHOLD_UNANNOUNCED, WITHHOLD_FOLLOW_UP, WITHHOLD_ACCESS, WITHHOLD_DATED,
	WITHHOLD_ODD_HOURS, WITHHOLD_COUNTS };

struct withhold_row {
	int64_t counts[WITHHOLD_COUNTS];
	bool held; // In: by an earlier table of the same things. Out: held back.
};

struct withhold_table {
	bool has[WITHHOLD_COUNTS]; // What the table tells.
	struct withhold_row *rows;
	size_t row_count;
	struct withhold_row total; // Of all rows; or the only one.
	int64_t threshold;         // The least count that is shown.
};

// Marks the rows, and the total, that are held back.
void withhold(struct arena *arena, struct withhold_table *table);

// True for a number that may point at few.
bool withhold_is_small(int64_t number, int64_t threshold);
