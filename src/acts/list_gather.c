// Finding and counting at once, in the tables. See acts/list_inside.h.
//
// The records come that no filter turns away which is not counted as if it were not chosen. Beside each stands which of the
// filters that are counted apart are true of it. All counts are made of these: a record counts for a value when all of its
// filters are true, or all but that of the value's own name.
#include <string.h>

#include "acts/list_inside.h"
#include "acts/tally.h"
#include "base/die.h"
#include "base/limits.h"
#include "store/kept.h"

// What is found of a list that is counted is kept for its next page, or each would be found anew: an id is 36 letters, quoted.
static_assert((LIMIT_COUNT + 1) * 40 < LIMIT_KEPT_ONE_BYTES / 8 * 7, "a whole list fits into what is kept");

// A record: which filters apart are true of it, a bit for each, and its values by their numbers in the tally.
struct gathered {
	str id, order;
	uint32_t true_of;
	uint32_t values[COUNTED_MOST];
};

struct gathering {
	struct call *call;
	const struct list_request *request;
	struct list_request rest; // Without the filters that are counted apart.
	enum list_told told[COUNTED_MOST];
	size_t counted[COUNTED_MOST], counted_count; // Places in request->along.
	size_t apart[COUNTED_MOST], apart_count;
	uint32_t all; // The bits of all filters apart.
	struct tally *tally;
	struct gathered *found;
	size_t count, room;
};

static void divide(struct gathering *gathering)
{
	const struct list_request *request = gathering->request;
	for (size_t i = 0; i < request->along_count; i++) {
		const struct list_counted *counted = &request->along[i];
		if (!counted->known || counted->own || counted->of_line)
			continue;
		gathering->told[i] = LIST_TOLD;
		gathering->counted[gathering->counted_count++] = i;
		if (!counted->apart)
			continue;
		gathering->all |= (uint32_t)1 << gathering->apart_count;
		gathering->apart[gathering->apart_count++] = i;
	}
}

static bool is_apart(const struct gathering *gathering, size_t filter)
{
	for (size_t i = 0; i < gathering->apart_count; i++)
		if (str_is(gathering->request->filters[filter].name, gathering->request->along[gathering->apart[i]].name))
			return true;
	return false;
}

static void set_rest(struct gathering *gathering)
{
	const struct list_request *request = gathering->request;
	gathering->rest = *request;
	gathering->rest.found = NULL;
	gathering->rest.filter_count = 0;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!is_apart(gathering, i))
			gathering->rest.filters[gathering->rest.filter_count++] = request->filters[i];
}

// Of each filter apart whether it is true, then the values.
static bool add_columns(struct gathering *gathering, struct query *query)
{
	bool good = true;
	const struct list_request *request = gathering->request;
	for (size_t i = 0; i < gathering->apart_count; i++) {
		query_add(query, SQL(", CASE WHEN 1 = 1"));
		good = list_where_name(gathering->call, query, request, request->along[gathering->apart[i]].name) && good;
		query_add(query, SQL(" THEN 1 ELSE 0 END"));
	}
	for (size_t i = 0; i < gathering->counted_count; i++) {
		query_add(query, SQL(", "));
		list_add_counted(gathering->call, query, request->entity, &request->along[gathering->counted[i]]);
	}
	return good;
}

static bool ask(struct gathering *gathering, struct query *query)
{
	const struct list_request *request = gathering->request;
	query_add(query, SQL("SELECT t.id, "));
	if (request->by_field != NULL) {
		query_add(query, SQL("t."));
		query_name(query, request->by_field->name);
	} else {
		query_add(query, SQL("''"));
	}
	bool good = add_columns(gathering, query);
	query_add(query, SQL(" FROM "));
	query_name(query, request->entity->name);
	query_add(query, SQL(" t WHERE 1 = 1"));
	return list_where(gathering->call, query, &gathering->rest) && good;
}

static void take(void *context, const struct cell *cells)
{
	struct gathering *gathering = context;
	struct arena *arena = gathering->call->arena;
	GROW(arena, gathering->found, gathering->count, gathering->room);
	struct gathered *record = &gathering->found[gathering->count - 1];
	record->id = str_copy(arena, cells[0].text);
	record->order = cells[1].text.length == 0 ? S("") : str_copy(arena, cells[1].text);
	for (size_t i = 0; i < gathering->apart_count; i++)
		record->true_of |= (uint32_t)(cells[2 + i].integer != 0) << i;
	for (size_t i = 0; i < gathering->counted_count; i++)
		record->values[i] = tally_value(gathering->tally, gathering->counted[i], &cells[2 + gathering->apart_count + i]);
}

// Whether all filters apart are true, or all but one.
static bool all_but(const struct gathering *gathering, const struct gathered *record, uint32_t but)
{
	return (record->true_of | but) == gathering->all;
}

// The counts

static uint32_t own_bit(const struct gathering *gathering, size_t counted)
{
	for (size_t i = 0; i < gathering->apart_count; i++)
		if (gathering->apart[i] == counted)
			return (uint32_t)1 << i;
	return 0;
}

static int64_t count_found(const struct gathering *gathering, uint32_t but)
{
	int64_t count = 0;
	for (size_t i = 0; i < gathering->count; i++)
		count += all_but(gathering, &gathering->found[i], but);
	return count;
}

// As with the list itself, of too many records for all values of one thing together nothing is told.
static void count_all(struct gathering *gathering)
{
	for (size_t k = 0; k < gathering->counted_count; k++) {
		size_t counted = gathering->counted[k];
		uint32_t bit = own_bit(gathering, counted);
		if (count_found(gathering, bit) > LIMIT_COUNT) {
			gathering->told[counted] = LIST_TOO_MANY;
			continue;
		}
		for (size_t i = 0; i < gathering->count; i++)
			if (all_but(gathering, &gathering->found[i], bit))
				tally_count(gathering->tally, counted, gathering->found[i].values[k], i);
	}
}

// What was found

static int compare(const void *a, const void *b)
{
	const struct gathered *first = a, *second = b;
	int order = str_compare(first->order, second->order);
	return order != 0 ? order : str_compare(first->id, second->id);
}

static void add_ids(struct buf *ids, const struct gathering *gathering, size_t most)
{
	const struct list_request *request = gathering->request;
	size_t added = 0;
	for (size_t i = 0; i < gathering->count && added < most; i++) {
		const struct gathered *record = &gathering->found[request->down ? gathering->count - 1 - i : i];
		if (!all_but(gathering, record, 0))
			continue;
		buf_add_c(ids, added++ == 0 ? "[\"" : "\",\"");
		buf_add(ids, record->id);
	}
	buf_add_c(ids, added == 0 ? "[]" : "\"]");
}

static struct rows rows_of(struct gathering *gathering)
{
	const struct list_request *request = gathering->request;
	struct arena *arena = gathering->call->arena;
	struct rows counts = tally_rows(gathering->tally, arena);
	struct buf ids = buf_in(arena), first = buf_in(arena), told = buf_in(arena);
	struct cell *cells = NEW_MANY(arena, 3 * (counts.count + 3), struct cell);
	int64_t count = count_found(gathering, 0);
	if (request->by_id || request->by_field != NULL) {
		if (gathering->count > 0)
			qsort(gathering->found, gathering->count, sizeof *gathering->found, compare);
		add_ids(&first, gathering, request->limit + 1);
	}
	if (count <= LIMIT_COUNT)
		add_ids(&ids, gathering, LIMIT_COUNT);
	for (size_t i = 0; i < request->along_count; i++)
		buf_add_integer(&told, gathering->told[i]);
	cells[1] = cell_text(buf_str(&ids));
	cells[2] = cell_integer(count);
	cells[4] = cell_text(buf_str(&first));
	cells[7] = cell_text(buf_str(&told));
	cells[0] = cells[3] = cells[5] = cells[6] = cells[8] = cell_integer(-1);
	if (counts.count > 0)
		memcpy(cells + 9, counts.cells, 3 * counts.count * sizeof *cells);
	return (struct rows){ counts.count + 3, 3, cells };
}

void list_found_fill(struct call *call, const struct list_request *request, const struct rows *rows, struct list_found *found)
{
	str told = rows_text(rows, 2, 1);
	found->ids = rows_text(rows, 0, 1);
	found->count = rows_integer(rows, 0, 2);
	found->more = found->count > LIMIT_COUNT;
	found->first = rows_text(rows, 1, 1);
	found->counts = (struct rows){ rows->count - 3, 3, rows->cells + 9 };
	enum list_told *all = NEW_MANY(call->arena, request->along_count + 1, enum list_told);
	for (size_t i = 0; i < request->along_count && i < told.length; i++)
		all[i] = (enum list_told)(told.data[i] - '0');
	found->told = all;
}

bool list_gather(struct call *call, const struct list_request *request, struct list_found *found)
{
	must(request->along_count <= COUNTED_MOST);
	struct rows rows;
	struct gathering *gathering = NEW(call->arena, struct gathering);
	*gathering = (struct gathering){ .call = call, .request = request, .tally = tally_new(call->arena, request->along_count, 0) };
	struct query query = query_in(call->arena);
	divide(gathering);
	set_rest(gathering);
	if (!ask(gathering, &query))
		return false; // All that is wrong has been said.
	found->question = str_format(call->arena, "%.*s %d%d %zu", STR_ARG(query_question(&query)), request->by_id, request->down, request->limit);
	if (!kept_rows_find(call->db, call->arena, found->question, &rows)) {
		if (!call_stored(call, query_visit(&query, call->db, take, gathering)))
			return false;
		count_all(gathering);
		rows = rows_of(gathering);
		kept_rows_add(call->db, call->arena, found->question, &rows);
	}
	list_found_fill(call, request, &rows, found);
	return true;
}
