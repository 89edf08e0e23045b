// What authorities claim beside what the mechanism verified, like with like: only lines that carry both
// are compared, so neither side counts what is not known (indicators.md, I6; ground rules 4 and 11).
#pragma once
#include "acts/count.h"

struct compare_row {
	str key;              // Of the first dimension; "" when not known.
	str label;
	int64_t both;         // Lines with a claim and a verification.
	int64_t claimed_full; // Of them, claimed full.
	int64_t verified_full;
};

struct compare_result {
	struct compare_row *rows;
	size_t row_count;
	struct compare_row total;
};

// Counts by the first dimension of the request (or none), as of its day and within its period. Refuses
// as count() does.
bool compare(struct call *call, const struct count_request *request, struct compare_result *result) MUST_USE;
