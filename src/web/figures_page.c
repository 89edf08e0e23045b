// Figures by a dimension: rates, what is claimed beside what was verified, tables with every numerator and
// denominator, ranges, definitions.
#include "acts/keep_figure.h"
#include "acts/list.h"
#include "acts/tabulate.h"
#include "base/catalogue.h"
#include "base/numerals.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/chart.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/figure_parts.h"
#include "web/figure_periods.h"
#include "web/handlers.h"
#include "web/pages.h"

// The tables of the page: which figures stand together.
static const struct figure_set {
	const char *title;
	enum tabulated figures[5];
	size_t count;
	bool ages, claims;
	size_t drawn; // Which of them stands beside as bars; past the last: none, it stands above.
} sets[] = {
	{ N_("Replies"), { TABLE_R1, TABLE_R2, TABLE_R3, TABLE_R5 }, 4, true, false, 1 },
	{ N_("Positions"), { TABLE_A1, TABLE_A2, TABLE_A3, TABLE_A4 }, 4, false, false, 1 },
	{ N_("Implementation"), { TABLE_I1, TABLE_I2, TABLE_I3, TABLE_I5 }, 4, false, true, 4 },
	{ N_("Visits"), { TABLE_V1, TABLE_V2, TABLE_V3, TABLE_V5, TABLE_V8 }, 5, false, false, 0 },
	{ N_("Persons present"), { TABLE_P1, TABLE_P3 }, 2, false, false, 0 },
};

static bool read_request(struct door *door, struct count_request *request)
{
	struct call *call = &door->call;
	str by = request_query(door->request, "by");
	*request = (struct count_request){ .by_count = 1, .period = request_query(door->request, "period") };
	request->by[0] = by.length > 0 ? by : S("authority");
	if (table_dimension_find(request->by[0]) == NULL)
		return refuse_field(call, "by", say(call, N_("Figures cannot be split by this.")));
	return page_day(call, "as_of", request_query(door->request, "as_of"), &request->as_of) &&
	       page_day(call, "from", request_query(door->request, "from"), &request->from) &&
	       page_day(call, "to", request_query(door->request, "to"), &request->to);
}

static void add_period(struct view *view, const struct count_request *request, str name, str label)
{
	struct view *shown = view_add(view, "periods");
	view_text(shown, "name", name);
	view_text(shown, "label", label);
	view_flag(shown, "here", str_equal(request->period, name));
	if (request->period.length > 0 && str_equal(request->period, name))
		view_text(view, "period", label);
}

// Twelve months, the four quarters of this year, and the years behind it.
static void set_periods(struct call *call, struct view *view, const struct count_request *request)
{
	int64_t year = 0;
	if (!str_to_integer(str_slice(day_str(&call->today), 0, 4), &year))
		return;
	add_period(view, request, S("rolling"), say(call, N_("The last twelve months")));
	for (int quarter = 1; quarter <= 4; quarter++) {
		str name = str_format(call->arena, "%lld-Q%d", (long long)year, quarter);
		add_period(view, request, name, name);
	}
	for (int back = 0; back < 6; back++) {
		add_period(view, request, str_format(call->arena, "%lld", (long long)year - back), say_integer(call, year - back));
	}
}

static void set_controls(struct call *call, struct view *view, const struct count_request *request)
{
	for (const struct table_dimension *one = table_dimensions; one->name != NULL; one++) {
		struct view *shown = view_add(view, "dimensions");
		view_text(shown, "name", str_from(one->name));
		view_text(shown, "label", say(call, one->label));
		view_flag(shown, "here", str_is(request->by[0], one->name));
	}
	set_periods(call, view, request);
	const struct table_dimension *by = table_dimension_find(request->by[0]);
	view_text(view, "by_label", say(call, by->label));
	struct day as_of = request->as_of.text[0] != 0 ? request->as_of : call->today;
	shown_day(call, view, "as_of", str_copy(call->arena, day_str(&as_of)));
	shown_day(call, view, "from", str_copy(call->arena, day_str(&request->from)));
	shown_day(call, view, "to", str_copy(call->arena, day_str(&request->to)));
}

static str row_label(struct call *call, const struct table_row *row)
{
	return row->label.length > 0 ? row->label : say(call, N_("Not known"));
}

// As many groups as can be looked at: those without a value go first, and their rows stand in the table.
enum { BARS_MOST = 16 };

static void set_chart(struct call *call, struct view *view, const struct table *table)
{
	struct chart_row *rows = NEW_MANY(call->arena, BARS_MOST, struct chart_row);
	size_t count = 0;
	bool many = table->row_count > BARS_MOST;
	for (size_t i = 0; i < table->row_count && count < BARS_MOST; i++) {
		if (many && table->rows[i].claims.both == 0)
			continue;
		const struct compare_row *claims = &table->rows[i].claims;
		struct chart_row *row = &rows[count++];
		row->label = row_label(call, &table->rows[i]);
		row->empty = claims->both == 0;
		if (row->empty)
			continue;
		row->claimed = (struct chart_bar){ true, claims->claimed_full * 1000 / claims->both,
			words_of(call->arena, call_locale(call), claims->claimed_full, claims->both) };
		row->value = (struct chart_bar){ true, claims->verified_full * 1000 / claims->both,
			words_of(call->arena, call_locale(call), claims->verified_full, claims->both) };
	}
	if (count == 0 || table->claims.total.both == 0)
		return;
	struct view *chart = view_in(view, "chart");
	view_flag(chart, "eastern", numerals_arabic_indic(call_locale(call)));
	view_text(chart, "title",
		say(call, N_("Full implementation, claimed and verified, on the lines where both are known; the table gives every value.")));
	chart_fill(chart, rows, count, true, str_is(str_from(language_direction(call->language)), "rtl"), NULL);
	const struct compare_row *total = &table->claims.total;
	view_text(view, "gap",
		words_tenths(call->arena, call_locale(call),
			words_gap_tenths(total->claimed_full, total->both, total->verified_full, total->both)));
	words_rate(view, "claimed_total", call_locale(call), total->claimed_full, total->both, true);
	words_rate(view, "verified_total", call_locale(call), total->verified_full, total->both, true);
}

// Each number leads to its rows.
static void set_cells(struct call *call, struct view *row, const struct table *table, const struct figure_set *set,
	const struct count_value *values, const bool *has, const struct compare_row *claims, const char *dimension, str key)
{
	for (size_t k = 0; k < set->count; k++) {
		// A group in which nothing was counted has no value, but a count of it is zero.
		struct view *cell = view_add(row, "cells");
		enum tabulated figure = set->figures[k];
		bool counts = table->has[figure] &&
		              table->results[figure].indicator->measure == MEASURE_COUNT;
		bool ratio = table->has[figure] && table->results[figure].indicator->measure == MEASURE_RATIO;
		if (ratio && has[figure])
			view_text(view_in(cell, "value"), "count",
				figure_words(call, &table->results[figure], &values[figure]));
		else if (has[figure] || counts)
			figure_value(call, cell, "value", &values[figure]);
		if (has[figure])
			view_text(cell, "address",
				figure_address(call, &table->results[figure], dimension, key, "numerator"));
	}
	if (set->ages)
		figure_ages(call, row, &table->results[TABLE_R5], &values[TABLE_R5], dimension, key);
	if (set->claims) {
		struct view *cell = view_add(row, "cells");
		words_rate(cell, "value", call_locale(call), claims->claimed_full, claims->both, false);
	}
}

static bool has_any(const struct figure_set *set, const struct table_row *row)
{
	bool any = false;
	for (size_t k = 0; k < set->count; k++)
		any = any || row->has[set->figures[k]];
	return any;
}

static str row_address(struct call *call, const struct count_request *request, const struct table_row *row)
{
	bool authority = str_is(request->by[0], "authority");
	bool outside = (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
	if (row->key.length == 0 || outside || !(authority || str_is(request->by[0], "theme")))
		return S("");
	return address_filtered(call->arena, "/recommendations", authority ? "addressee" : "theme", row->key);
}

static void set_table(struct call *call, struct view *view, const struct figure_set *set,
	const struct table *table)
{
	if (!table->has[set->figures[0]] || (table->results[set->figures[0]].row_count == 0 && set->figures[0] == TABLE_P1))
		return;
	struct view *shown = view_add(view, "tables");
	view_text(shown, "title", say(call, set->title));
	view_flag(shown, "ages", set->ages);
	view_flag(shown, "claims", set->claims);
	for (size_t k = 0; k < set->count; k++) {
		const struct indicator *indicator = indicator_find(str_from(table_codes[set->figures[k]]));
		struct view *column = view_add(shown, "columns");
		view_text(column, "code", str_from(indicator->code));
		view_text(column, "name", say_in(call, "indicator", indicator->name));
	}
	const char *by = str_c(call->arena, table->results[set->figures[0]].request.by[0]);
	struct count_value totals[TABLE_COUNT];
	for (size_t k = 0; k < TABLE_COUNT; k++)
		totals[k] = table->results[k].total;
	for (size_t i = 0; i < table->row_count; i++) {
		const struct table_row *row = &table->rows[i];
		if (!has_any(set, row))
			continue;
		struct view *line = view_add(shown, "rows");
		view_text(line, "label", row_label(call, row));
		view_text(line, "address", row_address(call, &table->results[TABLE_R1].request, row));
		set_cells(call, line, table, set, row->values, row->has, &row->claims, by, row->key);
	}
	set_cells(call, view_in(shown, "total"), table, set, totals, table->has, &table->claims.total, NULL, S(""));
	if (set->drawn < set->count && table->has[set->figures[set->drawn]])
		figure_chart(call, shown, &table->results[set->figures[set->drawn]]);
}

static void set_definitions(struct call *call, struct view *view)
{
	for (size_t i = 0; i < indicator_count; i++) {
		struct view *shown = view_add(view, "definitions");
		view_text(shown, "code", str_from(indicators[i].code));
		view_text(shown, "name", say_in(call, "indicator", indicators[i].name));
		view_text(shown, "rule", say_in(call, "indicator", indicators[i].rule));
		if (count_may(call, &indicators[i]))
			view_text(shown, "address", str_format(call->arena, "/figures/%s", indicators[i].code));
	}
}

static bool set_claims(struct call *call, struct view *view)
{
	struct list_request request = { .entity = &quoted_claim_entity, .limit = 10, .uncounted = true };
	struct list_page page;
	if (!permit_may(call, VERB_READ, &quoted_claim_entity))
		return true;
	if (!list_read(call, &request, &page))
		return false;
	figure_claims(call, view, page.records, page.count);
	return true;
}

// What was told stands beside what it is today; the rows of each figure stand on its own page.
static bool set_saved(struct call *call, struct view *view)
{
	enum { SAVED_MOST = 12 };
	struct figure_told *told;
	size_t count;
	if (!figures_told(call, SAVED_MOST, &told, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct record *record = told[i].record;
		struct view *shown = view_add(view, "saved");
		shown_text(call, shown, "name", record_text(record, SAVED_FIGURE_NAME));
		view_text(shown, "address", address_record(call->arena, record->entity, S(""), record->id));
		view_flag(shown, "mine", record_has(record, SAVED_FIGURE_OWNER));
		view_flag(shown, "other", !told[i].same);
		view_text(shown, "figure", say_in(call, "indicator", told[i].then.indicator->name));
		view_text(shown, "code", str_from(told[i].then.indicator->code));
		shown_day(call, shown, "as_of", record_text(record, SAVED_FIGURE_AS_OF));
		if ((told[i].now.notes & NOTE_NO_TOTAL) == 0)
			figure_pair_total(call, shown, &told[i].now, &told[i].then);
	}
	return true;
}

void figures_page(struct door *door)
{
	struct call *call = &door->call;
	struct count_request request;
	struct table table;
	if (!read_request(door, &request) || !tabulate(call, &request, &table)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	set_controls(call, view, &request);
	figure_rate(call, view, "rates", &table.results[TABLE_R2], NULL);
	figure_rate(call, view, "rates", &table.results[TABLE_I1], &table.claims.total);
	figure_rate(call, view, "rates", &table.results[TABLE_I5], NULL);
	set_chart(call, view, &table);
	for (size_t i = 0; i < COUNT(sets); i++)
		set_table(call, view, &sets[i], &table);
	figure_range(call, view, &table.results[TABLE_R2]);
	view_integer(view, "undated", table.results[TABLE_R1].undated + table.results[TABLE_I5].undated);
	set_definitions(call, view);
	if (!set_claims(call, view) || !set_saved(call, view)) {
		door_refused(door);
		return;
	}
	struct sheet_of sheet = { .title = say(call, N_("Figures")) };
	page_show(door, 200, "figures", view, &sheet);
}
