// Many figures side by side, split by one dimension: each row of the table holds the values of all of
// them, the totals are pooled, and like is compared with like (acts/compare.h).
#pragma once
#include "acts/compare.h"

enum tabulated {
	TABLE_R1, TABLE_R2, TABLE_R3, TABLE_R5, TABLE_A1, TABLE_A2, TABLE_A3, TABLE_A4, TABLE_I1, TABLE_I2, TABLE_I3,
	TABLE_I5, TABLE_V1, TABLE_V2, TABLE_V3, TABLE_V5, TABLE_V8, TABLE_P1, TABLE_P3, TABLE_COUNT
};
extern const char *const table_codes[TABLE_COUNT];

struct table_row {
	str key, label; // Empty: not known.
	struct count_value values[TABLE_COUNT];
	bool has[TABLE_COUNT];
	struct compare_row claims;
};

struct table {
	struct count_result results[TABLE_COUNT]; // Totals, rules and ranges.
	bool has[TABLE_COUNT];                    // Visits have no theme.
	struct compare_result claims;
	struct table_row *rows;
	size_t row_count, row_room;
};

// `request` names the dimension, the day and the period; its indicator is not read. Refuses as count().
bool tabulate(struct call *call, const struct count_request *request, struct table *table) MUST_USE;

// The dimensions that the table can be split by; ends with NULL.
struct table_dimension {
	const char *name;
	const char *label; // N_(…)
};
extern const struct table_dimension table_dimensions[];
const struct table_dimension *table_dimension_find(str name);
