#include "acts/count_inside.h"

#include <stdlib.h>

#include "acts/reckon.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/permit.h"
#include "store/kept.h"

// --- Sums of events by month

static const char *const age_codes[COUNT_AGES] = { "overdue", "overdue_31", "overdue_91", "overdue_181" };

// Whether all that is asked stands in the events themselves, which are summed by month.
static bool is_summed(const struct counting *counting)
{
	bool summed = counting->indicator->numerators[0] != NULL && !counting->claims;
	for (size_t i = 0; i < counting->by_count; i++)
		summed = summed && counting->by[i]->summed;
	for (size_t i = 0; i < counting->filter_count; i++)
		summed = summed && (counting->filters[i]->summed || counting->filters[i]->outer);
	return summed;
}

static void add_codes(struct counting *counting)
{
	const struct indicator *indicator = counting->indicator;
	const char *codes[3 + 3 + COUNT_AGES] = { indicator->numerators[0], indicator->numerators[1],
		indicator->denominator, indicator->undated, indicator->less };
	for (size_t i = 1; indicator->denominator == NULL && i < COUNT_AGES; i++)
		codes[5 + i] = age_codes[i];
	query_add(&counting->query, SQL("code IN ("));
	bool first = true;
	for (size_t i = 0; i < COUNT(codes); i++) {
		if (codes[i] == NULL)
			continue;
		if (!first)
			query_add(&counting->query, SQL(", "));
		counting_bind(counting, str_from(codes[i]));
		first = false;
	}
	query_add(&counting->query, SQL(")"));
}

static void add_columns(struct counting *counting)
{
	for (size_t i = 0; i < counting->by_count; i++) {
		query_name(&counting->query, counting->by[i]->name);
		query_add(&counting->query, SQL(", "));
	}
}

static struct sql event_column(const struct dimension *dimension)
{
	return dimension->summed ? dimension->line : (struct sql){ "" };
}

static void add_source(struct counting *counting, struct sql from)
{
	query_add(&counting->query, SQL("SELECT "));
	add_columns(counting);
	query_add(&counting->query, from);
	add_codes(counting);
	counting_limits(counting, SQL("region"), SQL("authority"));
	counting_filters(counting, event_column);
}

static void add_months(struct counting *counting, str month)
{
	add_source(counting, SQL("code, n FROM figure_month e WHERE "));
	query_add(&counting->query, SQL(" AND month < "));
	counting_bind(counting, month);
	query_add(&counting->query, SQL(" UNION ALL "));
}

static bool read_events(struct counting *counting, struct rows *rows)
{
	struct query *query = &counting->query;
	str month = str_slice(counting->as_of, 0, 7);
	*query = query_in(counting->call->arena);
	query_add(query, SQL("SELECT "));
	add_columns(counting);
	query_add(query, SQL("code, CAST(sum(n) AS BIGINT) FROM ("));
	if (!counting->period) {
		add_months(counting, month);
		add_source(counting, SQL("code, n FROM figure_fresh e WHERE "));
		query_add(query, SQL(" AND day <= "));
		counting_bind(counting, counting->as_of);
		query_add(query, SQL(" UNION ALL "));
	}
	add_source(counting, counting->period ? SQL("code, n FROM " FIGURE_EVENTS " e WHERE ") : SQL("code, n FROM figure_event e WHERE "));
	query_add(query, SQL(" AND day <= "));
	counting_bind(counting, counting->as_of);
	if (counting->period) {
		query_add(query, SQL(" AND line IN (SELECT line FROM "));
		months_issued(query, counting->from, counting->to);
		query_add(query, SQL(" GROUP BY line HAVING sum(n) > 0)"));
	} else {
		query_add(query, SQL(" AND day >= "));
		counting_bind(counting, str_format(counting->call->arena, "%.*s-01", STR_ARG(month)));
	}
	query_add(query, SQL(") AS e GROUP BY "));
	add_columns(counting);
	query_add(query, SQL("code"));
	return call_stored(counting->call, query_run_kept(query, counting->call->db, rows));
}

struct count_row *count_row_for(struct call *call, struct count_result *result, const str *keys)
{
	for (size_t i = result->row_count; i-- > 0;) {
		bool same = true;
		for (size_t k = 0; k < result->request.by_count; k++)
			same = same && str_equal(result->rows[i].keys[k], keys[k]);
		if (same)
			return &result->rows[i];
	}
	GROW(call->arena, result->rows, result->row_count, result->row_room);
	struct count_row *row = &result->rows[result->row_count - 1];
	for (size_t k = 0; k < result->request.by_count; k++)
		row->keys[k] = keys[k];
	return row;
}

static bool is_code(str code, const char *one)
{
	return one != NULL && str_is(code, one);
}

static void add_event(struct count_value *value, const struct indicator *indicator, str code, int64_t n)
{
	for (size_t i = 0; i < COUNT(indicator->numerators); i++)
		if (is_code(code, indicator->numerators[i]))
			value->numerator += n;
	if (is_code(code, indicator->denominator))
		value->denominator += n;
	if (is_code(code, indicator->less))
		value->denominator -= n;
	for (size_t i = 0; i < COUNT_AGES; i++)
		if (str_is(code, age_codes[i])) {
			value->more[i] += n;
			if (i > 0)
				value->more[i - 1] -= n;
		}
}

static bool count_events(struct counting *counting, struct count_result *result)
{
	struct rows rows;
	if (!read_events(counting, &rows))
		return false;
	size_t dims = counting->by_count;
	for (size_t i = 0; i < rows.count; i++) {
		str keys[COUNT_DIMENSIONS] = { { 0 } };
		for (size_t k = 0; k < dims; k++)
			keys[k] = rows_text(&rows, i, k);
		str code = rows_text(&rows, i, dims);
		int64_t n = rows_integer(&rows, i, dims + 1);
		if (is_code(code, result->indicator->undated))
			result->undated += n;
		add_event(&result->total, result->indicator, code, n);
		if (dims > 0)
			add_event(&count_row_for(counting->call, result, keys)->value, result->indicator, code, n);
	}
	return true;
}

// --- One figure, or one for each value of an outer dimension

static const char *const evidences[] = { "verified", "self_report" };

static bool count_for(struct counting *counting, struct count_result *result, size_t outer, str key)
{
	struct counting one = *counting;
	one.fixed[outer] = key;
	if (dimension_is_outer(counting->by[outer], "evidence"))
		one.claims = str_is(key, "self_report");
	else
		one.group = key;
	return count_fold(&one, result);
}

// Twelve months that end with each of the last twelve: the key is the last month.
static bool count_rolling(struct counting *counting, struct count_result *result, size_t outer)
{
	struct arena *arena = counting->call->arena;
	struct day end = { "" };
	if (!day_parse(counting->as_of, &end))
		return true;
	for (int i = 0; i < 12; i++) {
		struct counting one = *counting;
		one.fixed[outer] = str_copy(arena, str_slice(day_str(&end), 0, 7));
		one.as_of = str_copy(arena, day_str(&end));
		one.to = one.as_of;
		struct day month = { "" };
		if (!day_parse(one.fixed[outer], &month))
			return true;
		struct day begin = day_first(&month);
		for (int back = 0; back < 11; back++) {
			struct day before = day_add(&begin, -1);
			before.text[7] = 0;
			begin = day_first(&before);
		}
		one.from = str_copy(arena, day_str(&begin));
		one.period = true;
		if (!count_fold(&one, result))
			return false;
		struct day first = day_first(&month);
		end = day_add(&first, -1);
	}
	return true;
}

static bool count_outer(struct counting *counting, struct count_result *result, size_t outer)
{
	static const char *const groups[] = { "remand", "women", "minors", "foreigners" };
	bool evidence = dimension_is_outer(counting->by[outer], "evidence");
	if (dimension_is_outer(counting->by[outer], "rolling"))
		return count_rolling(counting, result, outer);
	const char *const *keys = evidence ? evidences : groups;
	for (size_t i = 0; i < (evidence ? COUNT(evidences) : COUNT(groups)); i++)
		if (!count_for(counting, result, outer, str_from(keys[i])))
			return false;
	result->notes |= evidence ? NOTE_EVIDENCE : NOTE_NO_TOTAL;
	return true;
}

// Rows of one part of the whole are divided by all of it, and parts of which nothing is counted are left out.
static void divide_by_whole(const struct counting *counting, struct count_result *result)
{
	size_t whole = 0, kept = 0;
	while (whole < counting->by_count && !counting->by[whole]->of_whole)
		whole++;
	if (whole == counting->by_count)
		return;
	int64_t *sums = NEW_MANY(counting->call->arena, result->row_count + 1, int64_t);
	for (size_t i = 0; i < result->row_count; i++)
		for (size_t k = 0; k < result->row_count; k++) {
			bool same = true;
			for (size_t d = 0; d < counting->by_count; d++)
				same = same && (d == whole || str_equal(result->rows[i].keys[d], result->rows[k].keys[d]));
			sums[i] += same ? result->rows[k].value.denominator : 0;
		}
	for (size_t i = 0; i < result->row_count; i++) {
		if (result->rows[i].value.numerator == 0)
			continue;
		result->rows[kept] = result->rows[i];
		result->rows[kept++].value.denominator = sums[i];
	}
	result->row_count = kept;
}

// Rows with their own sums, and a total of its own: different places, medians and the like do not add up.
static bool count_read(struct counting *counting, struct count_result *result)
{
	struct counting total = *counting;
	size_t outer = 0;
	total.by_count = 0;
	while (outer < counting->by_count && !counting->by[outer]->outer)
		outer++;
	if (counting->by_count > 0 && !(outer < counting->by_count ? count_outer(counting, result, outer)
	                                                           : count_fold(counting, result)))
		return false;
	divide_by_whole(counting, result);
	return (result->notes & NOTE_NO_TOTAL) != 0 || count_fold(&total, result);
}

// --- What a figure ends with

static int compare_rows(const void *a, const void *b)
{
	const struct count_row *x = a, *y = b;
	for (size_t k = 0; k < COUNT_DIMENSIONS; k++) {
		// What is not known stands last.
		if ((x->labels[k].length == 0) != (y->labels[k].length == 0))
			return x->labels[k].length == 0 ? 1 : -1;
		int order = str_compare(x->labels[k], y->labels[k]);
		if (order != 0)
			return order;
		order = str_compare(x->keys[k], y->keys[k]);
		if (order != 0)
			return order;
	}
	return 0;
}

static bool empty(const struct count_value *value)
{
	bool empty = value->numerator == 0 && value->denominator == 0;
	for (size_t i = 0; i < COUNT_PARTS; i++)
		empty = empty && value->more[i] == 0;
	return empty;
}

void count_finish(struct count_value *value, const struct indicator *indicator)
{
	value->has_denominator = indicator->measure != MEASURE_COUNT;
	if (indicator->measure == MEASURE_MEDIAN || indicator->measure == MEASURE_SURVIVAL)
		return;
	value->has_value = value->has_denominator && value->denominator > 0;
	if (value->has_value)
		value->tenths = reckon_ratio(value->numerator,
			value->denominator * (indicator->halves ? 2 : 1), indicator->measure == MEASURE_RATIO ? 100 : 1000);
}

int64_t count_minimum(const struct count_request *request)
{
	return request->minimum > 0 ? request->minimum : COUNT_MINIMUM;
}

static void add_to_range(struct count_range *range, const struct count_value *value, int64_t minimum)
{
	if (!value->has_value || value->denominator < minimum) {
		range->left_out++;
		return;
	}
	if (range->count == 0 || value->tenths < range->low)
		range->low = value->tenths;
	if (range->count == 0 || value->tenths > range->high)
		range->high = value->tenths;
	range->count++;
}

// The share of each row in all, where the rows are parts of a whole; each is rounded on its own.
static void add_shares(struct count_result *result)
{
	bool counts = result->indicator->measure == MEASURE_COUNT;
	if (!counts && result->indicator->measure != MEASURE_SHARE)
		return;
	int64_t whole = 0, shares = 0;
	for (size_t i = 0; i < result->row_count; i++)
		whole += counts ? result->rows[i].value.numerator : result->rows[i].value.denominator;
	if (whole <= 0 || whole != (counts ? result->total.numerator : result->total.denominator))
		return;
	for (size_t i = 0; i < result->row_count; i++) {
		struct count_value *value = &result->rows[i].value;
		value->has_share = true;
		value->share = reckon_ratio(counts ? value->numerator : value->denominator, whole, 1000);
		shares += value->share;
	}
	if (shares != 1000)
		result->notes |= NOTE_ROUNDED;
}

static struct hiding hiding_of(const struct count_value *value)
{
	return (struct hiding){ .size = value->has_denominator ? value->denominator : value->numerator,
		.sensitive = reckon_is_small(value->numerator) || reckon_is_small(value->denominator) ||
		             reckon_is_small(value->denominator - value->numerator) };
}

static void hide_small(struct call *call, struct count_result *result)
{
	if (!result->request.published || !result->indicator->persons)
		return;
	struct hiding *rows = NEW_MANY(call->arena, result->row_count + 1, struct hiding);
	struct hiding total = hiding_of(&result->total);
	for (size_t i = 0; i < result->row_count; i++)
		rows[i] = hiding_of(&result->rows[i].value);
	reckon_hide(rows, result->row_count, &total);
	result->total.hidden = total.hidden;
	for (size_t i = 0; i < result->row_count; i++) {
		result->rows[i].value.hidden = rows[i].hidden;
		if (rows[i].hidden)
			result->notes |= NOTE_HIDDEN;
	}
	if (total.hidden)
		result->notes |= NOTE_HIDDEN;
}

// A visit that the caller may not see is not in what the caller counts.
static bool sees_all(const struct call *call, const struct indicator *indicator)
{
	const struct grant *grant = permit_grant_find(call, count_read_by(indicator));
	return indicator->counted == COUNTED_LINES || indicator->counted == COUNTED_MARKED || (grant != NULL && grant->scope == SCOPE_ALL);
}

static void add_notes(struct call *call, struct count_result *result)
{
	const struct indicator *indicator = result->indicator;
	const struct count_value *total = &result->total;
	bool share = indicator->measure == MEASURE_SHARE;
	if (share && total->has_value && total->tenths > 1000)
		result->notes |= NOTE_ABOVE;
	for (size_t i = 0; i < result->row_count; i++)
		if (share && result->rows[i].value.has_value && result->rows[i].value.tenths > 1000)
			result->notes |= NOTE_ABOVE;
	if (share && total->denominator > 0 && total->denominator < 20)
		result->notes |= NOTE_FEW;
	if (result->undated > 0)
		result->notes |= NOTE_UNDATED;
	if (!sees_all(call, indicator))
		result->notes |= NOTE_PARTIAL;
	if (str_is(str_from(indicator->code), "V8") && total->more[0] > 0)
		result->notes |= NOTE_UNKNOWN;
	// A law is of no region: a regional commission counts observations that came with what is of its region.
	if (indicator->counted == COUNTED_OBSERVATIONS && call->role == ROLE_REGIONAL)
		result->notes |= NOTE_PARTIAL;
	for (size_t i = 0; indicator->counted == COUNTED_STAFF && i < result->request.by_count; i++)
		if (str_is(result->request.by[i], "year"))
			result->notes |= NOTE_LAST;
	if (indicator->counted == COUNTED_ACTS &&
	        !(permit_may(call, VERB_READ, &treaty_exchange_entity) && permit_may(call, VERB_READ, &report_entity)))
		result->notes |= NOTE_PARTIAL;
}

// Authorities, themes and the like are groups; years, ages and levels of evidence are none.
static bool is_ranged(const struct counting *counting)
{
	return counting->by_count == 1 && counting->by[0]->entity != NULL &&
	       counting->indicator->measure == MEASURE_SHARE;
}

static void finish_all(struct counting *counting, struct count_result *result)
{
	size_t kept = 0;
	count_finish(&result->total, result->indicator);
	for (size_t i = 0; i < result->row_count; i++) {
		struct count_row *row = &result->rows[i];
		if (empty(&row->value))
			continue;
		for (size_t k = 0; k < counting->by_count; k++)
			row->labels[k] = dimension_label(counting->call, counting->by[k], row->keys[k]);
		count_finish(&row->value, result->indicator);
		if (is_ranged(counting))
			add_to_range(&result->range, &row->value, count_minimum(&result->request));
		result->rows[kept++] = *row;
	}
	result->row_count = kept;
	if (kept > 0)
		qsort(result->rows, kept, sizeof *result->rows, compare_rows);
	for (size_t i = 0; i < counting->by_count; i++)
		if (dimension_is_set(counting->by[i]))
			result->notes |= NOTE_OVERLAP;
	if ((result->notes & NOTE_EVIDENCE) == 0)
		add_shares(result);
	add_notes(counting->call, result);
	hide_small(counting->call, result);
}

// The hash of the rows that were counted: id and what it added, in the order of ids.
static bool hash_rows(struct counting *counting, struct count_result *result)
{
	struct counting total = *counting;
	struct reckoned *rows;
	size_t count;
	struct buf buf = buf_in(counting->call->arena);
	total.by_count = 0;
	if (!count_reckoned(&total, &rows, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		buf_add(&buf, rows[i].id);
		buf_addf(&buf, " %lld %lld %lld\n", (long long)rows[i].numerator, (long long)rows[i].denominator,
			(long long)rows[i].days);
	}
	struct hash hash = hash_of(buf_str(&buf));
	result->hash = hash_hex(counting->call->arena, &hash);
	result->counted = (int64_t)count;
	return true;
}

// --- The figure

bool count(struct call *call, const struct count_request *request, struct count_result *result)
{
	struct counting counting;
	if (!count_settle(call, request, result, &counting))
		return false;
	if (!(is_summed(&counting) ? count_events(&counting, result) : count_read(&counting, result)))
		return false;
	finish_all(&counting, result);
	return !request->hash || hash_rows(&counting, result);
}

static struct count_year *year_for(struct count_year *years, size_t *count, str year)
{
	for (size_t i = 0; i < *count; i++)
		if (str_equal(years[i].year, year))
			return &years[i];
	years[*count] = (struct count_year){ .year = year };
	return &years[(*count)++];
}

static int compare_years(const void *a, const void *b)
{
	const struct count_year *x = a, *y = b;
	return str_compare(x->year, y->year);
}

bool count_years(struct call *call, const struct count_request *request, struct count_year **years, size_t *year_count)
{
	struct count_request both = *request;
	struct count_result result;
	const struct indicator *indicator = indicator_find(request->indicator);
	*years = NULL;
	*year_count = 0;
	if (indicator == NULL || indicator->counted != COUNTED_LINES || indicator->measure != MEASURE_SHARE ||
	        request->by_count != 1)
		return true;
	both.by[both.by_count++] = S("year");
	both.hash = false;
	if (!count(call, &both, &result))
		return false;
	*years = NEW_MANY(call->arena, result.row_count + 1, struct count_year);
	for (size_t i = 0; i < result.row_count; i++) {
		const struct count_value *value = &result.rows[i].value;
		struct count_year *year = year_for(*years, year_count, result.rows[i].keys[1]);
		add_to_range(&year->range, value, count_minimum(request));
		year->pooled.numerator += value->numerator;
		year->pooled.denominator += value->denominator;
	}
	for (size_t i = 0; i < *year_count; i++)
		count_finish(&(*years)[i].pooled, indicator);
	if (*year_count > 0)
		qsort(*years, *year_count, sizeof **years, compare_years);
	return true;
}
