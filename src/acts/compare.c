#include "acts/compare.h"

#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "store/months.h"

static const struct {
	const char *name;
	const struct entity *link;
	const struct vocabulary *vocabulary;
} columns[] = {
	{ "authority", &authority_entity, NULL },
	{ "place_kind", NULL, &place_kind_vocabulary },
	{ "region", &area_entity, NULL },
	{ "theme", NULL, &theme_vocabulary },
};

static size_t column_find(str name)
{
	for (size_t i = 0; i < COUNT(columns); i++)
		if (str_is(name, columns[i].name))
			return i;
	return SIZE_MAX;
}

static str label_of(struct call *call, size_t dimension, str key)
{
	if (key.length == 0)
		return S("");
	if (columns[dimension].link != NULL)
		return link_words(call, columns[dimension].link, key).name;
	return value_label(call, columns[dimension].vocabulary, key);
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

static void add_period(struct call *call, struct query *query, const struct count_request *request)
{
	if (request->from.text[0] == 0 && request->to.text[0] == 0)
		return;
	struct day from = day_first(&request->from), to = day_end(&request->to);
	query_add(query, SQL(" AND line IN (SELECT line FROM "));
	months_issued(query, request->from.text[0] != 0 ? str_copy(call->arena, day_str(&from)) : S(""),
		request->to.text[0] != 0 ? str_copy(call->arena, day_str(&to)) : S("9999"));
	query_add(query, SQL(" GROUP BY line HAVING sum(n) > 0)"));
}

static void add_key(struct query *query, size_t dimension)
{
	if (dimension == SIZE_MAX)
		query_add(query, SQL("''"));
	else
		query_name(query, columns[dimension].name);
}

static bool read(struct call *call, const struct count_request *request, size_t dimension, struct rows *rows)
{
	struct day day = day_end(&request->as_of);
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT dimension, CAST(count(*) AS BIGINT), CAST(sum(c) AS BIGINT),"
			      " CAST(sum(v) AS BIGINT) FROM (SELECT line, "));
	add_key(&query, dimension);
	query_add(&query,
		SQL(" AS dimension, sum(CASE WHEN code = 'claimed_full' THEN n ELSE 0 END) AS c,"
		    " sum(CASE WHEN code = 'full' THEN n ELSE 0 END) AS v FROM " FIGURE_EVENTS " e"
		    " WHERE code IN ('claimed', 'claimed_full', 'verified', 'full') AND day <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&day))));
	add_limits(call, &query);
	add_period(call, &query, request);
	query_add(&query, SQL(" GROUP BY line"));
	if (dimension != SIZE_MAX) {
		query_add(&query, SQL(", "));
		query_name(&query, columns[dimension].name);
	}
	query_add(&query,
		SQL(" HAVING sum(CASE WHEN code = 'claimed' THEN n ELSE 0 END) > 0"
		    " AND sum(CASE WHEN code = 'verified' THEN n ELSE 0 END) > 0) AS lines GROUP BY dimension"));
	return call_stored(call, query_run(&query, call->db, rows));
}

static struct compare_row row_of(const struct count_value *value, str key, str label)
{
	return (struct compare_row){ key, label, value->denominator, value->more[0], value->more[1] };
}

// By what the events themselves do not carry, and of a period in words: by the rows of the gap.
static bool compare_rows(struct call *call, const struct count_request *request, struct compare_result *result)
{
	struct count_request gap = *request;
	struct count_result counted;
	gap.indicator = S("I6");
	if (!count(call, &gap, &counted))
		return false;
	result->rows = NEW_MANY(call->arena, counted.row_count + 1, struct compare_row);
	for (size_t i = 0; i < counted.row_count; i++)
		result->rows[result->row_count++] =
			row_of(&counted.rows[i].value, counted.rows[i].keys[0], counted.rows[i].labels[0]);
	result->total = row_of(&counted.total, S(""), S(""));
	return true;
}

bool compare(struct call *call, const struct count_request *request, struct compare_result *result)
{
	*result = (struct compare_result){ 0 };
	if (!permit_power(call, POWER_FIGURES))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not see figures."));
	struct count_request asked = *request;
	if (asked.as_of.text[0] == 0)
		asked.as_of = call->today;
	size_t dimension = asked.by_count > 0 ? column_find(asked.by[0]) : SIZE_MAX;
	if ((asked.by_count > 0 && dimension == SIZE_MAX) || asked.period.length > 0 || asked.filter_count > 0)
		return compare_rows(call, request, result);
	struct rows rows;
	if (!read(call, &asked, dimension, &rows))
		return false;
	result->rows = NEW_MANY(call->arena, rows.count + 1, struct compare_row);
	for (size_t i = 0; i < rows.count; i++) {
		struct compare_row row = { rows_text(&rows, i, 0), S(""), rows_integer(&rows, i, 1),
			rows_integer(&rows, i, 2), rows_integer(&rows, i, 3) };
		if (dimension != SIZE_MAX)
			row.label = label_of(call, dimension, row.key);
		result->rows[result->row_count++] = row;
		result->total.both += row.both;
		result->total.claimed_full += row.claimed_full;
		result->total.verified_full += row.verified_full;
	}
	return true;
}
