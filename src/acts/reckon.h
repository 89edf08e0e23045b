// The arithmetic of figures, on numbers alone (indicators.md §2): rounding half up, medians, the survival
// median, and which small numbers a public table hides.
#pragma once
#include "base/arena.h"

// numerator × scale / denominator, rounded half up: the tenths of a per cent with 1,000, hundredths of a
// ratio with 100. Half goes up for numbers below zero too (−0.5 is 0). The denominator is above 0.
int64_t reckon_ratio(int64_t numerator, int64_t denominator, int64_t scale);

// The median in tenths: of an even count the mean of the two in the middle. The values are put in order.
// False for none.
bool reckon_median(int64_t *values, size_t count, int64_t *tenths) MUST_USE;

// How long something took, or, where it has not ended, how long it was watched.
struct lasting {
	int64_t days;
	bool ended;
};

// The survival median (Kaplan and Meier): the first day by which, of all that was watched that long, at
// least half has ended. False when fewer than half ever ends. The items are put in order.
bool reckon_survival(struct lasting *items, size_t count, int64_t *days) MUST_USE;

// One row of a table about persons.
struct hiding {
	int64_t size;   // What the row is about, to choose the next smallest.
	bool sensitive; // It says, or lets one subtract, a count of 1 to 4.
	bool hidden;    // Out.
};

// True for a count that may point at persons.
bool reckon_is_small(int64_t count);

// Hides the sensitive rows, and one more so that none can be recovered from the total: the smallest of
// those left that is not zero; where there is none, the total. `total` is hidden when it is sensitive.
void reckon_hide(struct hiding *rows, size_t count, struct hiding *total);
