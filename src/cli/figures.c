// wiqaya count: a figure with its numerator, denominator and rule.
#include "acts/count.h"

#include "cli/commands.h"

static bool read_days(struct command_line *line, struct count_request *request)
{
	const struct {
		const char *name;
		struct day *day;
	} days[] = { { "as-of", &request->as_of }, { "from", &request->from }, { "to", &request->to } };
	for (size_t i = 0; i < COUNT(days); i++) {
		const char *text = command_option(line, days[i].name);
		if (text != NULL && !day_parse(str_from(text), days[i].day)) {
			command_usage(line, "a day is written as in 2026-05-31");
			return false;
		}
	}
	return true;
}

static void print_value(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	str percent = count_percent(buf->arena, value);
	if (!value->has_denominator)
		buf_addf(buf, "%lld", (long long)value->numerator);
	else if (percent.length == 0)
		buf_add(buf, S("-"));
	else
		buf_addf(buf, "%.*s %%\t%lld / %lld", STR_ARG(percent), (long long)value->numerator,
			(long long)value->denominator);
	if (result->ages)
		buf_addf(buf, "\t0-30: %lld\t31-90: %lld\t91-180: %lld\t>180: %lld", (long long)value->ages[0],
			(long long)value->ages[1], (long long)value->ages[2], (long long)value->ages[3]);
	buf_add_char(buf, '\n');
}

static void print_table(struct call *call, struct buf *buf, const struct count_result *result)
{
	buf_addf(buf, "%s  ", result->indicator->code);
	buf_add(buf, say_in(call, "indicator", result->indicator->name));
	buf_add_char(buf, '\n');
	buf_add(buf, say_in(call, "indicator", result->indicator->rule));
	buf_add_char(buf, '\n');
	buf_add(buf, say_with(call, N_("As of {day}. Unit: {unit}."), "day", day_str(&result->request.as_of), "unit",
			     say(call, result->indicator->unit), NULL));
	buf_add_char(buf, '\n');
	if (result->undated > 0)
		buf_add(buf, say_with(call, N_("{count} of them count from the day of their list, which knew no day."),
				     "count", str_format(call->arena, "%lld\n", (long long)result->undated), NULL));
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		for (size_t k = 0; k < result->request.by_count; k++) {
			buf_add(buf, row->labels[k].length > 0 ? row->labels[k] : say(call, N_("not known")));
			buf_add_char(buf, '\t');
		}
		print_value(buf, result, &row->value);
	}
	buf_add(buf, say(call, N_("Total")));
	buf_add_char(buf, '\t');
	print_value(buf, result, &result->total);
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
	if (!read_days(line, &request))
		return EXIT_USAGE;
	if (!command_enter(line, false))
		return EXIT_REFUSED;
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
	{ "by", true, N_("authority, place_kind, region, theme; for visits also place, kind, year; may be repeated") },
	{ "as-of", true, N_("the day on which it is counted; today if not given") },
	{ "from", true, N_("only what was sent, or begun, from this day") },
	{ "to", true, N_("only what was sent, or begun, up to this day") },
	{ 0 },
};

const struct command command_count = { "count", "INDICATOR [--by DIMENSION…] [--as-of DAY] [--from DAY --to DAY]",
	N_("count a figure, with its numerator, denominator and rule"), options, run };
