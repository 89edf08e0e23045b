// Reading the rows of a figure and adding them up: by the database where it can, else here.
#include "acts/count_inside.h"

#include "acts/reckon.h"
#include "store/kept.h"

static bool needs_reckoning(const struct indicator *indicator)
{
	const str code = str_from(indicator->code);
	return indicator->measure == MEASURE_MEDIAN || indicator->measure == MEASURE_SURVIVAL || str_is(code, "V10") ||
	       str_is(code, "V9");
}

static void add_rows(struct counting *counting)
{
	if (counting->indicator->counted == COUNTED_LINES)
		count_line_rows(counting);
	else if (counting->indicator->counted == COUNTED_MARKED)
		count_marked_rows(counting);
	else if (counting->indicator->counted == COUNTED_URGENT)
		count_urgent_rows(counting);
	else if (counting->indicator->counted == COUNTED_PROJECTS)
		count_project_rows(counting);
	else if (counting->indicator->counted == COUNTED_SNAPSHOTS)
		count_snapshot_rows(counting);
	else if (counting->indicator->counted == COUNTED_OBSERVATIONS)
		count_observation_rows(counting);
	else if (counting->indicator->counted == COUNTED_AGREEMENTS)
		count_agreement_rows(counting);
	else if (counting->indicator->counted == COUNTED_ACTIONS)
		count_action_rows(counting);
	else if (counting->indicator->counted == COUNTED_TRAINED)
		count_trained_rows(counting);
	else if (counting->indicator->counted == COUNTED_ACTS)
		count_act_rows(counting);
	else if (counting->indicator->counted == COUNTED_REPRISALS)
		count_reprisal_rows(counting);
	else if (counting->indicator->counted == COUNTED_STAFF)
		count_staff_rows(counting);
	else if (counting->indicator->counted == COUNTED_REPORTS)
		count_report_rows(counting);
	else
		count_visit_rows(counting);
}

// --- Added up by the database

static str key_of(const struct counting *counting, const struct rows *rows, size_t row, size_t column, size_t k)
{
	str key = rows_text(rows, row, column);
	return k < counting->by_count && counting->by[k]->strip && key.length > 0 ? str_skip(key, 1) : key;
}

static struct count_value *value_for(struct counting *counting, struct count_result *result, const struct rows *rows,
	size_t row, size_t column)
{
	str keys[COUNT_DIMENSIONS];
	if (counting->by_count == 0)
		return &result->total;
	for (size_t k = 0; k < COUNT_DIMENSIONS; k++)
		keys[k] = key_of(counting, rows, row, column + k, k);
	return &count_row_for(counting->call, result, keys)->value;
}

// Money of a year bears its currency; of two there is no sum.
static bool has_currency(const struct counting *counting)
{
	return counting->indicator->counted == COUNTED_STAFF;
}

static str currency_of(const struct rows *rows, size_t row)
{
	size_t column = COUNT_DIMENSIONS + 2 + COUNT_PARTS;
	str least = rows_text(rows, row, column);
	return str_equal(least, rows_text(rows, row, column + 1)) ? least : S("");
}

static bool add_sums(struct counting *counting, struct count_result *result)
{
	struct query *query = &counting->query;
	struct rows rows;
	query_add(query,
		SQL("SELECT k0, k1, k2, CAST(coalesce(sum(num), 0) AS BIGINT), CAST(coalesce(sum(den), 0) AS BIGINT),"
		    " CAST(coalesce(sum(x0), 0) AS BIGINT), CAST(coalesce(sum(x1), 0) AS BIGINT),"
		    " CAST(coalesce(sum(x2), 0) AS BIGINT), CAST(coalesce(sum(x3), 0) AS BIGINT),"
		    " CAST(coalesce(sum(x4), 0) AS BIGINT), CAST(coalesce(sum(x5), 0) AS BIGINT)"));
	if (has_currency(counting))
		query_add(query, SQL(", coalesce(min(nullif(a, '')), ''), coalesce(max(nullif(a, '')), '')"));
	query_add(query, SQL(" FROM ("));
	add_rows(counting);
	query_add(query, SQL(") AS counted GROUP BY k0, k1, k2 ORDER BY k0, k1, k2"));
	if (!call_stored(counting->call, query_run_kept(query, counting->call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct count_value *value = value_for(counting, result, &rows, i, 0);
		value->numerator += rows_integer(&rows, i, COUNT_DIMENSIONS);
		value->denominator += rows_integer(&rows, i, COUNT_DIMENSIONS + 1);
		for (size_t k = 0; k < COUNT_PARTS; k++)
			value->more[k] += rows_integer(&rows, i, COUNT_DIMENSIONS + 2 + k);
		if (has_currency(counting))
			value->currency = currency_of(&rows, i);
	}
	return true;
}

// --- Reckoned here

// What the days of one row come to.
struct spell {
	bool counts, undated, open;
	int64_t days;
};

static bool whole_day(str text, struct day *day)
{
	return text.length == 10 && day_parse(text, day);
}

static struct spell spell_of_reply(const struct counting *counting, str from, str until, bool undated)
{
	struct day start, end;
	if (str_is(until, "closed"))
		return (struct spell){ .counts = false };
	bool open = until.length == 0;
	if (undated || !whole_day(from, &start) || !whole_day(open ? counting->as_of : until, &end))
		return (struct spell){ .undated = true };
	return (struct spell){ .counts = true, .open = open, .days = day_difference(&end, &start) };
}

static struct spell spell_of_visit(str started, str before)
{
	struct day start, end;
	if (!whole_day(before, &start) || !whole_day(started, &end))
		return (struct spell){ .counts = false };
	return (struct spell){ .counts = true, .days = day_difference(&end, &start) };
}

// From the last of its visits to the sending. Not sent yet: nothing; sent, and one of the two days is not known: undated.
static struct spell spell_of_report(str ended, str days, bool is_sent)
{
	struct day end, sent;
	str on = S("");
	if (!is_sent)
		return (struct spell){ .counts = false };
	if (!str_cut(&days, '/', &on) || !whole_day(ended, &end) || !whole_day(on, &sent) || day_difference(&sent, &end) < 0)
		return (struct spell){ .undated = true };
	return (struct spell){ .counts = true, .days = day_difference(&sent, &end) };
}

static struct spell spell_of(const struct counting *counting, const struct rows *rows, size_t row)
{
	str a = rows_text(rows, row, ROW_A), b = rows_text(rows, row, ROW_B);
	if (counting->indicator->counted == COUNTED_VISITS)
		return spell_of_visit(a, b);
	if (counting->indicator->counted == COUNTED_REPORTS)
		return spell_of_report(a, b, rows_integer(rows, row, ROW_NUM) > 0);
	return spell_of_reply(counting, a, b, rows_integer(rows, row, ROW_MORE) > 0);
}

// The days of the rows of one group.
struct spread {
	int64_t *days, *ages;
	struct lasting *lasting;
	size_t day_count, age_count, room, age_room, lasting_room;
};

static void add_spell(struct call *call, struct spread *spread, struct count_value *value, const struct spell *spell)
{
	size_t both = spread->day_count + spread->age_count;
	if (!spell->counts)
		return;
	GROW(call->arena, spread->lasting, both, spread->lasting_room);
	spread->lasting[both - 1] = (struct lasting){ spell->days, !spell->open };
	value->denominator++;
	if (spell->open) {
		GROW(call->arena, spread->ages, spread->age_count, spread->age_room);
		spread->ages[spread->age_count - 1] = spell->days;
		return;
	}
	GROW(call->arena, spread->days, spread->day_count, spread->room);
	spread->days[spread->day_count - 1] = spell->days;
	value->numerator++;
}

const int64_t count_spread[COUNT_SPREAD - 1] = { 30, 60, 90 };

static void spread_days(const struct spread *spread, struct count_value *value)
{
	for (size_t i = 0; i < COUNT_SPREAD; i++)
		value->more[COUNT_SPREAD_AT + i] = 0;
	for (size_t i = 0; i < spread->day_count; i++) {
		size_t band = 0;
		while (band < COUNT(count_spread) && spread->days[i] > count_spread[band])
			band++;
		value->more[COUNT_SPREAD_AT + band]++;
	}
}

static void end_spread(const struct indicator *indicator, struct spread *spread, struct count_value *value)
{
	int64_t days;
	value->more[0] = (int64_t)spread->age_count;
	value->more[1] = 0;
	if (!reckon_median(spread->ages, spread->age_count, &value->more[1]))
		value->more[1] = 0;
	spread_days(spread, value);
	if (indicator->measure == MEASURE_MEDIAN) {
		value->has_value = reckon_median(spread->days, spread->day_count, &value->tenths);
		return;
	}
	value->has_value = reckon_survival(spread->lasting, spread->day_count + spread->age_count, &days);
	value->tenths = value->has_value ? days * 10 : 0;
}

// In some countries the weekend is Friday and Saturday.
static bool is_weekend(const struct call *call, const struct day *day)
{
	int weekday = day_weekday(day);
	bool friday = call->house.country.length == 2 &&
	              str_contains(S("BH DZ EG IQ JO KW LY OM PS QA SA SD SY YE"), call->house.country);
	return weekday == 6 || weekday == (friday ? 5 : 0);
}

static void reckon_weekend(const struct counting *counting, const struct rows *rows, size_t row,
	struct reckoned *reckoned)
{
	struct day day;
	bool known = whole_day(rows_text(rows, row, ROW_A), &day);
	bool night = rows_integer(rows, row, ROW_NUM) > 0;
	reckoned->denominator = known || night ? 1 : 0;
	reckoned->numerator = night || (known && is_weekend(counting->call, &day)) ? 1 : 0;
}

// Interviews on visits whose days are known, and those days.
static void reckon_stay(const struct rows *rows, size_t row, struct reckoned *reckoned)
{
	struct day start, end;
	bool known = rows_integer(rows, row, ROW_DEN) > 0 && whole_day(rows_text(rows, row, ROW_A), &start) &&
	             whole_day(rows_text(rows, row, ROW_B), &end);
	reckoned->denominator = known ? day_difference(&end, &start) + 1 : 0;
	reckoned->numerator = known ? rows_integer(rows, row, ROW_NUM) : 0;
}

static void reckon(const struct counting *counting, const struct rows *rows, size_t row, struct reckoned *reckoned)
{
	const struct indicator *indicator = counting->indicator;
	*reckoned = (struct reckoned){ .id = rows_text(rows, row, ROW_ID), .entity = rows_text(rows, row, ROW_ENTITY),
		.numerator = rows_integer(rows, row, ROW_NUM), .denominator = rows_integer(rows, row, ROW_DEN) };
	if (indicator->measure == MEASURE_MEDIAN || indicator->measure == MEASURE_SURVIVAL) {
		struct spell spell = spell_of(counting, rows, row);
		reckoned->has_days = spell.counts;
		reckoned->days = spell.days;
		reckoned->numerator = spell.counts && !spell.open ? 1 : 0;
		reckoned->denominator = spell.counts ? 1 : 0;
	} else if (str_is(str_from(indicator->code), "V10")) {
		reckon_weekend(counting, rows, row, reckoned);
	} else if (str_is(str_from(indicator->code), "V9")) {
		reckon_stay(rows, row, reckoned);
	}
}

static bool read_rows(struct counting *counting, struct sql order, struct rows *rows)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT id, entity, k0, k1, k2, num, den, x0, x1, x2, x3, x4, x5, a, b FROM ("));
	add_rows(counting);
	query_add(query, SQL(") AS counted ORDER BY "));
	query_add(query, order);
	return call_stored(counting->call, query_run(query, counting->call->db, rows));
}

static bool is_spell(const struct indicator *indicator)
{
	return indicator->measure == MEASURE_MEDIAN || indicator->measure == MEASURE_SURVIVAL;
}

static size_t group_end(const struct rows *rows, size_t start)
{
	size_t end = start + 1;
	for (; end < rows->count; end++)
		for (size_t k = 0; k < COUNT_DIMENSIONS; k++)
			if (!str_equal(rows_text(rows, start, ROW_KEYS + k), rows_text(rows, end, ROW_KEYS + k)))
				return end;
	return end;
}

// Beside the days to the sending: reports that are not sent, those whose days are not known, and the days to publication.
static void end_reports(const struct counting *counting, const struct rows *rows, size_t start, size_t end, int64_t left_out,
	struct count_value *value)
{
	int64_t *days = NEW_MANY(counting->call->arena, end - start + 1, int64_t);
	size_t count = 0;
	value->more[0] = 0;
	for (size_t i = start; i < end; i++) {
		struct day ended, published;
		str text = rows_text(rows, i, ROW_B), sent;
		bool known = whole_day(rows_text(rows, i, ROW_A), &ended);
		value->more[0] += rows_integer(rows, i, ROW_NUM) == 0 ? 1 : 0;
		if (str_cut(&text, '/', &sent) && known && whole_day(text, &published) && day_difference(&published, &ended) >= 0)
			days[count++] = day_difference(&published, &ended);
	}
	value->more[1] = left_out;
	value->more[2] = (int64_t)count;
	if (!reckon_median(days, count, &value->more[3]))
		value->more[3] = 0;
}

static void add_spells(struct counting *counting, struct count_result *result, const struct rows *rows, size_t start,
	size_t end, struct count_value *value)
{
	struct spread spread = { 0 };
	bool reports = counting->indicator->counted == COUNTED_REPORTS;
	int64_t left_out = 0;
	for (size_t i = start; i < end; i++) {
		struct spell spell = spell_of(counting, rows, i);
		add_spell(counting->call, &spread, value, &spell);
		result->undated += spell.undated && counting->by_count == 0 && !reports ? 1 : 0;
		left_out += spell.undated ? 1 : 0;
	}
	end_spread(counting->indicator, &spread, value);
	if (reports)
		end_reports(counting, rows, start, end, left_out, value);
}

// One group after another, as they come in the order of their keys.
static bool add_reckoned(struct counting *counting, struct count_result *result)
{
	struct rows rows;
	if (!read_rows(counting, SQL("k0, k1, k2, id"), &rows))
		return false;
	for (size_t start = 0, end; start < rows.count; start = end) {
		end = group_end(&rows, start);
		struct count_value *value = value_for(counting, result, &rows, start, ROW_KEYS);
		if (is_spell(counting->indicator))
			add_spells(counting, result, &rows, start, end, value);
		for (size_t i = start; i < end && !is_spell(counting->indicator); i++) {
			struct reckoned reckoned;
			reckon(counting, &rows, i, &reckoned);
			value->numerator += reckoned.numerator;
			value->denominator += reckoned.denominator;
		}
	}
	return true;
}

bool count_fold(struct counting *counting, struct count_result *result)
{
	counting->query = query_in(counting->call->arena);
	return needs_reckoning(counting->indicator) ? add_reckoned(counting, result) : add_sums(counting, result);
}

bool count_reckoned(struct counting *counting, struct reckoned **reckoned, size_t *count)
{
	struct rows rows;
	counting->query = query_in(counting->call->arena);
	if (!read_rows(counting, SQL("id"), &rows))
		return false;
	*reckoned = NEW_MANY(counting->call->arena, rows.count + 1, struct reckoned);
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		reckon(counting, &rows, i, &(*reckoned)[i]);
	return true;
}
