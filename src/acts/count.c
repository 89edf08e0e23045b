#include "acts/count.h"

#include <stdlib.h>

#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/record_json.h"
#include "model/value.h"
#include "model/vocabularies.h"

#define LINE N_("addressee line")

const struct indicator indicators[] = {
	{ "R1", NC_("indicator", "Response rate, all"),
		NC_("indicator", "Lines with a reply of substance, divided by lines sent. An acknowledgement is not a reply."),
		LINE, { "replied" }, "issued", "undated_replied" },
	{ "R2", NC_("indicator", "Response rate, due"),
		NC_("indicator", "Lines with a reply of substance, divided by lines whose reply date is past or that were replied. An acknowledgement is not a reply."),
		LINE, { "replied" }, "due", "undated_replied" },
	{ "R5", NC_("indicator", "Overdue lines"),
		NC_("indicator", "Lines past their reply date without a reply, by days late."), LINE, { "overdue" },
		NULL, NULL },
	{ "A1", NC_("indicator", "Acceptance, all"), NC_("indicator", "Accepted lines, divided by lines sent."),
		LINE, { "accepted" }, "issued", "undated_replied" },
	{ "A2", NC_("indicator", "Acceptance, answered"),
		NC_("indicator", "Accepted lines, divided by lines with a reply of substance."), LINE, { "accepted" },
		"replied", "undated_replied" },
	{ "A3", NC_("indicator", "Acceptance, including in part"),
		NC_("indicator", "Lines accepted in full, in part or in principle, divided by lines with a reply of substance."),
		LINE, { "accepted", "in_part" }, "replied", "undated_replied" },
	{ "I1", NC_("indicator", "Full implementation, verified"),
		NC_("indicator", "Lines that the mechanism found full, divided by lines that it verified. Not assessed is unknown, and unknown is not zero."),
		LINE, { "full" }, "verified", "undated_verified" },
	{ "I3", NC_("indicator", "Full implementation, of all sent"),
		NC_("indicator", "Lines that the mechanism found full, divided by all lines sent: a hard floor, in which unknown counts against."),
		LINE, { "full" }, "issued", "undated_verified" },
	{ "I5", NC_("indicator", "Lines verified"),
		NC_("indicator", "Lines that the mechanism verified, divided by lines sent."), LINE, { "verified" },
		"issued", "undated_verified" },
	{ "V1", NC_("indicator", "Visits"), NC_("indicator", "Number of visits begun."), N_("visit"), { NULL }, NULL,
		NULL },
	{ "V2", NC_("indicator", "Places visited"),
		NC_("indicator", "Number of different places visited, which is not the number of visits."), N_("place"),
		{ NULL }, NULL, NULL },
};
const size_t indicator_count = COUNT(indicators);

static const char *const age_codes[COUNT_AGES] = { "overdue", "overdue_31", "overdue_91", "overdue_181" };

const struct indicator *indicator_find(str code)
{
	for (size_t i = 0; i < indicator_count; i++)
		if (str_equal_ignoring_case(code, str_from(indicators[i].code)))
			return &indicators[i];
	return NULL;
}

static bool of_visits(const struct indicator *indicator)
{
	return indicator->code[0] == 'V';
}

// Dimensions.

struct dimension {
	const char *name;
	struct sql visit_column; // For V1 and V2; events have a column of the dimension's own name.
	const struct entity *link;
	const struct vocabulary *vocabulary;
	bool events, visits;
};

static const struct dimension dimensions[] = {
	{ "authority", SQL_ROW("coalesce(p.authority, '')"), &authority_entity, NULL, true, true },
	{ "place_kind", SQL_ROW("p.kind"), NULL, &place_kind_vocabulary, true, true },
	{ "region", SQL_ROW("coalesce(p.region, '')"), &area_entity, NULL, true, true },
	{ "theme", SQL_ROW(""), NULL, &theme_vocabulary, true, false },
	{ "place", SQL_ROW("t.place"), &place_entity, NULL, false, true },
	{ "kind", SQL_ROW("t.kind"), NULL, &visit_type_vocabulary, false, true },
	{ "year", SQL_ROW("substr(t.started_on, 1, 4)"), NULL, NULL, false, true },
};

static const struct dimension *dimension_find(const struct indicator *indicator, str name)
{
	for (size_t i = 0; i < COUNT(dimensions); i++)
		if (str_is(name, dimensions[i].name) && (of_visits(indicator) ? dimensions[i].visits : dimensions[i].events))
			return &dimensions[i];
	return NULL;
}

static bool find_dimensions(struct call *call, const struct count_request *request,
	const struct indicator *indicator, const struct dimension **found)
{
	for (size_t i = 0; i < request->by_count; i++) {
		found[i] = dimension_find(indicator, request->by[i]);
		for (size_t k = 0; k < i; k++)
			if (found[k] == found[i])
				found[i] = NULL;
		if (found[i] == NULL)
			return refuse_field(call, "by",
				say_with(call, N_("{indicator} cannot be split by “{text}”."), "indicator",
					str_from(indicator->code), "text", request->by[i], NULL));
	}
	return true;
}

static str label_of(struct call *call, const struct dimension *dimension, str key)
{
	if (key.length == 0)
		return S("");
	if (dimension->link != NULL)
		return link_words(call, dimension->link, key).name;
	if (dimension->vocabulary != NULL)
		return value_label(call, dimension->vocabulary, key);
	return key;
}

// Reading events.

static void add_codes(struct query *query, const struct indicator *indicator)
{
	query_add(query, SQL("code IN ("));
	bool first = true;
	const char *codes[3 + COUNT_AGES + 2] = { indicator->numerators[0], indicator->numerators[1],
		indicator->denominator, indicator->undated };
	for (size_t i = 0; indicator->denominator == NULL && i < COUNT_AGES; i++)
		codes[4 + i] = age_codes[i];
	for (size_t i = 0; i < COUNT(codes); i++) {
		if (codes[i] == NULL)
			continue;
		if (!first)
			query_add(query, SQL(", "));
		query_bind(query, cell_text(str_from(codes[i])));
		first = false;
	}
	query_add(query, SQL(")"));
}

static void add_limits(struct call *call, struct query *query)
{
	if (call->role == ROLE_REGIONAL) {
		query_add(query, SQL(" AND region = "));
		query_bind(query, cell_text(call->account_region.length > 0 ? call->account_region : S("-")));
	} else if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0) {
		query_add(query, SQL(" AND authority = "));
		query_bind(query, cell_text(call->account_authority.length > 0 ? call->account_authority : S("-")));
	}
}

static void add_columns(struct query *query, const struct dimension **by, size_t by_count)
{
	for (size_t i = 0; i < by_count; i++) {
		query_name(query, by[i]->name);
		query_add(query, SQL(", "));
	}
}

static bool read_events(struct call *call, const struct count_request *request,
	const struct indicator *indicator, const struct dimension **by, struct rows *rows)
{
	struct day day = day_end(&request->as_of);
	str as_of = str_copy(call->arena, day_str(&day)), month = str_slice(as_of, 0, 7);
	bool period = request->from.text[0] != 0 || request->to.text[0] != 0;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT "));
	add_columns(&query, by, request->by_count);
	query_add(&query, SQL("code, CAST(sum(n) AS BIGINT) FROM ("));
	if (!period) {
		query_add(&query, SQL("SELECT "));
		add_columns(&query, by, request->by_count);
		query_add(&query, SQL("code, n FROM figure_month WHERE "));
		add_codes(&query, indicator);
		query_add(&query, SQL(" AND month < "));
		query_bind(&query, cell_text(month));
		add_limits(call, &query);
		query_add(&query, SQL(" UNION ALL "));
	}
	query_add(&query, SQL("SELECT "));
	add_columns(&query, by, request->by_count);
	query_add(&query, SQL("code, n FROM figure_event WHERE "));
	add_codes(&query, indicator);
	query_add(&query, SQL(" AND day <= "));
	query_bind(&query, cell_text(as_of));
	add_limits(call, &query);
	if (!period) {
		query_add(&query, SQL(" AND day >= "));
		query_bind(&query, cell_text(str_format(call->arena, "%.*s-01", STR_ARG(month))));
	} else {
		struct day from = day_first(&request->from), to = day_end(&request->to);
		query_add(&query,
			SQL(" AND line IN (SELECT line FROM figure_event WHERE code = 'issued' AND day >= "));
		query_bind(&query, cell_text(request->from.text[0] != 0 ? str_copy(call->arena, day_str(&from)) : S("")));
		query_add(&query, SQL(" AND day <= "));
		query_bind(&query, cell_text(request->to.text[0] != 0 ? str_copy(call->arena, day_str(&to)) : S("9999")));
		query_add(&query, SQL(" GROUP BY line HAVING sum(n) > 0)"));
	}
	query_add(&query, SQL(") AS e GROUP BY "));
	add_columns(&query, by, request->by_count);
	query_add(&query, SQL("code"));
	return call_stored(call, query_run(&query, call->db, rows));
}

static struct count_row *row_for(struct call *call, struct count_result *result, size_t *room,
	const str *keys)
{
	size_t by = result->request.by_count;
	for (size_t i = 0; i < result->row_count; i++) {
		bool same = true;
		for (size_t k = 0; k < by; k++)
			same = same && str_equal(result->rows[i].keys[k], keys[k]);
		if (same)
			return &result->rows[i];
	}
	GROW(call->arena, result->rows, result->row_count, *room);
	struct count_row *row = &result->rows[result->row_count - 1];
	for (size_t k = 0; k < by; k++)
		row->keys[k] = keys[k];
	return row;
}

static void add_event(struct count_value *value, const struct indicator *indicator, str code, int64_t n)
{
	for (size_t i = 0; i < COUNT(indicator->numerators); i++)
		if (indicator->numerators[i] != NULL && str_is(code, indicator->numerators[i]))
			value->numerator += n;
	if (indicator->denominator != NULL && str_is(code, indicator->denominator))
		value->denominator += n;
	for (size_t i = 0; i < COUNT_AGES; i++)
		if (str_is(code, age_codes[i])) {
			value->ages[i] += n;
			if (i > 0)
				value->ages[i - 1] -= n;
		}
}

static void finish(struct count_value *value, const struct indicator *indicator)
{
	value->has_denominator = indicator->denominator != NULL;
	value->has_value = value->has_denominator && value->denominator > 0;
	if (value->has_value)
		value->tenths = (value->numerator * 2000 + value->denominator) / (value->denominator * 2);
}

static bool count_events(struct call *call, struct count_result *result, const struct dimension **by)
{
	struct rows rows;
	if (!read_events(call, &result->request, result->indicator, by, &rows))
		return false;
	size_t dims = result->request.by_count, room = 0;
	for (size_t i = 0; i < rows.count; i++) {
		str keys[COUNT_DIMENSIONS] = { { 0 } };
		for (size_t k = 0; k < dims; k++)
			keys[k] = rows_text(&rows, i, k);
		str code = rows_text(&rows, i, dims);
		int64_t n = rows_integer(&rows, i, dims + 1);
		if (result->indicator->undated != NULL && str_is(code, result->indicator->undated))
			result->undated += n;
		add_event(&result->total, result->indicator, code, n);
		if (dims > 0)
			add_event(&row_for(call, result, &room, keys)->value, result->indicator, code, n);
	}
	return true;
}

static bool count_visits(struct call *call, struct count_result *result, const struct dimension **by)
{
	const struct count_request *request = &result->request;
	struct day day = day_end(&request->as_of);
	bool places = str_is(str_from(result->indicator->code), "V2");
	for (size_t pass = 0; pass < 2; pass++) {
		size_t dims = pass == 0 ? request->by_count : 0, room = 0;
		if (pass == 0 && dims == 0)
			continue;
		struct query query = query_in(call->arena);
		query_add(&query, SQL("SELECT "));
		for (size_t i = 0; i < dims; i++) {
			query_add(&query, by[i]->visit_column);
			query_add(&query, SQL(", "));
		}
		query_add(&query, places ? SQL("count(DISTINCT t.place)") : SQL("count(*)"));
		query_add(&query,
			SQL(" FROM visit t JOIN place p ON p.id = t.place WHERE t.binned_at IS NULL"
			    " AND t.state <> 'planned' AND t.started_on <= "));
		query_bind(&query, cell_text(str_copy(call->arena, day_str(&day))));
		struct day from = day_first(&request->from), to = day_end(&request->to);
		if (request->from.text[0] != 0) {
			query_add(&query, SQL(" AND t.started_on >= "));
			query_bind(&query, cell_text(str_copy(call->arena, day_str(&from))));
		}
		if (request->to.text[0] != 0) {
			query_add(&query, SQL(" AND t.started_on <= "));
			query_bind(&query, cell_text(str_copy(call->arena, day_str(&to))));
		}
		permit_where(call, &query, &visit_entity);
		for (size_t i = 0; i < dims; i++) {
			query_add(&query, i == 0 ? SQL(" GROUP BY ") : SQL(", "));
			query_add(&query, by[i]->visit_column);
		}
		struct rows rows;
		if (!call_stored(call, query_run(&query, call->db, &rows)))
			return false;
		for (size_t i = 0; i < rows.count; i++) {
			str keys[COUNT_DIMENSIONS] = { { 0 } };
			for (size_t k = 0; k < dims; k++)
				keys[k] = rows_text(&rows, i, k);
			if (pass == 0)
				row_for(call, result, &room, keys)->value.numerator = rows_integer(&rows, i, dims);
			else
				result->total.numerator = rows_integer(&rows, i, dims);
		}
	}
	return true;
}

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
	return value->numerator == 0 && value->denominator == 0;
}

static void finish_all(struct call *call, struct count_result *result, const struct dimension **by)
{
	size_t kept = 0;
	for (size_t i = 0; i < result->row_count; i++) {
		struct count_row *row = &result->rows[i];
		if (empty(&row->value))
			continue;
		for (size_t k = 0; k < result->request.by_count; k++)
			row->labels[k] = label_of(call, by[k], row->keys[k]);
		finish(&row->value, result->indicator);
		if (row->value.has_value && row->value.denominator >= 5) {
			if (result->range_count == 0 || row->value.tenths < result->range_low)
				result->range_low = row->value.tenths;
			if (result->range_count == 0 || row->value.tenths > result->range_high)
				result->range_high = row->value.tenths;
			result->range_count++;
		}
		result->rows[kept++] = *row;
	}
	result->row_count = kept;
	finish(&result->total, result->indicator);
	if (kept > 0)
		qsort(result->rows, kept, sizeof *result->rows, compare_rows);
}

bool count(struct call *call, const struct count_request *request, struct count_result *result)
{
	*result = (struct count_result){ .request = *request };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	result->indicator = indicator_find(request->indicator);
	if (result->indicator == NULL)
		return refuse(call, REFUSED_UNKNOWN, N_("There is no indicator of this code."));
	if (!permit_power(call, POWER_FIGURES))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not see figures."));
	if (result->request.as_of.text[0] == 0)
		result->request.as_of = call->today;
	const struct dimension *by[COUNT_DIMENSIONS];
	if (!find_dimensions(call, request, result->indicator, by))
		return false;
	result->ages = str_is(str_from(result->indicator->code), "R5");
	if (of_visits(result->indicator) ? !count_visits(call, result, by) : !count_events(call, result, by))
		return false;
	finish_all(call, result, by);
	return true;
}

// JSON.

str count_percent(struct arena *arena, const struct count_value *value)
{
	if (!value->has_value)
		return S("");
	return str_format(arena, "%lld.%lld", (long long)(value->tenths / 10), (long long)(value->tenths % 10));
}

static void value_json(struct buf *buf, const struct count_result *result, const struct count_value *value)
{
	buf_addf(buf, "\"numerator\":%lld,\"denominator\":", (long long)value->numerator);
	if (value->has_denominator)
		buf_add_integer(buf, value->denominator);
	else
		buf_add_c(buf, "null");
	buf_add_c(buf, ",\"value\":");
	str percent = count_percent(buf->arena, value);
	buf_add(buf, percent.length > 0 ? percent : S("null"));
	if (result->ages)
		buf_addf(buf, ",\"days_0_30\":%lld,\"days_31_90\":%lld,\"days_91_180\":%lld,\"days_over_180\":%lld",
			(long long)value->ages[0], (long long)value->ages[1], (long long)value->ages[2],
			(long long)value->ages[3]);
}

void count_json(struct call *call, struct buf *buf, const struct count_result *result)
{
	buf_addf(buf, "{\"indicator\":\"%s\",\"name\":", result->indicator->code);
	buf_add_json(buf, say_in(call, "indicator", result->indicator->name));
	buf_add_c(buf, ",\"rule\":");
	buf_add_json(buf, say_in(call, "indicator", result->indicator->rule));
	buf_add_c(buf, ",\"unit\":");
	buf_add_json(buf, say(call, result->indicator->unit));
	buf_add_c(buf, ",\"as_of\":");
	buf_add_json(buf, day_str(&result->request.as_of));
	buf_addf(buf, ",\"undated\":%lld,\"rows\":[", (long long)result->undated);
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		buf_add_c(buf, i > 0 ? ",{" : "{");
		for (size_t k = 0; k < result->request.by_count; k++) {
			const struct dimension *dimension = dimension_find(result->indicator, result->request.by[k]);
			buf_addf(buf, "\"%s\":", dimension->name);
			if (row->keys[k].length == 0)
				buf_add_c(buf, "null");
			else if (dimension->link != NULL)
				link_json_write(call, buf, dimension->link, row->keys[k]);
			else
				buf_add_json(buf, row->keys[k]);
			buf_add_char(buf, ',');
		}
		value_json(buf, result, &row->value);
		buf_add_char(buf, '}');
	}
	buf_add_c(buf, "],\"total\":{");
	value_json(buf, result, &result->total);
	buf_add_c(buf, "}}");
}
