#include "web/standing_parts.h"

#include "base/catalogue.h"
#include "model/entities.h"
#include "page/chart.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/figure_parts.h"

// One number of a figure, which opens its rows.
static void set_number(struct call *call, struct view *view, const char *name, const struct count_result *result,
	const char *part)
{
	struct view *shown = view_in(view, name);
	bool above = str_is(str_from(part), "numerator");
	view_text(shown, "n", words_number(call->arena, call_locale(call),
			above ? result->total.numerator : result->total.denominator));
	view_text(shown, "address", figure_address(call, result, NULL, S(""), part));
}

static void set_chain(struct call *call, struct view *view, const struct standing *standing)
{
	const struct count_result *results = standing->results;
	set_number(call, view, "asked", &results[STANDING_R1], "denominator");
	set_number(call, view, "said", &results[STANDING_R1], "numerator");
	set_number(call, view, "accepted", &results[STANDING_A1], "numerator");
	set_number(call, view, "verified", &results[STANDING_I5], "numerator");
	set_number(call, view, "full", &results[STANDING_I1], "numerator");
	const struct count_value *gap = &standing->gap.total;
	if (gap->denominator == 0)
		return;
	words_rate(view_in(view, "claimed"), "value", call_locale(call), gap->more[0], gap->denominator, false);
	words_rate(view_in(view, "found"), "value", call_locale(call), gap->more[1], gap->denominator, false);
	view_text(view, "gap", figure_address(call, &standing->gap, NULL, S(""), "denominator"));
}

static void set_rates(struct call *call, struct view *view, const struct standing *standing)
{
	for (size_t i = 0; i < STANDING_COUNT; i++) {
		const struct count_result *result = &standing->results[i];
		struct view *row = view_add(view, "rates");
		view_text(row, "name", say_in(call, "indicator", result->indicator->name));
		view_text(row, "code", str_from(result->indicator->code));
		view_text(row, "address", figure_address(call, result, NULL, S(""), NULL));
		view_text(row, "value", figure_words(call, result, &result->total));
		view_text(row, "numerator", words_number(call->arena, call_locale(call), result->total.numerator));
		view_text(row, "denominator", words_number(call->arena, call_locale(call), result->total.denominator));
		view_text(row, "above", figure_address(call, result, NULL, S(""), "numerator"));
		view_text(row, "below", figure_address(call, result, NULL, S(""), "denominator"));
	}
}

static void set_overdue(struct call *call, struct view *view, const struct count_result *result)
{
	if (result->total.numerator == 0)
		return;
	struct view *overdue = view_in(view, "overdue");
	set_number(call, overdue, "all", result, "numerator");
	figure_ages(call, overdue, result, &result->total, NULL, S(""));
}

static const struct count_value *value_of_year(const struct count_result *result, str year)
{
	for (size_t i = 0; i < result->row_count; i++)
		if (str_equal(result->rows[i].keys[0], year))
			return &result->rows[i].value;
	return NULL;
}

// The years are those in which something was sent.
static void set_years(struct call *call, struct view *view, const struct standing *standing)
{
	const struct count_result *sent = &standing->results[STANDING_R1];
	for (size_t k = 0; k < STANDING_COUNT; k++)
		view_text(view_add(view, "columns"), "code", str_from(standing->results[k].indicator->code));
	for (size_t i = 0; i < sent->row_count; i++) {
		struct view *row = view_add(view, "years");
		str year = sent->rows[i].keys[0];
		view_text(row, "label", figure_label(call, sent, year));
		for (size_t k = 0; k < STANDING_COUNT; k++) {
			struct view *cell = view_add(row, "cells");
			const struct count_value *value = value_of_year(&standing->results[k], year);
			if (value == NULL)
				continue;
			figure_value(call, cell, "value", value);
			view_text(cell, "address", figure_address(call, &standing->results[k], "year", year, "denominator"));
		}
	}
	if (sent->row_count > 1)
		figure_chart(call, view, sent);
}

static void set_dates(struct call *call, struct view *view, const struct standing *standing)
{
	for (size_t i = 0; i < standing->date_count; i++) {
		const struct standing_date *date = &standing->dates[i];
		struct view *shown = view_add(view, "dates");
		shown_day(call, shown, "day", date->day);
		view_flag(shown, "promised", date->promised);
		shown_link(call, view_in(shown, "record"), &recommendation_entity, date->recommendation);
	}
	view_integer(view, "awaited", standing->awaited);
	view_integer(view, "promised", standing->promised);
}

void standing_fill(struct call *call, struct view *view, const struct standing *standing)
{
	struct view *shown = view_in(view, "standing");
	shown_day(call, shown, "as_of", str_copy(call->arena, day_str(&call->today)));
	view_flag(shown, "figures", standing->figures);
	if (standing->figures) {
		set_chain(call, shown, standing);
		set_rates(call, shown, standing);
		set_overdue(call, shown, &standing->overdue);
		set_years(call, shown, standing);
	}
	set_dates(call, shown, standing);
}
