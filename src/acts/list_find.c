// What a list chooses, found once. See acts/list_inside.h.
#include "acts/list_inside.h"

#include "base/limits.h"
#include "store/kept.h"

// How many records there are, up to one more than may be looked at.
static bool count_all(struct call *call, const struct list_request *request, int64_t *count)
{
	struct rows rows;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT count(*) FROM (SELECT 1 FROM "));
	query_name(&query, request->entity->name);
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_LOOK + 1));
	query_add(&query, SQL(") AS looked"));
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
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

// Of many records the newest come first: what people look for is mostly there, and so is the first page.
static bool find(struct call *call, const struct list_request *request, bool newest_first, struct list_found *found)
{
	struct rows rows, ids;
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT t.id FROM "));
	query_name(&query, request->entity->name);
	query_add(&query, SQL(" t WHERE 1 = 1"));
	if (!list_where(call, &query, request))
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

static bool find_in_tables(struct call *call, struct list_request *request, bool cheap, struct list_found *found)
{
	int64_t count;
	if (!count_all(call, request, &count))
		return false;
	bool few = count <= LIMIT_LOOK;
	if (few && request->along_count > 0 && request->entity->looked_through == NULL)
		return list_gather(call, request, found);
	if (few || !cheap)
		return find(call, request, !few, found);
	found->more = true;
	return true;
}

// Of a list that nothing was chosen of only the counts beside its filters are wanted, and of a long one there are none.
static bool is_long(struct call *call, struct list_request *request, bool *is)
{
	int64_t count;
	bool good = count_all(call, request, &count);
	*is = good && count > LIMIT_LOOK;
	return good;
}

bool list_find(struct call *call, struct list_request *request, bool cheap)
{
	bool all = request->filter_count == 0 && request->words.length == 0 && !request->binned, nothing_told = false;
	request->found = NULL;
	if (all && !cheap)
		return true;
	struct list_found *found = NEW(call->arena, struct list_found);
	if (all && !is_long(call, request, &nothing_told))
		return false;
	bool first_alone = (request->by_id || request->by_field != NULL) && request->after.length == 0;
	enum list_look look = nothing_told ? LIST_LOOKED : list_look(call, request, cheap, !first_alone, found);
	found->more = found->more || nothing_told;
	if (look == LIST_LOOK_REFUSED || (look == LIST_LOOK_NONE && !find_in_tables(call, request, cheap, found)))
		return false;
	request->found = found;
	return true;
}

bool list_ids(struct call *call, const struct list_request *request)
{
	struct list_found *found = request->found, again = { 0 };
	if (found->ids.length > 0 || found->more)
		return true;
	struct list_request asked = *request;
	asked.found = NULL;
	asked.within = NULL;
	asked.along_count = 0;
	enum list_look look = list_look(call, &asked, false, true, &again);
	found->ids = again.ids;
	found->more = look == LIST_LOOK_NONE || again.more;
	return look != LIST_LOOK_REFUSED;
}
