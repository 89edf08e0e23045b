// Counting: every figure with its numerator, denominator, rule and day (indicators.md §2, 3). Rates over
// addressee lines are sums of dated events, so any past day costs what today costs; visits are counted
// from their rows. Unknown is not zero, and an empty denominator is no value.
#pragma once
#include "acts/write.h"

enum { COUNT_DIMENSIONS = 3, COUNT_AGES = 4 };

struct indicator {
	const char *code;        // "R2"
	const char *name;        // NC_("indicator", …)
	const char *rule;        // NC_("indicator", …)
	const char *unit;        // N_("addressee line")
	const char *numerators[3];
	const char *denominator; // NULL: a count, not a rate.
	const char *undated;     // Event code of what counts from a list's day.
};

extern const struct indicator indicators[];
extern const size_t indicator_count;
const struct indicator *indicator_find(str code);

struct count_request {
	str indicator;
	str by[COUNT_DIMENSIONS]; // authority, place_kind, region, theme; for visits also place, kind, year.
	size_t by_count;
	struct day as_of;         // Empty: today. Only facts dated on or before it count.
	struct day from, to;      // Of what was sent (or of the visit's start); empty: no bound.
};

struct count_value {
	int64_t numerator;
	int64_t denominator;
	bool has_denominator;
	bool has_value;          // False: no value, because nothing is in the denominator.
	int64_t tenths;          // Per cent × 10, half up.
	int64_t ages[COUNT_AGES]; // R5: 0–30, 31–90, 91–180, over 180 days late.
};

struct count_row {
	str keys[COUNT_DIMENSIONS];   // Id or code.
	str labels[COUNT_DIMENSIONS]; // In the reader's language; "" when not known.
	struct count_value value;
};

struct count_result {
	const struct indicator *indicator;
	struct count_request request;
	struct count_row *rows;
	size_t row_count;
	struct count_value total; // Pooled, never a mean of rates.
	int64_t undated;          // How many count from the day of a list.
	bool ages;                // The values carry ages.
	// Range over the rows with at least 5 in the denominator (ground rule 9).
	size_t range_count;
	int64_t range_low, range_high; // Tenths of a per cent.
};

// Refuses an unknown indicator or dimension, and a caller without the right to figures. A regional
// commission counts its region, a focal point its authority.
bool count(struct call *call, const struct count_request *request, struct count_result *result) MUST_USE;

// The figures shape of the contract.
void count_json(struct call *call, struct buf *buf, const struct count_result *result);

// "87.5" or "" for no value.
str count_percent(struct arena *arena, const struct count_value *value);
