// One figure of two periods side by side: each group, or all of it, with both values, their cases and the difference.
#pragma once
#include "acts/count.h"
#include "page/view.h"

// Fills .periods for templates/figure_page.html: earlier and later (what each is called), by_label, counts, rows and total
// with the cells of both and the difference, and .chart.
void figure_periods(struct call *call, struct view *view, const struct count_result *later, const struct count_result *earlier);
