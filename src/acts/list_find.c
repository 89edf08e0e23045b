// What a list chooses, found once, from the filter that fewest records fit. See acts/list_inside.h.
#include "acts/list_inside.h"

#include "base/limits.h"
#include "model/entities.h"
#include "store/kept.h"

// What leads to the records: a filter that has an index; or all lines that fit; or nothing, all are looked through.
enum leading { LEADING_NONE, LEADING_FILTER, LEADING_LINES };

struct lead {
	enum leading by;
	size_t filter;
	int64_t count;
};

// " FROM … WHERE …": what a filter leads to.
static bool add_led(struct call *call, struct query *query, const struct list_request *request, size_t filter)
{
	bool of_lines = list_of_lines(request->entity, request->filters[filter].name);
	query_add(query, SQL(" FROM "));
	query_name(query, of_lines ? addressee_line_entity.name : request->entity->name);
	query_add(query, of_lines ? SQL(" l WHERE 1 = 1") : SQL(" t WHERE 1 = 1"));
	return list_where_indexed(call, query, request, filter);
}

static bool count_bounded(struct call *call, struct query *query, int64_t *count)
{
	struct rows rows;
	query_add(query, SQL(" LIMIT "));
	query_bind(query, cell_integer(LIMIT_LOOK + 1));
	query_add(query, SQL(") AS looked"));
	if (!call_stored(call, query_run_kept(query, call->db, &rows)))
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
}

static bool count_all(struct call *call, const struct list_request *request, int64_t *count)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT count(*) FROM (SELECT 1 FROM "));
	query_name(&query, request->entity->name);
	return count_bounded(call, &query, count);
}

static bool has_record_filters(const struct list_request *request)
{
	bool any = request->words.length > 0 || request->binned || request->filter_count == 0;
	for (size_t i = 0; i < request->filter_count; i++)
		any = any || !list_of_lines(request->entity, request->filters[i].name);
	return any;
}

// The filter that fewest fit. A list of at most LIMIT_LOOK records needs no lead.
static bool choose_lead(struct call *call, const struct list_request *request, struct lead *lead)
{
	if (!count_all(call, request, &lead->count))
		return false;
	bool few = lead->count <= LIMIT_LOOK;
	for (size_t i = 0; i < request->filter_count && !few; i++) {
		int64_t count;
		struct query query = query_in(call->arena);
		if (!list_is_indexed(call, request, i))
			continue;
		query_add(&query, SQL("SELECT count(*) FROM (SELECT 1"));
		if (!add_led(call, &query, request, i) || !count_bounded(call, &query, &count))
			return false;
		if (count < lead->count)
			*lead = (struct lead){ LEADING_FILTER, i, count };
	}
	if (!few && lead->by == LEADING_NONE && !has_record_filters(request))
		lead->by = LEADING_LINES;
	return true;
}

static bool add_lead(struct call *call, struct query *query, const struct list_request *request,
	const struct lead *lead)
{
	bool good = true;
	if (lead->by == LEADING_FILTER) {
		bool of_lines = list_of_lines(request->entity, request->filters[lead->filter].name);
		query_add(query, of_lines ? SQL("(SELECT DISTINCT l.recommendation AS id") : SQL("(SELECT t.id AS id"));
		good = add_led(call, query, request, lead->filter);
		query_add(query, SQL(") AS led CROSS JOIN "));
	} else if (lead->by == LEADING_LINES) {
		query_add(query, SQL("(SELECT DISTINCT l.recommendation AS id FROM addressee_line l WHERE 1 = 1"));
		good = list_where_line(call, query, request);
		query_add(query, SQL(") AS led CROSS JOIN "));
	}
	return good;
}

static str array_of(struct arena *arena, const struct rows *rows)
{
	struct buf ids = buf_in(arena);
	for (size_t i = 0; i < rows->count; i++) {
		buf_add_c(&ids, i == 0 ? "[\"" : "\",\"");
		buf_add(&ids, rows_text(rows, i, 0));
	}
	buf_add_c(&ids, rows->count == 0 ? "[]" : "\"]");
	return buf_str(&ids);
}

static bool find(struct call *call, const struct list_request *request, const struct lead *lead,
	struct list_found *found)
{
	struct rows rows;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT t.id FROM "));
	if (!add_lead(call, &query, request, lead))
		return false;
	query_name(&query, request->entity->name);
	query_add(&query, lead->by == LEADING_NONE ? SQL(" t WHERE 1 = 1") : SQL(" t WHERE t.id = led.id"));
	if (!list_where(call, &query, request))
		return false;
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_COUNT + 1));
	found->question = query_question(&query);
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	found->count = (int64_t)rows.count;
	found->more = found->count > LIMIT_COUNT;
	found->ids = found->more ? S("") : array_of(call->arena, &rows);
	return true;
}

bool list_find(struct call *call, struct list_request *request, bool cheap)
{
	struct lead lead = { 0 };
	request->found = NULL;
	bool all = request->filter_count == 0 && request->words.length == 0 && !request->binned;
	if (all && !cheap)
		return true;
	struct list_found *found = NEW(call->arena, struct list_found);
	if (!choose_lead(call, request, &lead))
		return false;
	if (all && lead.count <= LIMIT_LOOK)
		return true;
	if (cheap && lead.by != LEADING_FILTER && lead.count > LIMIT_LOOK)
		found->more = true;
	else if (!find(call, request, &lead, found))
		return false;
	request->found = found;
	return true;
}
