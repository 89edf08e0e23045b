// One figure: its value, by what it is split, how it is counted, what others have published beside it, and
// the rows behind each of its numbers.
#include <string.h>

#include "acts/export_figure.h"
#include "acts/keep_figure.h"
#include "acts/list.h"
#include "base/catalogue.h"
#include "base/numerals.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/chart.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/figure_parts.h"
#include "web/figure_periods.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/site.h"

static bool is_word(str name)
{
	static const char *const words[] = { "by", "as_of", "from", "to", "since", "minimum", "period", "with", "rows", "after", "lang",
		"published", "format" };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(name, words[i]))
			return true;
	return false;
}

static bool read_request(struct door *door, struct count_request *request)
{
	struct call *call = &door->call;
	*request = (struct count_request){ .indicator = door_piece(door, "code"), .hash = true };
	str by = request_query(door->request, "by");
	if (by.length > 0)
		request->by[request->by_count++] = by;
	for (size_t i = 0; i < door->request->query_count; i++) {
		str name = door->request->query[i].name, value = door->request->query[i].value;
		if (!is_word(name) && value.length > 0 && request->filter_count < COUNT_FILTERS)
			request->filters[request->filter_count++] = (struct count_filter){ name, value };
	}
	request->period = request_query(door->request, "period");
	str minimum = request_query(door->request, "minimum");
	if (minimum.length > 0 && (!str_to_integer(minimum, &request->minimum) || request->minimum < 1))
		return refuse_field(call, "minimum", say(call, N_("The least size of a group is a whole number, 1 or more.")));
	request->published = str_is(request_query(door->request, "published"), "true");
	return page_day(call, "as_of", request_query(door->request, "as_of"), &request->as_of) &&
	       page_day(call, "from", request_query(door->request, "from"), &request->from) &&
	       page_day(call, "to", request_query(door->request, "to"), &request->to) &&
	       page_day(call, "since", request_query(door->request, "since"), &request->since);
}

// What is still open, and for how long; what was claimed and what was found.
static void set_beside(struct call *call, struct view *view, const struct count_result *result,
	const struct count_value *value)
{
	const struct indicator *indicator = result->indicator;
	if (count_watches(indicator)) {
		struct view *open = view_in(view, "open");
		words_rate(open, "value", call_locale(call), value->more[0], value->denominator, false);
		if (value->more[0] > 0)
			view_text(open, "age", words_tenths(call->arena, call_locale(call), value->more[1]));
	} else if (indicator->measure == MEASURE_GAP && indicator->counted == COUNTED_LINES) {
		words_rate(view_in(view, "claimed"), "value", call_locale(call), value->more[0], value->denominator, false);
		words_rate(view_in(view, "found"), "value", call_locale(call), value->more[1], value->denominator, false);
	}
}

// Overdue lines by age beside each other, unless they are split or filtered by it already.
static bool shows_ages(const struct count_result *result)
{
	const struct count_request *request = &result->request;
	bool shows = result->ages;
	for (size_t i = 0; i < request->by_count; i++)
		shows = shows && !str_is(request->by[i], "age");
	for (size_t i = 0; i < request->filter_count; i++)
		shows = shows && !str_is(request->filters[i].dimension, "age");
	return shows;
}

static str beside_words(struct call *call, const struct count_result *result, const struct count_value *value, size_t beside)
{
	int64_t number;
	if (value->hidden || !count_beside_number(result, value, beside, &number))
		return S("");
	switch (result->indicator->beside[beside].says) {
	case SAYS_POINTS:
	case SAYS_DAYS: return words_tenths(call->arena, call_locale(call), number);
	case SAYS_MONEY:
		if (value->currency.length > 0)
			return words_money(call->arena, call_locale(call), number, value->currency);
		break;
	case SAYS_COUNT:
	case SAYS_PERSONS: break;
	}
	return words_number(call->arena, call_locale(call), number);
}

// What stands beside the value (how many were raised, sent …): in columns of its own where the figure is split, else below.
static void set_parts(struct call *call, struct view *view, const struct count_result *result)
{
	const struct count_beside *beside = result->indicator->beside;
	for (size_t i = 0; beside != NULL && beside[i].code != NULL; i++) {
		str words = beside_words(call, result, &result->total, i);
		bool split = result->request.by_count > 0;
		if (!split && words.length == 0)
			continue;
		struct view *shown = view_add(view, split ? "heads" : "beside");
		view_text(shown, "label", say(call, beside[i].label));
		view_text(shown, "n", words);
	}
}

static void set_columns(struct call *call, struct view *view, const struct count_result *result, const struct count_value *value)
{
	const struct count_beside *beside = result->indicator->beside;
	for (size_t i = 0; result->request.by_count > 0 && beside != NULL && beside[i].code != NULL; i++) {
		struct view *shown = view_add(view, "parts");
		view_text(shown, "n", beside_words(call, result, value, i));
		view_flag(shown, "hidden", value->hidden);
	}
}

// A value and, of each of its two numbers, the rows.
static void set_value(struct call *call, struct view *view, const struct count_result *result,
	const struct count_value *value, const char *dimension, str key)
{
	str text = figure_words(call, result, value);
	bool shown = !value->hidden && text.length > 0;
	view_flag(view, "hidden", value->hidden);
	view_text(view, "value", shown ? text : S(""));
	view_text(view, "numerator", !value->hidden ? words_decimal(call->arena, call_locale(call), count_numerator(call->arena, result, value), false) : value->has_denominator ? S("") : S("*"));
	if (value->has_denominator && !value->hidden)
		view_text(view, "denominator", words_number(call->arena, call_locale(call), value->denominator));
	view_flag(view, "counts", !value->has_denominator);
	set_beside(call, view, result, value);
	set_columns(call, view, result, value);
	if (shows_ages(result))
		figure_ages(call, view, result, value, dimension, key);
	if (value->hidden)
		return;
	view_text(view, "above", figure_address(call, result, dimension, key, "numerator"));
	if (value->has_denominator)
		view_text(view, "below", figure_address(call, result, dimension, key, "denominator"));
	if (value->has_share)
		view_text(view, "share", words_tenths(call->arena, call_locale(call), value->share));
}

static void set_controls(struct call *call, struct view *view, const struct count_result *result)
{
	const struct count_choice *choices = count_choices(call, result->indicator);
	const struct count_request *request = &result->request;
	for (; choices->name != NULL; choices++) {
		struct view *shown = view_add(view, "dimensions");
		view_text(shown, "name", str_from(choices->name));
		view_text(shown, "label", say(call, choices->label));
		bool here = request->by_count > 0 && str_is(request->by[0], choices->name);
		view_flag(shown, "here", here);
		if (here)
			view_text(view, "by_label", say(call, choices->label));
	}
	view_text(view, "from_input", form_day_input(day_str(&request->from)));
	view_text(view, "to_input", form_day_input(day_str(&request->to)));
	view_text(view, "as_of_input", form_day_input(day_str(&request->as_of)));
	view_text(view, "since_input", form_day_input(day_str(&request->since)));
	shown_day(call, view, "as_of", str_copy(call->arena, day_str(&request->as_of)));
	shown_day(call, view, "from", str_copy(call->arena, day_str(&request->from)));
	shown_day(call, view, "to", str_copy(call->arena, day_str(&request->to)));
	if (result->range.count + result->range.left_out > 0)
		view_integer(view, "minimum", count_minimum(request));
	if (str_is(str_from(result->indicator->code), "I8"))
		shown_day(call, view, "since", str_copy(call->arena, day_str(&request->since)));
	for (size_t i = 0; i < request->filter_count; i++) {
		struct view *shown = view_add(view, "kept");
		view_text(shown, "name", request->filters[i].dimension);
		view_text(shown, "value", request->filters[i].value.length > 0 ? request->filters[i].value : S("none"));
	}
}

static void set_rows(struct call *call, struct view *view, const struct count_result *result)
{
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		struct view *shown = view_add(view, "rows");
		view_text(shown, "label", figure_label(call, result, row->labels[0]));
		set_value(call, shown, result, &row->value, str_c(call->arena, result->request.by[0]), row->keys[0]);
	}
	set_parts(call, view, result);
	if ((result->notes & NOTE_NO_TOTAL) == 0)
		set_value(call, view_in(view, "total"), result, &result->total, NULL, S(""));
	figure_range(call, view, result);
}

// The range year by year, where the rows are groups and not times themselves.
static bool set_years(struct call *call, struct view *view, const struct count_request *request,
	const struct count_result *result)
{
	struct count_year *years;
	size_t count;
	if (result->range.count + result->range.left_out < 2)
		return true;
	if (!count_years(call, request, &years, &count))
		return false;
	if (count > 0)
		figure_years(call, view_in(view, "years"), result, years, count);
	return true;
}

static void set_head(struct call *call, struct view *view, const struct count_result *result)
{
	view_text(view, "code", str_from(result->indicator->code));
	view_text(view, "name", say_in(call, "indicator", result->indicator->name));
	view_text(view, "rule", say_in(call, "indicator", result->indicator->rule));
	view_integer(view, "rule_version", indicator_version);
	view_text(view, "unit", say(call, result->indicator->unit));
	view_text(view, "filter", count_filter_words(call, result));
	view_flag(view, "ages", shows_ages(result));
	view_flag(view, "watches", count_watches(result->indicator));
	view_flag(view, "gaps", result->indicator->measure == MEASURE_GAP && result->indicator->counted == COUNTED_LINES);
	view_flag(view, "counts", result->indicator->measure == MEASURE_COUNT);
	view_text(view, "counted", words_number(call->arena, call_locale(call), result->counted));
	view_text(view, "hash", result->hash);
	view_text(view, "by_whom", call->account_person.length > 0 ? call->account_person : call->account_name);
	shown_instant(call, view, "at", &call->now);
	for (unsigned note = 1; note <= result->notes; note <<= 1)
		if ((result->notes & note) != 0)
			view_text(view_add(view, "notes"), "words", numerals_write(call->arena, call_locale(call), count_note_words(call, (enum count_note)note)));
}

static bool set_claims(struct call *call, struct view *view, const struct indicator *indicator)
{
	struct list_request request = { .entity = &quoted_claim_entity, .limit = 20, .uncounted = true };
	struct list_page page;
	if (!permit_may(call, VERB_READ, &quoted_claim_entity))
		return true;
	if (!list_filter(call, &request, S("indicator"), str_from(indicator->code)) || !list_read(call, &request, &page))
		return false;
	figure_claims(call, view, page.records, page.count);
	return true;
}

static str fact_words(struct call *call, const char *code)
{
	static const struct choice facts[] = { { "issued", N_("Sent") }, { "replied", N_("Reply") },
		{ "assessed", N_("Assessment") }, { "visited", N_("Visit") }, { "counted", N_("Snapshot") },
		{ "compared", N_("Compared with the text") }, { "in_force", N_("In force from") }, { "planned", N_("Planned for") },
		{ "done", N_("Done on") }, { "held", N_("Held") }, { "dated", N_("Day") }, { "sent", N_("Sent on") },
		{ "published", N_("Published on") }, { "reported", N_("Reported on") }, { "raised", N_("Raised on") } };
	for (size_t i = 0; i < COUNT(facts); i++)
		if (str_is(str_from(code), facts[i].code))
			return say(call, facts[i].label);
	return str_from(code);
}

static void set_facts(struct call *call, struct view *view, const struct counted_row *row)
{
	for (size_t i = 0; i < row->fact_count; i++) {
		struct view *shown = view_add(view, "facts");
		struct instant at;
		view_text(shown, "fact", fact_words(call, row->facts[i].code));
		shown_day(call, shown, "day", row->facts[i].day);
		if (row->facts[i].late && instant_parse(row->facts[i].entered_at, &at))
			shown_instant(call, shown, "entered", &at);
	}
}

static bool set_opened(struct door *door, struct view *view, const struct count_request *request)
{
	struct call *call = &door->call;
	str part = request_query(door->request, "rows");
	struct count_rows rows;
	if (part.length == 0)
		return true;
	enum count_part which = str_is(part, "denominator") ? PART_DENOMINATOR : PART_NUMERATOR;
	if (!count_rows(call, request, which, request_query(door->request, "after"), 100, &rows))
		return false;
	struct view *opened = view_in(view, "opened");
	view_flag(opened, "below", which == PART_DENOMINATOR);
	view_integer(opened, "count", rows.total);
	for (size_t i = 0; i < rows.count; i++) {
		struct view *shown = view_add(opened, "rows");
		view_text(shown, "number", rows.rows[i].number);
		view_text(shown, "name", rows.rows[i].name);
		view_text(shown, "address", rows.rows[i].address);
		set_facts(call, shown, &rows.rows[i]);
	}
	if (rows.next.length > 0) {
		str here = figure_address(call, &rows.result, NULL, S(""), str_c(call->arena, part));
		view_text(opened, "next",
			str_format(call->arena, "%.*s&after=%.*s#rows", STR_ARG(str_slice(here, 0, here.length - 5)),
				STR_ARG(rows.next)));
	}
	return true;
}

// Periods to choose from: the last twelve months, the quarters of this year, and the years behind it.
static void set_periods(struct call *call, struct view *view, const char *name, str chosen)
{
	int64_t year = 0;
	if (!str_to_integer(str_slice(day_str(&call->today), 0, 4), &year))
		return;
	bool found = chosen.length == 0;
	for (int back = 0; back < 8; back++)
		for (int quarter = 0; quarter <= (back < 2 ? 4 : 0); quarter++) {
			struct view *shown = view_add(view, name);
			str code = quarter == 0 ? str_format(call->arena, "%lld", (long long)year - back)
			                        : str_format(call->arena, "%lld-Q%d", (long long)year - back, quarter);
			view_text(shown, "name", code);
			view_text(shown, "label", figure_time(call, code));
			view_flag(shown, "here", str_equal(chosen, code));
			found = found || str_equal(chosen, code);
		}
	if (found)
		return;
	struct view *other = view_add(view, name);
	view_text(other, "name", chosen);
	view_text(other, "label", figure_time(call, chosen));
	view_flag(other, "here", true);
}

// The same figure of another period, as of the same day.
static bool set_compared(struct door *door, struct view *view, const struct count_request *request, const struct count_result *result)
{
	struct call *call = &door->call;
	str with = request_query(door->request, "with");
	struct count_request other = *request;
	struct count_result earlier;
	set_periods(call, view, "periods_of", request->period);
	set_periods(call, view, "periods_with", with);
	if (with.length == 0)
		return true;
	if (request->period.length == 0)
		return refuse_field(call, "period", say(call, N_("Choose the period that is compared, too.")));
	other.period = with;
	other.hash = false;
	if (!count(call, &other, &earlier))
		return false;
	figure_periods(call, view, result, &earlier);
	return true;
}

// What stands behind the question mark in the address of the same table.
static str table_query(struct call *call, const struct count_result *result)
{
	str here = figure_address(call, result, result->request.by_count > 0 ? "by" : NULL, result->request.by_count > 0 ? result->request.by[0] : S(""), NULL);
	size_t mark = str_find(here, S("?"));
	return mark == SIZE_MAX ? S("") : str_skip(here, mark + 1);
}

// This page's table as a file.
static str table_address(struct call *call, const struct count_result *result, const char *format)
{
	str query = table_query(call, result);
	return str_format(call->arena, "/figures/%s/table?format=%s%s%.*s", result->indicator->code, format, query.length == 0 ? "" : "&",
		STR_ARG(query));
}

static void set_save(struct call *call, struct view *view, const struct count_result *result)
{
	if (!permit_may(call, VERB_STEP, &saved_figure_entity))
		return;
	struct view *save = view_in(view, "save");
	view_text(save, "address", str_format(call->arena, "/figures/%s/save?%.*s", result->indicator->code, STR_ARG(table_query(call, result))));
	view_text(save, "name", str_format(call->arena, "%.*s · %.*s", STR_ARG(say_in(call, "indicator", result->indicator->name)),
			STR_ARG(day_words(call->arena, &result->request.as_of, call_locale(call), str_c(call->arena, call->house.country)))));
	view_flag(save, "ours", saved_view_keeps_ours(call));
}

void figure_save_post(struct door *door)
{
	struct call *call = &door->call;
	struct count_request request;
	struct record *saved;
	bool ours = str_is(request_form(door->request, "whose"), "ours");
	if (!page_inside(door) || !read_request(door, &request) ||
	        !figure_keep(call, &request, request_form(door->request, "name"), ours, &saved)) {
		door_refused(door);
		return;
	}
	door_done(door, address_record(call->arena, &saved_figure_entity, S(""), saved->id),
		say_with(call, N_("The figure “{name}” is saved."), "name", record_text(saved, SAVED_FIGURE_NAME), NULL),
		str_format(call->arena, "/saved_figures/%.*s/bin", STR_ARG(saved->id)));
}

// The drawing by itself, in the colours of paper, with what it shows written above it: in a file no link leads anywhere.
static void send_drawing(struct door *door, const struct count_result *result)
{
	static const char style[] = "text{font:13.5px 'IBM Plex Sans','IBM Plex Sans Arabic','Segoe UI',Tahoma,sans-serif;fill:#17222c}"
				    ".soft{font-size:12px;fill:#4b5864}.head{font-weight:600}.grid{stroke:#d6dcdb}.base{stroke:#17222c}.bar-v{fill:#1a6647}"
				    ".span{fill:none;stroke:#17222c;stroke-width:2}.pooled,.path{fill:none;stroke:#1f4a80;stroke-width:2}"
				    ".pooled{stroke-dasharray:5 4}.dot{fill:#fff;stroke:#1f4a80;stroke-width:2}";
	enum { ABOVE = 52, EDGE = 24 };
	struct call *call = &door->call;
	struct view *view = view_new(call->arena);
	struct buf buf = buf_in(call->arena);
	figure_chart(call, view, result);
	const struct view_value *chart = view_find(view, S("chart"));
	if (chart == NULL) {
		if (!refuse(call, REFUSED_UNKNOWN, N_("Nothing is drawn of this figure: split it by something else, or take the table.")))
			door_refused(door);
		return;
	}
	const struct view_value *rows = view_find(chart->in, S("rows")), *trend = view_find(chart->in, S("trend"));
	const struct view_value *dots = trend == NULL ? NULL : view_find(trend->in, S("dots"));
	for (size_t i = 0; rows != NULL && i < rows->count; i++)
		view_text(rows->items[i], "address", S(""));
	for (size_t i = 0; dots != NULL && i < dots->count; i++)
		view_text(dots->items[i], "address", S(""));
	const char *direction = language_direction(call->language);
	long long width = (long long)view_find(chart->in, S("width"))->integer, height = (long long)view_find(chart->in, S("height"))->integer;
	long long edge = strcmp(direction, "rtl") == 0 ? width + EDGE : EDGE;
	buf_addf(&buf, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %lld %lld\" direction=\"%s\" xml:lang=\"%s\"><style>%s</style>"
		       "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/><text class=\"head\" x=\"%lld\" y=\"24\">",
		width + 2 * EDGE, height + ABOVE, direction, call->language, style, edge);
	buf_add_html(&buf, say_in(call, "indicator", result->indicator->name));
	buf_addf(&buf, "</text><text class=\"soft\" x=\"%lld\" y=\"42\">", edge);
	buf_add_html(&buf, str_format(call->arena, "%s, %.*s%s%.*s", result->indicator->code, STR_ARG(day_str(&result->request.as_of)),
			result->request.filter_count > 0 || result->request.from.text[0] != 0 ? ", " : "",
			STR_ARG(count_filter_words(call, result))));
	buf_addf(&buf, "</text><svg x=\"%d\" y=\"%d\" width=\"%lld\" height=\"%lld\">", EDGE, ABOVE, width, height);
	buf_add(&buf, template_show(door->site->templates, "chart_drawing", call_locale(call), chart->in).text);
	buf_add_c(&buf, "</svg></svg>\n");
	door_file(door, str_format(call->arena, "%.*s.svg", STR_ARG(export_figure_name(call, result))), S("image/svg+xml"), buf_str(&buf));
}

void figure_table_page(struct door *door)
{
	struct call *call = &door->call;
	struct count_request request;
	struct count_result result;
	struct buf buf = buf_in(call->arena);
	enum export_format format = EXPORT_CSV;
	str asked = request_query(door->request, "format");
	bool drawing = str_is(asked, "svg");
	bool known = drawing || asked.length == 0 || export_format(asked, &format) ||
	             refuse_field(call, "format", say(call, N_("The formats are csv, xlsx, json and svg.")));
	if (!known || !read_request(door, &request) || !count(call, &request, &result) ||
	        (!drawing && !export_figure(call, &result, format, &buf))) {
		door_refused(door);
		return;
	}
	if (drawing) {
		send_drawing(door, &result);
		return;
	}
	str name = str_format(call->arena, "%.*s.%.*s", STR_ARG(export_figure_name(call, &result)),
		STR_ARG(asked.length > 0 ? asked : S("csv")));
	door_file(door, name, str_from(export_media_type(format)), buf_str(&buf));
}

void figure_page(struct door *door)
{
	struct call *call = &door->call;
	struct count_request request;
	struct count_result result;
	if (!read_request(door, &request) || !count(call, &request, &result)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	set_head(call, view, &result);
	set_controls(call, view, &result);
	figure_chart(call, view, &result);
	set_rows(call, view, &result);
	figure_spread(call, view, &result);
	set_save(call, view, &result);
	view_text(view, "csv", table_address(call, &result, "csv"));
	view_text(view, "xlsx", table_address(call, &result, "xlsx"));
	view_text(view, "svg", table_address(call, &result, "svg"));
	if (!set_compared(door, view, &request, &result) || !set_years(call, view, &request, &result) || !set_claims(call, view, result.indicator) || !set_opened(door, view, &request)) {
		door_refused(door);
		return;
	}
	struct sheet_of sheet = { .title = say_in(call, "indicator", result.indicator->name) };
	page_show(door, 200, "figure_page", view, &sheet);
}
