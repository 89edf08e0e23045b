#include "web/figure_periods.h"

#include "base/catalogue.h"
#include "base/numerals.h"
#include "page/chart.h"
#include "page/words.h"
#include "web/figure_parts.h"

enum { BARS_MOST = 16 };

static bool counts(const struct count_result *result)
{
	return result->indicator->measure == MEASURE_COUNT;
}

static const struct count_value *value_of(const struct count_result *result, str key)
{
	for (size_t i = 0; i < result->row_count; i++)
		if (str_equal(result->rows[i].keys[0], key))
			return &result->rows[i].value;
	return NULL;
}

static str period_name(struct call *call, const struct count_result *result)
{
	if (result->request.period.length > 0 && !str_is(result->request.period, "rolling"))
		return result->request.period;
	return str_format(call->arena, "%.*s – %.*s", STR_ARG(day_str(&result->request.from)), STR_ARG(day_str(&result->request.to)));
}

// What a value is reckoned in: 1 of a count, 10 of per cent, points and days, 100 of a ratio.
static int64_t unit_of(const struct count_result *result)
{
	return counts(result) ? 1 : result->indicator->measure == MEASURE_RATIO ? 100 : 10;
}

// With its sign, a true minus; nothing where one of the two has no value. Shares differ by points, from the exact shares.
static str difference(struct call *call, const struct count_result *result, const struct count_value *later,
	const struct count_value *earlier)
{
	bool share = result->indicator->measure == MEASURE_SHARE;
	if (later->hidden || earlier->hidden || (!counts(result) && (!later->has_value || !earlier->has_value)))
		return S("");
	int64_t by = counts(result) ? later->numerator - earlier->numerator
	             : share ? words_gap_tenths(later->numerator, later->denominator, earlier->numerator, earlier->denominator)
	                     : later->tenths - earlier->tenths;
	int64_t size = by < 0 ? -by : by;
	str words = unit_of(result) == 1 ? words_number(call->arena, call_locale(call), size)
	            : unit_of(result) == 10 ? words_tenths(call->arena, call_locale(call), size)
	                                    : words_tenths(call->arena, call_locale(call), (size + 5) / 10);
	return words_signed(call->arena, call_locale(call), by, words);
}

static void set_cell(struct call *call, struct view *row, const char *name, const struct count_result *result,
	const struct count_value *value, const char *dimension, str key)
{
	struct view *cell = view_in(row, name);
	bool shown = value != NULL && !value->hidden;
	view_flag(cell, "hidden", value != NULL && value->hidden);
	if (value == NULL && counts(result))
		view_text(cell, "value", words_number(call->arena, call_locale(call), 0));
	if (!shown)
		return;
	view_text(cell, "value", counts(result) ? words_number(call->arena, call_locale(call), value->numerator) : figure_words(call, result, value));
	if (!counts(result) && value->has_denominator)
		view_text(cell, "cases", words_of(call->arena, call_locale(call), value->numerator, value->denominator));
	if (value->numerator != 0)
		view_text(cell, "address", figure_address(call, result, dimension, key, "numerator"));
}

// A year is a number, "2026-Q1" a code.
static str period_words(struct call *call, str name)
{
	return str_contains(name, S("Q")) ? name : numerals_write(call->arena, call_locale(call), name);
}

static void set_row(struct call *call, struct view *row, const struct count_result *later, const struct count_result *earlier,
	const struct count_value *now, const struct count_value *then, const char *dimension, str key)
{
	static const struct count_value nothing;
	set_cell(call, row, "earlier", earlier, then, dimension, key);
	set_cell(call, row, "later", later, now, dimension, key);
	view_text(row, "difference", difference(call, later, now != NULL ? now : &nothing, then != NULL ? then : &nothing));
}

static struct chart_bar bar_of(struct call *call, const struct count_result *result, const struct count_value *value, int64_t most)
{
	if (value == NULL || value->hidden || (!counts(result) && !value->has_value))
		return (struct chart_bar){ .has = counts(result) && value == NULL, .words = words_number(call->arena, call_locale(call), 0) };
	return (struct chart_bar){ true, counts(result) ? value->numerator * 1000 / most : value->tenths,
		counts(result) ? words_number(call->arena, call_locale(call), value->numerator)
		               : words_of(call->arena, call_locale(call), value->numerator, value->denominator) };
}

struct group {
	str key, label;
	const struct count_value *later, *earlier;
};

static size_t groups_of(struct call *call, const struct count_result *later, const struct count_result *earlier, struct group *groups)
{
	size_t count = 0;
	const struct count_result *both[] = { later, earlier };
	for (size_t b = 0; b < COUNT(both); b++)
		for (size_t i = 0; i < both[b]->row_count; i++) {
			str key = both[b]->rows[i].keys[0], label = both[b]->rows[i].labels[0];
			if (b == 1 && value_of(later, key) != NULL)
				continue;
			groups[count++] = (struct group){ key, figure_label(call, later, label), value_of(later, key), value_of(earlier, key) };
		}
	return count;
}

static void set_chart(struct call *call, struct view *view, str mark, const struct count_result *later, const struct count_result *earlier,
	const struct group *groups, size_t count)
{
	struct chart_row *rows = NEW_MANY(call->arena, BARS_MOST, struct chart_row);
	int64_t most = 1;
	size_t drawn = 0;
	if (count == 0 || (!counts(later) && later->indicator->measure != MEASURE_SHARE))
		return;
	for (size_t i = 0; i < count; i++) {
		most = groups[i].later != NULL && groups[i].later->numerator > most ? groups[i].later->numerator : most;
		most = groups[i].earlier != NULL && groups[i].earlier->numerator > most ? groups[i].earlier->numerator : most;
	}
	for (size_t i = 0; i < count && drawn < BARS_MOST; i++) {
		struct chart_row *row = &rows[drawn++];
		row->label = groups[i].label;
		row->claimed = bar_of(call, earlier, groups[i].earlier, most);
		row->value = bar_of(call, later, groups[i].later, most);
		row->empty = !row->claimed.has && !row->value.has;
	}
	struct view *chart = view_in(view, "chart");
	str names[] = { view_find(view, S("earlier"))->text, view_find(view, S("later"))->text };
	view_text(chart, "title", str_format(call->arena, "%.*s: %.*s, %.*s", STR_ARG(say_in(call, "indicator", later->indicator->name)),
		STR_ARG(names[0]), STR_ARG(names[1])));
	view_text(chart, "mark", mark);
	view_flag(chart, "eastern", numerals_arabic_indic(call_locale(call)));
	view_text(chart, "earlier", names[0]);
	view_text(chart, "later", names[1]);
	view_flag(chart, "plain", counts(later));
	view_flag(chart, "some", drawn < count);
	chart_fill(chart, rows, drawn, true, str_is(str_from(language_direction(call->language)), "rtl"), NULL);
}

static str by_label(struct call *call, const struct count_result *result)
{
	const struct count_choice *choices = count_choices(call, result->indicator);
	while (choices->name != NULL && !str_is(result->request.by[0], choices->name))
		choices++;
	return choices->name == NULL ? S("") : say(call, choices->label);
}

void figure_pair(struct call *call, struct view *shown, const char *mark, const struct figure_side *later, const struct figure_side *earlier)
{
	const struct count_result *now = later->result, *then = earlier->result;
	struct group *groups = NEW_MANY(call->arena, now->row_count + then->row_count + 1, struct group);
	size_t count = groups_of(call, now, then, groups);
	const char *by = now->request.by_count > 0 ? str_c(call->arena, now->request.by[0]) : NULL;
	view_text(shown, "earlier", earlier->name);
	view_text(shown, "later", later->name);
	if (by != NULL)
		view_text(shown, "by_label", by_label(call, now));
	view_flag(shown, "share", now->indicator->measure == MEASURE_SHARE);
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_add(shown, "rows");
		view_text(row, "label", groups[i].label);
		set_row(call, row, now, then, groups[i].later, groups[i].earlier, by, groups[i].key);
	}
	if ((now->notes & NOTE_NO_TOTAL) == 0)
		set_row(call, view_in(shown, "total"), now, then, &now->total, &then->total, NULL, S(""));
	set_chart(call, shown, str_from(mark), now, then, groups, count);
}

void figure_pair_total(struct call *call, struct view *view, const struct count_result *later, const struct count_result *earlier)
{
	set_row(call, view, later, earlier, &later->total, &earlier->total, NULL, S(""));
}

void figure_periods(struct call *call, struct view *view, const struct count_result *later, const struct count_result *earlier)
{
	const struct figure_side sides[] = { { earlier, period_words(call, period_name(call, earlier)) },
		{ later, period_words(call, period_name(call, later)) } };
	figure_pair(call, view_in(view, "periods"), "periods", &sides[1], &sides[0]);
}
