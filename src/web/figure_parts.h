// Figures as pages show them: a rate with its cases, day and definition.
#pragma once
#include "acts/compare.h"
#include "page/view.h"

// One rate card, as templates/rate.html wants it, added to the list `name`. `claims` (may be NULL) puts
// what is claimed beside it.
void figure_rate(struct call *call, struct view *view, const char *name, const struct count_result *result,
	const struct compare_row *claims);

// The value of a row in a table: .share, .cases, .few, .none; .count for a figure without denominator.
void figure_value(struct call *call, struct view *view, const char *name, const struct count_value *value);

// The ages of overdue lines under .ages: four counts, each with the address of its lines. `dimension` and `key`
// say which row of the result they are (NULL: the total).
void figure_ages(struct call *call, struct view *view, const struct count_result *result,
	const struct count_value *value, const char *dimension, str key);

// A year, a quarter or a month as people write it: "2025", "Q2 2025", "May 2025"; what is none of these stays as it is.
str figure_time(struct call *call, str key);

// The label of a row, times in words, numbers in it in the digits of the reader; "Not known" for none.
str figure_label(struct call *call, const struct count_result *result, str label);

// The value with its sign, as people write it; "" for none.
str figure_words(struct call *call, const struct count_result *result, const struct count_value *value);

// The page of a figure with the same day, period and filters, and one more (`dimension`, NULL for none); with
// the rows of its "numerator" or "denominator", or NULL.
str figure_address(struct call *call, const struct count_result *result, const char *dimension, str key,
	const char *rows);

// The range over the rows under .range, as templates/range.html wants it; nothing where there are no groups.
void figure_range(struct call *call, struct view *view, const struct count_result *result);

// The first dimension under .chart, as templates/chart.html wants it: times as a line, groups as bars; nothing where values fall
// below 0. Shares lie on a scale to 100 per cent, the longest bar of anything else is the largest value.
void figure_chart(struct call *call, struct view *view, const struct count_result *result);

// How long what ended took, under .spread: rows (label, n, share) and .chart; nothing where nothing ended.
void figure_spread(struct call *call, struct view *view, const struct count_result *result);

// The range of each year as a chart under .chart and a table under .rows.
void figure_years(struct call *call, struct view *view, const struct count_result *result,
	const struct count_year *years, size_t count);

// Quoted figures under .claims, as templates/claims.html wants them.
void figure_claims(struct call *call, struct view *view, struct record *const *claims, size_t count);
