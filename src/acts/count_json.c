// Figures and the rows behind them as JSON and in words.
#include "acts/count_inside.h"
#include "acts/reckon.h"

static const struct {
	enum count_note note;
	const char *code;
	const char *words;
} notes[] = {
	{ NOTE_ROUNDED, "rounded_separately", N_("Each share is rounded separately: together they need not give 100.") },
	{ NOTE_ABOVE, "above_100", N_("Above 100 %: more was done than was planned, which is legal for a plan.") },
	{ NOTE_FEW, "few_cases", N_("Under 20 cases the fraction stands first.") },
	{ NOTE_UNDATED, "undated", N_("Some facts count from the day of their list, which knew no day.") },
	{ NOTE_PARTIAL, "partial", N_("Only what you may see is counted.") },
	{ NOTE_HIDDEN, "hidden", N_("Counts of 1 to 4 persons are hidden, and one more so that they cannot be recovered.") },
	{ NOTE_UNKNOWN, "unknown_access", N_("Some visits do not say what access was given; they are not counted as problems.") },
	{ NOTE_NO_TOTAL, "no_total", N_("The groups overlap: they have no total.") },
	{ NOTE_EVIDENCE, "evidence", N_("The total is what the mechanism verified; claims are never mixed into it.") },
	{ NOTE_OVERLAP, "overlap", N_("What belongs to several groups is counted in each of them, and once in the total.") },
	{ NOTE_LAST, "last_year", N_("Years are not added: the total is of the last one.") },
};

str count_note_words(struct call *call, enum count_note note)
{
	for (size_t i = 0; i < COUNT(notes); i++)
		if (notes[i].note == note)
			return say(call, notes[i].words);
	return S("");
}

const char *count_note_code(enum count_note note)
{
	for (size_t i = 0; i < COUNT(notes); i++)
		if (notes[i].note == note)
			return notes[i].code;
	return "";
}

static str decimals(struct arena *arena, int64_t value, int64_t scale)
{
	int64_t whole = value < 0 ? -value : value;
	return str_format(arena, scale == 100 ? "%s%lld.%02lld" : "%s%lld.%lld", value < 0 ? "-" : "",
		(long long)(whole / scale), (long long)(whole % scale));
}

str count_percent(struct arena *arena, const struct count_result *result, const struct count_value *value)
{
	if (!value->has_value || value->hidden)
		return S("");
	return decimals(arena, value->tenths, result->indicator->measure == MEASURE_RATIO ? 100 : 10);
}

str count_numerator(struct arena *arena, const struct count_result *result, const struct count_value *value)
{
	if (result->indicator->halves && value->numerator % 2 != 0)
		return str_format(arena, "%lld.5", (long long)(value->numerator / 2));
	return str_format(arena, "%lld", (long long)(value->numerator / (result->indicator->halves ? 2 : 1)));
}

static str whole_words(struct arena *arena, int64_t number)
{
	return str_format(arena, "%lld", (long long)number);
}

str count_range_words(struct call *call, const struct count_result *result)
{
	struct arena *arena = call->arena;
	const struct count_range *range = &result->range;
	str minimum = whole_words(arena, count_minimum(&result->request)), left_out = whole_words(arena, (int64_t)range->left_out);
	if (range->count + range->left_out == 0)
		return S("");
	if (range->count == 0)
		return say_with(call, N_("No range: none of the groups has {minimum} or more."), "minimum", minimum, NULL);
	return say_with(call,
		N_("Range over groups with {minimum} or more ({count}): {low} % to {high} %. Pooled over all: {pooled} %. Left out, with fewer: {left_out}."),
		"count", whole_words(arena, (int64_t)range->count), "minimum", minimum, "low",
		decimals(arena, range->low, 10), "high", decimals(arena, range->high, 10), "pooled",
		count_percent(arena, result, &result->total), "left_out", left_out, NULL);
}

str count_filter_words(struct call *call, const struct count_result *result)
{
	struct buf buf = buf_in(call->arena);
	const struct count_request *request = &result->request;
	if (request->from.text[0] != 0)
		buf_add(&buf, say_with(call, N_("from {day}"), "day", day_str(&request->from), NULL));
	if (request->to.text[0] != 0) {
		buf_add_c(&buf, buf.length > 0 ? "; " : "");
		buf_add(&buf, say_with(call, N_("until {day}"), "day", day_str(&request->to), NULL));
	}
	for (size_t i = 0; i < request->filter_count; i++) {
		const struct dimension *dimension =
			dimension_find(call, result->indicator, request->filters[i].dimension);
		str label = dimension_label(call, dimension, request->filters[i].value);
		buf_add_c(&buf, buf.length > 0 ? "; " : "");
		buf_add(&buf, say(call, dimension->label));
		buf_add_c(&buf, ": ");
		buf_add(&buf, label.length > 0 ? label : say(call, N_("not known")));
	}
	return buf_str(&buf);
}

static bool splits(const struct count_result *result, const struct count_value *value, const char *dimension)
{
	const struct count_request *request = &result->request;
	bool splits = false;
	for (size_t i = 0; value != &result->total && i < request->by_count; i++)
		splits = splits || str_is(request->by[i], dimension);
	for (size_t i = 0; i < request->filter_count; i++)
		splits = splits || str_is(request->filters[i].dimension, dimension);
	return splits;
}

bool count_beside_number(const struct count_result *result, const struct count_value *value, size_t beside, int64_t *number)
{
	const struct count_beside *one = &result->indicator->beside[beside];
	*number = value->more[beside];
	for (size_t i = 0; i < COUNT(one->never_by); i++)
		if (one->never_by[i] != NULL && splits(result, value, one->never_by[i]))
			return false;
	// What a year had is known or not, number by number: unknown is not nought (count_house.c).
	if (result->indicator->counted == COUNTED_STAFF && (value->more[STAFF_KNOWN] & (1 << beside)) == 0)
		return false;
	switch (one->says) {
	case SAYS_COUNT: return true;
	case SAYS_PERSONS:
		return !result->request.published ||
		       !(reckon_is_small(*number) || reckon_is_small(value->numerator - *number));
	case SAYS_MONEY: return value->currency.length > 0 || splits(result, value, "currency");
	case SAYS_DAYS: return value->more[beside - 1] > 0;
	case SAYS_POINTS: break;
	}
	if (value->more[beside + 1] <= 0)
		return false;
	*number = reckon_ratio(value->more[beside], value->more[beside + 1], 1000);
	return true;
}

str count_beside_text(struct arena *arena, const struct count_result *result, const struct count_value *value, size_t beside)
{
	int64_t number;
	if (!count_beside_number(result, value, beside, &number))
		return S("");
	enum beside_says says = result->indicator->beside[beside].says;
	return says == SAYS_POINTS || says == SAYS_DAYS ? decimals(arena, number, 10) : whole_words(arena, number);
}

static void more_json(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	const int64_t *more = value->more;
	const char *code = result->indicator->code;
	if (result->ages)
		buf_addf(buf, ",\"days_0_30\":%lld,\"days_31_90\":%lld,\"days_91_180\":%lld,\"days_over_180\":%lld",
			(long long)more[0], (long long)more[1], (long long)more[2], (long long)more[3]);
	if (result->indicator->measure == MEASURE_GAP)
		buf_addf(buf, ",\"claimed\":%lld,\"verified\":%lld", (long long)more[0], (long long)more[1]);
	for (size_t i = 0; result->indicator->beside != NULL && result->indicator->beside[i].code != NULL; i++) {
		str text = count_beside_text(buf->arena, result, value, i);
		buf_addf(buf, ",\"%s\":", result->indicator->beside[i].code);
		buf_add(buf, text.length > 0 ? text : S("null"));
	}
	if (result->indicator->counted == COUNTED_STAFF) {
		buf_add_c(buf, ",\"currency\":");
		if (value->currency.length > 0)
			buf_add_json(buf, value->currency);
		else
			buf_add_c(buf, "null");
	}
	if (str_is(str_from(code), "V8"))
		buf_addf(buf, ",\"unknown\":%lld", (long long)more[0]);
	if (count_watches(result->indicator)) {
		buf_addf(buf, ",\"open\":%lld,\"open_share\":", (long long)more[0]);
		buf_add(buf, value->denominator > 0
			? decimals(buf->arena, reckon_ratio(more[0], value->denominator, 1000), 10) : S("null"));
		buf_add_c(buf, ",\"open_age\":");
		buf_add(buf, more[0] > 0 ? decimals(buf->arena, more[1], 10) : S("null"));
	}
}

static void value_json(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	if (value->hidden) {
		buf_add_c(buf, "\"numerator\":null,\"denominator\":null,\"value\":null,\"hidden\":true");
		return;
	}
	buf_add_c(buf, "\"numerator\":");
	buf_add(buf, count_numerator(buf->arena, result, value));
	buf_add_c(buf, ",\"denominator\":");
	if (value->has_denominator)
		buf_add_integer(buf, value->denominator);
	else
		buf_add_c(buf, "null");
	buf_add_c(buf, ",\"value\":");
	str percent = count_percent(buf->arena, result, value);
	buf_add(buf, percent.length > 0 ? percent : S("null"));
	more_json(buf, result, value);
	if (value->has_share) {
		buf_add_c(buf, ",\"share\":");
		buf_add(buf, decimals(buf->arena, value->share, 10));
	}
}

static void total_json(struct buf *buf, const struct count_result *result)
{
	if ((result->notes & NOTE_NO_TOTAL) != 0)
		buf_add_c(buf, "\"numerator\":null,\"denominator\":null,\"value\":null");
	else
		value_json(buf, result, &result->total);
}

static const char *measure_code(enum measure measure)
{
	static const char *const codes[] = { [MEASURE_SHARE] = "per_cent", [MEASURE_COUNT] = "count",
		[MEASURE_RATIO] = "ratio", [MEASURE_GAP] = "points", [MEASURE_MEDIAN] = "days",
		[MEASURE_SURVIVAL] = "days" };
	return codes[measure];
}

static void add_period(struct buf *buf, const struct count_request *request)
{
	const struct {
		const char *name;
		const struct day *day;
	} days[] = { { "from", &request->from }, { "to", &request->to } };
	for (size_t i = 0; i < COUNT(days); i++) {
		buf_addf(buf, ",\"%s\":", days[i].name);
		if (days[i].day->text[0] == 0)
			buf_add_c(buf, "null");
		else
			buf_add_json(buf, day_str(days[i].day));
	}
}

// What every table carries: title, unit, filter, day, rule with its version, N, who made it and from what.
static void head_json(struct call *call, struct buf *buf, const struct count_result *result)
{
	buf_addf(buf, "{\"indicator\":\"%s\",\"name\":", result->indicator->code);
	buf_add_json(buf, say_in(call, "indicator", result->indicator->name));
	buf_add_c(buf, ",\"rule\":");
	buf_add_json(buf, say_in(call, "indicator", result->indicator->rule));
	buf_addf(buf, ",\"rule_version\":%d,\"unit\":", indicator_version);
	buf_add_json(buf, say(call, result->indicator->unit));
	buf_addf(buf, ",\"measure\":\"%s\",\"as_of\":", measure_code(result->indicator->measure));
	buf_add_json(buf, day_str(&result->request.as_of));
	add_period(buf, &result->request);
	buf_add_c(buf, ",\"filter\":");
	buf_add_json(buf, count_filter_words(call, result));
	buf_add_c(buf, ",\"generated_at\":");
	buf_add_json(buf, instant_str(&call->now));
	buf_add_c(buf, ",\"generated_by\":");
	buf_add_json(buf, call->account_name.length > 0 ? call->account_name : S("house"));
	if (result->hash.length > 0) {
		buf_addf(buf, ",\"n\":%lld,\"hash\":", (long long)result->counted);
		buf_add_json(buf, result->hash);
	}
	if (str_is(str_from(result->indicator->code), "I8")) {
		buf_add_c(buf, ",\"since\":");
		buf_add_json(buf, day_str(&result->request.since));
	}
	if (result->indicator->halves)
		buf_add_c(buf, ",\"weight\":0.5");
	buf_addf(buf, ",\"undated\":%lld", (long long)result->undated);
}

static void notes_json(struct call *call, struct buf *buf, const struct count_result *result)
{
	bool first = true;
	buf_add_c(buf, ",\"notes\":[");
	for (size_t i = 0; i < COUNT(notes); i++) {
		if ((result->notes & (unsigned)notes[i].note) == 0)
			continue;
		buf_addf(buf, "%s{\"note\":\"%s\",\"words\":", first ? "" : ",", notes[i].code);
		buf_add_json(buf, say(call, notes[i].words));
		buf_add_char(buf, '}');
		first = false;
	}
	buf_add_char(buf, ']');
}

static void range_json(struct buf *buf, const struct count_result *result)
{
	const struct count_range *range = &result->range;
	if (range->count + range->left_out == 0)
		return;
	str pooled = count_percent(buf->arena, result, &result->total);
	buf_addf(buf, ",\"range\":{\"count\":%zu,\"minimum\":%lld,\"left_out\":%zu,\"low\":", range->count,
		(long long)count_minimum(&result->request), range->left_out);
	buf_add(buf, range->count > 0 ? decimals(buf->arena, range->low, 10) : S("null"));
	buf_add_c(buf, ",\"high\":");
	buf_add(buf, range->count > 0 ? decimals(buf->arena, range->high, 10) : S("null"));
	buf_add_c(buf, ",\"pooled\":");
	buf_add(buf, pooled.length > 0 ? pooled : S("null"));
	buf_add_char(buf, '}');
}

void count_json(struct call *call, struct buf *buf, const struct count_result *result)
{
	head_json(call, buf, result);
	buf_add_c(buf, ",\"rows\":[");
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		buf_add_c(buf, i > 0 ? ",{" : "{");
		for (size_t k = 0; k < result->request.by_count; k++) {
			const struct dimension *dimension = dimension_find(call, result->indicator, result->request.by[k]);
			buf_addf(buf, "\"%s\":", dimension->name);
			dimension_key_json(call, buf, dimension, row->keys[k]);
			buf_add_char(buf, ',');
		}
		value_json(buf, result, &row->value);
		buf_add_char(buf, '}');
	}
	buf_add_c(buf, "],\"total\":{");
	total_json(buf, result);
	buf_add_char(buf, '}');
	range_json(buf, result);
	notes_json(call, buf, result);
	buf_add_char(buf, '}');
}

// --- The rows behind a number

static void facts_json(struct buf *buf, const struct counted_row *row)
{
	buf_add_c(buf, ",\"facts\":[");
	for (size_t i = 0; i < row->fact_count; i++) {
		const struct count_fact *fact = &row->facts[i];
		buf_addf(buf, "%s{\"fact\":\"%s\",\"day\":", i > 0 ? "," : "", fact->code);
		buf_add_json(buf, fact->day);
		buf_add_c(buf, ",\"entered_at\":");
		buf_add_json(buf, fact->entered_at);
		buf_addf(buf, ",\"late\":%s}", fact->late ? "true" : "false");
	}
	buf_add_char(buf, ']');
}

static void row_json(struct buf *buf, const struct count_rows *rows, const struct counted_row *row)
{
	struct count_value value = { .numerator = row->numerator };
	buf_addf(buf, "{\"entity\":\"%s\",\"id\":", row->entity->name);
	if (row->id.length > 0)
		buf_add_json(buf, row->id);
	else
		buf_add_c(buf, "null");
	buf_add_c(buf, ",\"number\":");
	buf_add_json(buf, row->number);
	buf_add_c(buf, ",\"name\":");
	buf_add_json(buf, row->name);
	buf_add_c(buf, ",\"numerator\":");
	buf_add(buf, count_numerator(buf->arena, &rows->result, &value));
	buf_addf(buf, ",\"denominator\":%lld", (long long)row->denominator);
	if (row->has_days)
		buf_addf(buf, ",\"days\":%lld", (long long)row->days);
	facts_json(buf, row);
	buf_add_char(buf, '}');
}

void count_rows_json(struct call *call, struct buf *buf, const struct count_rows *rows)
{
	struct count_value sum = { .numerator = rows->sum };
	head_json(call, buf, &rows->result);
	buf_add_c(buf, ",\"total\":{");
	value_json(buf, &rows->result, &rows->result.total);
	buf_addf(buf, "},\"part\":\"%s\",\"count\":%lld,\"sum\":",
		rows->part == PART_NUMERATOR ? "numerator" : "denominator", (long long)rows->total);
	if (rows->part == PART_NUMERATOR)
		buf_add(buf, count_numerator(buf->arena, &rows->result, &sum));
	else
		buf_add_integer(buf, rows->sum);
	buf_add_c(buf, ",\"items\":[");
	for (size_t i = 0; i < rows->count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		row_json(buf, rows, &rows->rows[i]);
	}
	buf_add_c(buf, "],\"next\":");
	if (rows->next.length > 0)
		buf_add_json(buf, rows->next);
	else
		buf_add_c(buf, "null");
	notes_json(call, buf, &rows->result);
	buf_add_char(buf, '}');
}
