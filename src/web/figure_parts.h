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

// The ages of overdue lines under .ages: four texts.
void figure_ages(struct call *call, struct view *view, const struct count_value *value);
