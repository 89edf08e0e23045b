// What a list chooses, found once, from the filter that fewest records fit. See acts/list_inside.h.
#include "acts/list_inside.h"

#include "base/limits.h"
#include "model/entities.h"
#include "store/kept.h"

// " FROM … WHERE …": what a filter leads to.
static bool add_led(struct call *call, struct query *query, const struct list_request *request, size_t filter)
{
	bool of_lines = list_of_lines(request->entity, request->filters[filter].name);
	query_add(query, SQL(" FROM "));
	query_name(query, of_lines ? addressee_line_entity.name : request->entity->name);
	query_add(query, of_lines ? SQL(" l WHERE 1 = 1") : SQL(" t WHERE 1 = 1"));
	return list_where_indexed(call, query, request, filter);
}

static bool count_bounded(struct call *call, struct query *query, int64_t most, int64_t *count)
{
	struct rows rows;
	query_add(query, SQL(" LIMIT "));
	query_bind(query, cell_integer(most));
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
	return count_bounded(call, &query, LIMIT_LOOK + 1, count);
}

static bool has_record_filters(const struct list_request *request)
{
	bool any = request->words.length > 0 || request->binned || request->filter_count == 0;
	for (size_t i = 0; i < request->filter_count; i++)
		any = any || !list_of_lines(request->entity, request->filters[i].name);
	return any;
}

// The filter that fewest fit, if they are fewer than `most`.
static bool find_lead(struct call *call, const struct list_request *request, int64_t most, struct lead *lead)
{
	for (size_t i = 0; i < request->filter_count && most > 0; i++) {
		int64_t count;
		struct query query = query_in(call->arena);
		if (!list_is_indexed(call, request, i))
			continue;
		query_add(&query, SQL("SELECT count(*) FROM (SELECT 1"));
		if (!add_led(call, &query, request, i) || !count_bounded(call, &query, most, &count))
			return false;
		if (count == most)
			continue;
		*lead = (struct lead){ LEADING_FILTER, i, count };
		most = count;
	}
	return true;
}

// A list of at most LIMIT_LOOK records needs no lead. What is rare is found before what is common is counted.
static bool choose_lead(struct call *call, const struct list_request *request, struct lead *lead)
{
	if (!count_all(call, request, &lead->count))
		return false;
	bool few = lead->count <= LIMIT_LOOK;
	if (!few && !find_lead(call, request, LIMIT_LOOK / 16, lead))
		return false;
	if (!few && lead->by == LEADING_NONE && !find_lead(call, request, LIMIT_LOOK + 1, lead))
		return false;
	// PostgreSQL would gather all lines before it gave the first; by EXISTS it goes along both indexes and stops.
	if (!few && lead->by == LEADING_NONE && !has_record_filters(request) && db_engine_of(call->db) == DB_SQLITE)
		lead->by = LEADING_LINES;
	return true;
}

bool list_add_lead(struct call *call, struct query *query, const struct list_request *request,
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
		query_add(query, SQL(" ORDER BY l.recommendation DESC) AS led CROSS JOIN "));
	}
	return good;
}

// All that is found; of too many, so many as stand first.
static struct rows rows_of(struct arena *arena, const struct rows *found, size_t first)
{
	bool more = found->count > LIMIT_COUNT;
	struct buf ids = buf_in(arena);
	struct cell *cells = NEW_MANY(arena, 9, struct cell);
	for (size_t i = 0; i < found->count && (!more || i < first); i++) {
		buf_add_c(&ids, i == 0 ? "[\"" : "\",\"");
		buf_add(&ids, rows_text(found, i, 0));
	}
	buf_add_c(&ids, found->count == 0 ? "[]" : "\"]");
	cells[1] = cell_text(more ? S("") : buf_str(&ids));
	cells[2] = cell_integer((int64_t)found->count);
	cells[4] = cell_text(more && first > 0 ? buf_str(&ids) : S(""));
	cells[7] = cell_text(S(""));
	cells[0] = cells[3] = cells[5] = cells[6] = cells[8] = cell_integer(-1);
	return (struct rows){ 3, 3, cells };
}

// Of a million records the newest come first: what people look for is mostly there, and so is the first page.
static bool find(struct call *call, const struct list_request *request, const struct lead *lead,
	struct list_found *found)
{
	struct rows rows, ids;
	struct query query = query_in(call->arena);
	struct list_request rest = *request;
	bool newest_first = lead->by == LEADING_NONE && lead->count > LIMIT_LOOK;
	if (lead->by == LEADING_LINES)
		rest.filter_count = 0; // All are of lines, and true of what leads.
	query_add(&query, SQL("SELECT t.id FROM "));
	if (!list_add_lead(call, &query, request, lead))
		return false;
	query_name(&query, request->entity->name);
	query_add(&query, lead->by == LEADING_NONE ? SQL(" t WHERE 1 = 1") : SQL(" t WHERE t.id = led.id"));
	if (!list_where(call, &query, &rest))
		return false;
	if (newest_first)
		query_add(&query, SQL(" ORDER BY t.id DESC"));
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_COUNT + 1));
	size_t first = newest_first && request->by_id && request->down ? request->limit + 1 : 0;
	found->question = str_format(call->arena, "%.*s %zu", STR_ARG(query_question(&query)), first);
	if (!kept_rows_find(call->db, call->arena, found->question, &rows)) {
		if (!call_stored(call, query_run(&query, call->db, &ids)))
			return false;
		rows = rows_of(call->arena, &ids, first);
		kept_rows_add(call->db, call->arena, found->question, &rows);
	}
	list_found_fill(call, request, &rows, found);
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
	if (cheap && lead.by != LEADING_FILTER && lead.count > LIMIT_LOOK)
		found->more = true;
	else if (lead.count <= LIMIT_LOOK && request->along_count > 0 ? !list_gather(call, request, &lead, found)
	                                                              : !find(call, request, &lead, found))
		return false;
	request->found = found;
	return true;
}
