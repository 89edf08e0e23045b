// wiqaya count: a figure with its numerator, denominator and rule.
#include "acts/count.h"

#include "cli/commands.h"

static bool read_days(struct command_line *line, struct count_request *request)
{
	const struct {
		const char *name;
		struct day *day;
	} days[] = { { "as-of", &request->as_of }, { "from", &request->from }, { "to", &request->to },
		{ "since", &request->since } };
	for (size_t i = 0; i < COUNT(days); i++) {
		const char *text = command_option(line, days[i].name);
		if (text != NULL && !day_parse(str_from(text), days[i].day)) {
			command_usage(line, "a day is written as in 2026-05-31");
			return false;
		}
	}
	return true;
}

static void print_more(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	const int64_t *more = value->more;
	for (size_t i = 0; result->indicator->beside != NULL && result->indicator->beside[i].code != NULL; i++) {
		str text = count_beside_text(buf->arena, result, value, i);
		if (text.length > 0)
			buf_addf(buf, "\t%s: %.*s", result->indicator->beside[i].code, STR_ARG(text));
		if (text.length > 0 && result->indicator->beside[i].says == SAYS_MONEY && value->currency.length > 0)
			buf_addf(buf, " %.*s", STR_ARG(value->currency));
	}
	if (result->indicator->measure == MEASURE_GAP && result->indicator->counted == COUNTED_LINES)
		buf_addf(buf, "\tclaimed: %lld\tverified: %lld", (long long)more[0], (long long)more[1]);
	if (count_watches(result->indicator))
		buf_addf(buf, "\topen: %lld\tdays: %lld.%lld", (long long)more[0], (long long)(more[1] / 10),
			(long long)(more[1] % 10));
	if (result->ages)
		buf_addf(buf, "\t0-30: %lld\t31-90: %lld\t91-180: %lld\t>180: %lld", (long long)more[0],
			(long long)more[1], (long long)more[2], (long long)more[3]);
}

// Under 20 cases the fraction comes first.
static void print_value(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	enum measure measure = result->indicator->measure;
	str value_text = count_percent(buf->arena, result, value), above = count_numerator(buf->arena, result, value);
	const char *unit = measure == MEASURE_SHARE || measure == MEASURE_GAP ? " %" : "";
	if (value->hidden)
		buf_add_c(buf, "*");
	else if (!value->has_denominator)
		buf_add(buf, above);
	else if (value_text.length == 0)
		buf_addf(buf, "-\t%.*s / %lld", STR_ARG(above), (long long)value->denominator);
	else if (measure == MEASURE_SHARE && value->denominator < 20)
		buf_addf(buf, "%.*s / %lld\t(%.*s %%)", STR_ARG(above), (long long)value->denominator, STR_ARG(value_text));
	else
		buf_addf(buf, "%.*s%s\t%.*s / %lld", STR_ARG(value_text), unit, STR_ARG(above),
			(long long)value->denominator);
	if (!value->hidden)
		print_more(buf, result, value);
	buf_add_char(buf, '\n');
}

static void print_head(struct call *call, struct buf *buf, const struct count_result *result)
{
	str filter = count_filter_words(call, result);
	buf_addf(buf, "%s  ", result->indicator->code);
	buf_add(buf, say_in(call, "indicator", result->indicator->name));
	buf_add_char(buf, '\n');
	buf_add(buf, say_in(call, "indicator", result->indicator->rule));
	buf_add_char(buf, '\n');
	buf_add(buf, say_with(call, N_("As of {day}. Unit: {unit}."), "day", day_str(&result->request.as_of), "unit",
			     say(call, result->indicator->unit), NULL));
	buf_add_char(buf, '\n');
	if (filter.length > 0)
		buf_addf(buf, "%.*s\n", STR_ARG(filter));
	if (result->undated > 0) {
		buf_add(buf, say_with(call, N_("{count} of them count from the day of their list, which knew no day."),
				     "count", say_integer(call, result->undated), NULL));
		buf_add_char(buf, '\n');
	}
}

static void print_foot(struct call *call, struct buf *buf, const struct count_result *result)
{
	for (unsigned note = 1; note <= result->notes; note <<= 1)
		if ((result->notes & note) != 0 && note != NOTE_UNDATED && note != NOTE_FEW)
			buf_addf(buf, "%.*s\n", STR_ARG(count_note_words(call, (enum count_note)note)));
	buf_addf(buf, "N %lld, SHA-256 %.*s, %s\n", (long long)result->counted, STR_ARG(result->hash), call->now.text);
}

static void print_table(struct call *call, struct buf *buf, const struct count_result *result)
{
	print_head(call, buf, result);
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		for (size_t k = 0; k < result->request.by_count; k++) {
			buf_add(buf, row->labels[k].length > 0 ? row->labels[k] : say(call, N_("not known")));
			buf_add_char(buf, '\t');
		}
		print_value(buf, result, &row->value);
	}
	if ((result->notes & NOTE_NO_TOTAL) == 0) {
		buf_add(buf, say(call, N_("Total")));
		buf_add_char(buf, '\t');
		print_value(buf, result, &result->total);
	}
	str range = count_range_words(call, result);
	if (range.length > 0)
		buf_addf(buf, "%.*s\n", STR_ARG(range));
	print_foot(call, buf, result);
}

static void print_row(struct call *call, struct buf *buf, const struct counted_row *row)
{
	buf_addf(buf, "%.*s\t%.*s", STR_ARG(row->number), STR_ARG(row->name));
	for (size_t i = 0; i < row->fact_count; i++)
		buf_addf(buf, "\t%s %.*s (%s %.*s)", row->facts[i].code, STR_ARG(row->facts[i].day),
			row->facts[i].late ? "late" : "entered", STR_ARG(row->facts[i].entered_at));
	buf_add_char(buf, '\n');
	(void)call;
}

enum { ROWS_AT_ONCE = 1000, ROWS_MOST = 100000 };

static enum exit_status print_rows(struct command_line *line, const struct count_request *request, enum count_part part)
{
	struct call *call = &line->call;
	struct count_rows rows;
	struct buf buf = buf_in(line->arena);
	if (!count_rows(call, request, part, S(""), line->json ? ROWS_MOST : ROWS_AT_ONCE, &rows))
		return command_refused(line);
	if (line->json) {
		count_rows_json(call, &buf, &rows);
		buf_add_char(&buf, '\n');
	} else {
		print_head(call, &buf, &rows.result);
		for (size_t i = 0; i < rows.count; i++)
			print_row(call, &buf, &rows.rows[i]);
		buf_addf(&buf, "%zu / %lld\n", rows.count, (long long)rows.total);
	}
	command_print(buf_str(&buf));
	return EXIT_DONE;
}

static bool read_filters(struct command_line *line, struct count_request *request)
{
	const char *text;
	size_t at = 0;
	while ((text = command_option_next(line, "filter", &at)) != NULL) {
		str rest = str_from(text), name;
		if (request->filter_count == COUNT_FILTERS || !str_contains(rest, S("=")) || !str_cut(&rest, '=', &name)) {
			command_usage(line, "a filter is written as theme=health");
			return false;
		}
		request->filters[request->filter_count++] = (struct count_filter){ name, rest };
	}
	return true;
}

static enum exit_status run(struct command_line *line)
{
	struct count_request request = { 0 };
	if (line->word_count != 1)
		return command_usage(line, "name one indicator");
	request.indicator = str_from(line->words[0]);
	const char *by;
	size_t at = 0;
	while ((by = command_option_next(line, "by", &at)) != NULL) {
		if (request.by_count == COUNT_DIMENSIONS)
			return command_usage(line, "at most three dimensions");
		request.by[request.by_count++] = str_from(by);
	}
	if (!read_days(line, &request) || !read_filters(line, &request))
		return EXIT_USAGE;
	const char *minimum = command_option(line, "minimum"), *part = command_option(line, "rows");
	if (minimum != NULL && (!str_to_integer(str_from(minimum), &request.minimum) || request.minimum < 1))
		return command_usage(line, "the least size of a group is a whole number");
	bool above = part != NULL && str_is(str_from(part), "numerator");
	if (part != NULL && !above && !str_is(str_from(part), "denominator"))
		return command_usage(line, "the rows are those of the numerator or of the denominator");
	request.period = str_from(command_option(line, "period"));
	request.published = command_option(line, "published") != NULL;
	request.hash = true;
	if (!command_enter(line, false))
		return EXIT_REFUSED;
	if (part != NULL)
		return print_rows(line, &request, above ? PART_NUMERATOR : PART_DENOMINATOR);
	struct count_result result;
	if (!count(&line->call, &request, &result))
		return command_refused(line);
	struct buf buf = buf_in(line->arena);
	if (line->json) {
		count_json(&line->call, &buf, &result);
		buf_add_char(&buf, '\n');
	} else {
		print_table(&line->call, &buf, &result);
	}
	command_print(buf_str(&buf));
	return EXIT_DONE;
}

static const struct option_rule options[] = {
	{ "by", true, N_("authority, place_kind, region, province, place, theme, severity, scope, horizon, kind, visit_kind, notice, origin, legal_text, article, text_kind, agreement, partner, act, body, exchange_kind, event_kind, role, network, report_kind, sex, rank, profession, result, evidence, age, year, quarter, month, rolling; may be repeated") },
	{ "filter", true, N_("only where a dimension has this value, as in theme=health; may be repeated") },
	{ "as-of", true, N_("the day on which it is counted; today if not given") },
	{ "from", true, N_("only what was sent, or begun, from this day") },
	{ "to", true, N_("only what was sent, or begun, up to this day") },
	{ "period", true, N_("2025, 2025-Q2, 2025-05 or rolling, the last twelve months") },
	{ "since", true, N_("of regression (I8): the day on which it was full") },
	{ "minimum", true, N_("the least size of a group that a range counts; 5 if not given") },
	{ "published", false, N_("a public table: small numbers about persons are hidden") },
	{ "rows", true, N_("the rows behind the numerator or the denominator") },
	{ 0 },
};

const struct command command_count = { "count",
	"INDICATOR [--by DIMENSION…] [--filter DIMENSION=VALUE…] [--as-of DAY] [--from DAY --to DAY] [--rows PART]",
	N_("count a figure, with its numerator, denominator and rule"), options, run };
