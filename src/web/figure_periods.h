// One figure counted twice, side by side: each group, or all of it, with both values, their cases and the difference.
#pragma once
#include "acts/count.h"
#include "page/view.h"

struct figure_side {
	const struct count_result *result;
	str name; // What stands over its column.
};

// Fills a view for templates/figure_pair.html: earlier and later (what each is called), by_label, share, rows and total with the
// cells of both and the difference, and .chart, whose ids `mark` makes its own.
void figure_pair(struct call *call, struct view *view, const char *mark, const struct figure_side *later, const struct figure_side *earlier);

// The cells of both totals and the difference alone: .earlier, .later, .difference.
void figure_pair_total(struct call *call, struct view *view, const struct count_result *later, const struct count_result *earlier);

// The same of two periods, under .periods.
void figure_periods(struct call *call, struct view *view, const struct count_result *later, const struct count_result *earlier);
