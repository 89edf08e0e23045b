#include "web/figure_parts.h"

#include "base/catalogue.h"
#include "base/numerals.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/address.h"
#include "page/chart.h"
#include "page/words.h"

void figure_rate(struct call *call, struct view *view, const char *name, const struct count_result *result,
	const struct compare_row *claims)
{
	struct view *card = view_add(view, name);
	view_text(card, "name", say_in(call, "indicator", result->indicator->name));
	view_text(card, "code", str_from(result->indicator->code));
	view_text(card, "definition",
		str_format(call->arena, "/figures#def-%s", result->indicator->code));
	words_rate(card, "rate", call_locale(call), result->total.numerator, result->total.denominator, true);
	if (claims != NULL && claims->both > 0)
		words_rate(card, "claimed", call_locale(call), claims->claimed_full, claims->both, true);
	if (result->undated > 0)
		view_text(card, "note",
			words_count(call->arena, call_locale(call), "{n} of them counts from the day of its list.",
				"{n} of them count from the day of their list.", result->undated));
	words_day(card, "as_of", call_locale(call), str_c(call->arena, call->house.country),
		&result->request.as_of);
}

void figure_value(struct call *call, struct view *view, const char *name, const struct count_value *value)
{
	if (value->has_denominator)
		words_rate(view, name, call_locale(call), value->numerator, value->denominator, false);
	else
		view_text(view_in(view, name), "count",
			words_number(call->arena, call_locale(call), value->numerator));
}


str figure_words(struct call *call, const struct count_result *result, const struct count_value *value)
{
	str text = count_percent(call->arena, result, value);
	bool share = result->indicator->measure == MEASURE_SHARE || result->indicator->measure == MEASURE_GAP;
	return text.length == 0 ? text : words_decimal(call->arena, call_locale(call), text, share);
}

// Twelve months that roll are a period of their own, as of its end: those that end with the month of the key.
static bool roll(struct count_request *request, str key)
{
	struct day month, as_of = day_end(&request->as_of);
	if (!day_parse(key, &month))
		return false;
	struct day begin = day_first(&month), end = day_end(&month);
	for (int back = 0; back < 11; back++) {
		struct day before = day_add(&begin, -1);
		before.text[7] = 0;
		begin = day_first(&before);
	}
	request->from = begin;
	request->to = request->as_of = str_compare(day_str(&as_of), day_str(&end)) < 0 ? as_of : end;
	return true;
}

static struct address address_of_figure(struct call *call, const struct count_result *result, const char *dimension,
	str key)
{
	struct count_request rolled = result->request;
	const struct count_request *request = &rolled;
	if (dimension != NULL && str_is(str_from(dimension), "rolling") && roll(&rolled, key))
		dimension = NULL;
	struct address address =
		address_of(call->arena, str_format(call->arena, "/figures/%s", result->indicator->code));
	address_add(&address, "as_of", str_copy(call->arena, day_str(&request->as_of)));
	address_add(&address, "from", str_copy(call->arena, day_str(&request->from)));
	address_add(&address, "to", str_copy(call->arena, day_str(&request->to)));
	if (str_is(str_from(result->indicator->code), "I8"))
		address_add(&address, "since", str_copy(call->arena, day_str(&request->since)));
	if (request->minimum > 0)
		address_add(&address, "minimum", str_format(call->arena, "%lld", (long long)request->minimum));
	for (size_t i = 0; i < request->filter_count; i++)
		address_add(&address, str_c(call->arena, request->filters[i].dimension),
			request->filters[i].value.length > 0 ? request->filters[i].value : S("none"));
	if (dimension != NULL)
		address_add(&address, dimension, key.length > 0 ? key : S("none"));
	return address;
}

str figure_address(struct call *call, const struct count_result *result, const char *dimension, str key,
	const char *rows)
{
	struct address address = address_of_figure(call, result, dimension, key);
	address_add(&address, "rows", str_from(rows));
	str text = address_str(&address);
	return rows != NULL ? str_format(call->arena, "%.*s#rows", STR_ARG(text)) : text;
}

void figure_ages(struct call *call, struct view *view, const struct count_result *result,
	const struct count_value *value, const char *dimension, str key)
{
	for (size_t i = 0; i < COUNT_AGES; i++) {
		struct view *shown = view_add(view, "ages");
		view_text(shown, "n", words_number(call->arena, call_locale(call), value->more[i]));
		if (value->more[i] == 0)
			continue;
		struct address address = address_of_figure(call, result, dimension, key);
		address_add(&address, "age", str_from(count_ages[i]));
		address_add(&address, "rows", S("numerator"));
		view_text(shown, "address", str_format(call->arena, "%.*s#rows", STR_ARG(address_str(&address))));
	}
}

static str tenths_words(struct call *call, int64_t tenths)
{
	return words_share(call->arena, call_locale(call), tenths, 1000);
}

void figure_range(struct call *call, struct view *view, const struct count_result *result)
{
	const struct count_range *range = &result->range;
	if (range->count + range->left_out == 0)
		return;
	struct view *shown = view_in(view, "range");
	view_integer(shown, "count", (int64_t)range->count);
	view_integer(shown, "left_out", (int64_t)range->left_out);
	view_integer(shown, "minimum", count_minimum(&result->request));
	view_flag(shown, "none", range->count == 0);
	if (range->count == 0)
		return;
	view_text(shown, "low", tenths_words(call, range->low));
	view_text(shown, "high", tenths_words(call, range->high));
	view_text(shown, "pooled", tenths_words(call, result->total.tenths));
}

// As many bars as can be looked at: the largest groups; the table has all.
enum { BARS_MOST = 16 };

static bool is_drawn(const struct count_result *result, size_t row)
{
	size_t larger = 0;
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_value *one = &result->rows[i].value, *other = &result->rows[row].value;
		int64_t size = one->has_denominator ? one->denominator : one->numerator;
		int64_t than = other->has_denominator ? other->denominator : other->numerator;
		larger += size > than || (size == than && i < row) ? 1 : 0;
	}
	return larger < BARS_MOST;
}

// Of levels of evidence the rows open under a filter of their own.
static str chart_address(struct call *call, const struct count_result *result, const struct count_row *row)
{
	str by = result->request.by[0];
	if (str_is(by, "evidence") || str_is(by, "group") || row->value.hidden || row->value.numerator == 0)
		return S("");
	return figure_address(call, result, str_c(call->arena, by), row->keys[0], "numerator");
}

static bool runs_right(const struct call *call)
{
	return str_is(str_from(language_direction(call->language)), "rtl");
}

static void chart_head(struct call *call, struct view *chart, const struct count_result *result)
{
	view_text(chart, "title", say_in(call, "indicator", result->indicator->name));
	view_text(chart, "mark", str_from(result->indicator->code));
	view_flag(chart, "eastern", numerals_arabic_indic(call_locale(call)));
}

str figure_time(struct call *call, str key)
{
	struct day day = { "" };
	const char *locale = call_locale(call);
	if (key.length == 7 && str_starts(str_skip(key, 4), S("-Q")))
		return say_with(call, N_("Q{n} {year}"), "n", numerals_write(call->arena, locale, str_skip(key, 6)), "year",
			numerals_write(call->arena, locale, str_slice(key, 0, 4)), NULL);
	if (!day_parse(key, &day))
		return key;
	return day_words(call->arena, &day, locale, str_c(call->arena, call->house.country));
}

str figure_label(struct call *call, const struct count_result *result, str label)
{
	static const char *const times[] = { "year", "quarter", "month", "rolling" }, *const numbers[] = { "age", "horizon" };
	str by = result->request.by[0].data == NULL ? S("") : result->request.by[0];
	for (size_t i = 0; i < COUNT(times); i++)
		if (str_is(by, times[i]))
			label = figure_time(call, label);
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (str_is(by, numbers[i]))
			label = numerals_write(call->arena, call_locale(call), label);
	return label.length > 0 ? label : say(call, N_("Not known"));
}

// Times.

// The place of "2025", "2025-Q2" or "2025-05" in the row of years, quarters or months.
static bool time_of(str key, int64_t *at)
{
	int64_t year, part;
	if (!str_to_integer(str_slice(key, 0, 4), &year) || year < 1)
		return false;
	if (key.length == 4) {
		*at = year;
		return true;
	}
	bool quarter = key.length == 7 && str_starts(str_skip(key, 4), S("-Q"));
	if (key.length != 7 || !str_to_integer(str_skip(key, quarter ? 6 : 5), &part))
		return false;
	*at = quarter ? year * 4 + part - 1 : year * 12 + part - 1;
	return true;
}

static str time_label(struct arena *arena, str by, int64_t at)
{
	if (str_is(by, "year"))
		return str_format(arena, "%lld", (long long)at);
	if (str_is(by, "quarter"))
		return str_format(arena, "%lld-Q%lld", (long long)(at / 4), (long long)(at % 4 + 1));
	return str_format(arena, "%04lld-%02lld", (long long)(at / 12), (long long)(at % 12 + 1));
}

static bool is_time(str by)
{
	return str_is(by, "year") || str_is(by, "quarter") || str_is(by, "month");
}

static struct chart_point point_of(struct call *call, const struct count_result *result, const struct count_row *row, int64_t at)
{
	const struct count_value *value = &row->value;
	bool counts = result->indicator->measure == MEASURE_COUNT;
	struct chart_point point = { .at = at, .label = figure_time(call, row->keys[0]), .words = S(""), .says = S(""), .address = S("") };
	point.has = !value->hidden && (counts || value->has_value);
	if (!point.has)
		return point;
	point.value = counts ? value->numerator : value->tenths;
	point.words = counts ? words_number(call->arena, call_locale(call), value->numerator) : figure_words(call, result, value);
	point.says = !value->has_denominator || counts
	                 ? str_format(call->arena, "%.*s: %.*s", STR_ARG(point.label), STR_ARG(point.words))
	                 : str_format(call->arena, "%.*s: %.*s (%.*s)", STR_ARG(point.label), STR_ARG(point.words),
				   STR_ARG(words_of(call->arena, call_locale(call), value->numerator, value->denominator)));
	point.address = chart_address(call, result, row);
	return point;
}

// A time in which nothing was counted has a count of 0, and no value of anything else.
static size_t points_of(struct call *call, const struct count_result *result, struct chart_point *points, bool *all)
{
	int64_t first = INT64_MAX, last = INT64_MIN, at;
	const struct count_row *rows[CHART_POINTS] = { NULL };
	for (size_t i = 0; i < result->row_count; i++)
		if (time_of(result->rows[i].keys[0], &at)) {
			first = at < first ? at : first;
			last = at > last ? at : last;
		}
	if (first >= last)
		return 0;
	*all = last - first < CHART_POINTS;
	first = *all ? first : last - CHART_POINTS + 1;
	for (size_t i = 0; i < result->row_count; i++)
		if (time_of(result->rows[i].keys[0], &at) && at >= first)
			rows[at - first] = &result->rows[i];
	size_t count = 0;
	bool counts = result->indicator->measure == MEASURE_COUNT;
	for (at = first; at <= last; at++) {
		struct count_row nothing = { .keys = { time_label(call->arena, result->request.by[0], at) } };
		const struct count_row *row = rows[at - first];
		if (row != NULL || counts)
			points[count++] = point_of(call, result, row != NULL ? row : &nothing, at);
	}
	return count;
}

static bool figure_trend(struct call *call, struct view *view, const struct count_result *result)
{
	enum measure measure = result->indicator->measure;
	struct chart_point *points = NEW_MANY(call->arena, CHART_POINTS, struct chart_point);
	bool all = true, linked = false;
	size_t count = points_of(call, result, points, &all);
	int64_t most = 0, unit = measure == MEASURE_MEDIAN || measure == MEASURE_SURVIVAL ? 10 : measure == MEASURE_RATIO ? 100 : 1;
	if (count < 2)
		return false;
	for (size_t i = 0; i < count; i++) {
		most = points[i].has && points[i].value > most ? points[i].value : most;
		linked = linked || points[i].address.length > 0;
	}
	int64_t top = measure == MEASURE_SHARE && most <= 1000 ? 1000 : chart_top((most + unit - 1) / unit) * unit;
	str scale[5];
	for (int64_t part = 0; part <= 4; part++)
		scale[part] = measure == MEASURE_SHARE ? words_share_whole(call->arena, call_locale(call), top * part / 4, 1000)
		                                       : words_number(call->arena, call_locale(call), top / unit * part / 4);
	struct view *chart = view_in(view, "chart");
	chart_head(call, chart, result);
	view_flag(chart, "linked", linked);
	view_flag(chart, "late", !all);
	chart_trend(chart, points, count, top, scale, runs_right(call));
	return true;
}

// Groups.

static int64_t amount(const struct count_result *result, const struct count_value *value)
{
	return result->indicator->measure == MEASURE_COUNT ? value->numerator : value->has_value ? value->tenths : 0;
}

void figure_chart(struct call *call, struct view *view, const struct count_result *result)
{
	struct chart_row *bars = NEW_MANY(call->arena, BARS_MOST, struct chart_row);
	bool counts = result->indicator->measure == MEASURE_COUNT, linked = false;
	int64_t most = 1;
	size_t count = 0;
	if (result->row_count == 0 || result->indicator->measure == MEASURE_GAP)
		return;
	if (is_time(result->request.by[0]) && figure_trend(call, view, result))
		return;
	bool share = result->indicator->measure == MEASURE_SHARE;
	for (size_t i = 0; i < result->row_count; i++)
		most = amount(result, &result->rows[i].value) > most ? amount(result, &result->rows[i].value) : most;
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		if (!is_drawn(result, i))
			continue;
		struct chart_row *bar = &bars[count++];
		bar->label = figure_label(call, result, row->labels[0]);
		bar->empty = row->value.hidden || (!counts && !row->value.has_value);
		if (bar->empty)
			continue;
		bar->address = chart_address(call, result, row);
		linked = linked || bar->address.length > 0;
		bar->value = (struct chart_bar){ true,
			share ? row->value.tenths : amount(result, &row->value) * 1000 / most,
			counts  ? words_number(call->arena, call_locale(call), row->value.numerator)
			: share ? words_of(call->arena, call_locale(call), row->value.numerator, row->value.denominator)
			        : figure_words(call, result, &row->value) };
	}
	struct view *chart = view_in(view, "chart");
	chart_head(call, chart, result);
	view_flag(chart, "plain", !share);
	view_flag(chart, "linked", linked);
	view_flag(chart, "some", count < result->row_count);
	const struct count_range *range = &result->range;
	struct chart_span over = { range->count > 1 && !result->total.hidden, range->low, range->high, result->total.tenths, S("") };
	chart_fill(chart, bars, count, false, runs_right(call), &over);
}

void figure_spread(struct call *call, struct view *view, const struct count_result *result)
{
	static const char *const labels[COUNT_SPREAD] = { N_("0–30 days"), N_("31–60 days"), N_("61–90 days"), N_("over 90 days") };
	struct chart_row *bars = NEW_MANY(call->arena, COUNT_SPREAD, struct chart_row);
	const struct count_value *total = &result->total;
	if (!count_watches(result->indicator) || total->hidden || total->numerator == 0)
		return;
	struct view *shown = view_in(view, "spread");
	for (size_t i = 0; i < COUNT_SPREAD; i++) {
		int64_t n = total->more[COUNT_SPREAD_AT + i];
		struct view *row = view_add(shown, "rows");
		view_text(row, "label", numerals_write(call->arena, call_locale(call), say(call, labels[i])));
		view_text(row, "n", words_number(call->arena, call_locale(call), n));
		view_text(row, "share", words_share(call->arena, call_locale(call), n, total->numerator));
		bars[i].label = numerals_write(call->arena, call_locale(call), say(call, labels[i]));
		bars[i].value = (struct chart_bar){ true, n * 1000 / total->numerator, words_of(call->arena, call_locale(call), n, total->numerator) };
	}
	struct view *chart = view_in(shown, "chart");
	view_text(chart, "title", say(call, N_("How many days it took")));
	view_text(chart, "mark", S("spread"));
	view_flag(chart, "eastern", numerals_arabic_indic(call_locale(call)));
	chart_fill(chart, bars, COUNT_SPREAD, false, runs_right(call), NULL);
	view_text(shown, "all", words_number(call->arena, call_locale(call), total->numerator));
	view_text(shown, "address", figure_address(call, result, NULL, S(""), "numerator"));
}

static void set_year(struct call *call, struct view *row, const struct count_result *result, const struct count_year *year)
{
	bool known = year->year.length > 0;
	view_text(row, "label", known ? numerals_write(call->arena, call_locale(call), year->year) : say(call, N_("Not known")));
	view_integer(row, "count", (int64_t)year->range.count);
	view_integer(row, "left_out", (int64_t)year->range.left_out);
	if (year->range.count > 0) {
		view_text(row, "low", tenths_words(call, year->range.low));
		view_text(row, "high", tenths_words(call, year->range.high));
	}
	figure_value(call, row, "value", &year->pooled);
	view_text(row, "address", figure_address(call, result, "year", year->year, "denominator"));
}

// One group alone is no range.
static void set_year_span(struct call *call, struct chart_row *row, const struct count_year *year)
{
	row->label = year->year.length > 0 ? numerals_write(call->arena, call_locale(call), year->year) : say(call, N_("Not known"));
	row->empty = year->range.count == 0;
	if (row->empty)
		return;
	row->span = (struct chart_span){ true, year->range.low, year->range.high, year->pooled.tenths,
		words_of(call->arena, call_locale(call), year->pooled.numerator, year->pooled.denominator) };
}

void figure_years(struct call *call, struct view *view, const struct count_result *result,
	const struct count_year *years, size_t count)
{
	size_t first = count > BARS_MOST ? count - BARS_MOST : 0;
	struct chart_row *rows = NEW_MANY(call->arena, count + 1, struct chart_row);
	for (size_t i = 0; i < count; i++) {
		set_year(call, view_add(view, "rows"), result, &years[i]);
		set_year_span(call, &rows[i], &years[i]);
	}
	struct view *chart = view_in(view, "chart");
	view_text(chart, "title", say(call, N_("The range of each year, with the pooled rate")));
	view_text(chart, "mark", S("years"));
	view_flag(chart, "eastern", numerals_arabic_indic(call_locale(call)));
	view_flag(chart, "spans", true);
	chart_fill(chart, rows + first, count - first, false,
		str_is(str_from(language_direction(call->language)), "rtl"), NULL);
}

void figure_claims(struct call *call, struct view *view, struct record *const *claims, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "claims");
		view_text(shown, "body", record_text(claims[i], QUOTED_CLAIM_BODY));
		view_text(shown, "period", record_text(claims[i], QUOTED_CLAIM_PERIOD));
		view_text(shown, "word", record_text(claims[i], QUOTED_CLAIM_WORD));
		view_text(shown, "value", record_text(claims[i], QUOTED_CLAIM_VALUE));
		view_text(shown, "source", record_text(claims[i], QUOTED_CLAIM_SOURCE));
		view_text(shown, "verdict", value_words(call, claims[i], QUOTED_CLAIM_VERDICT));
		view_text(shown, "address", address_record(call->arena, &quoted_claim_entity, S(""), claims[i]->id));
	}
}
