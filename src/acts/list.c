#include "acts/list_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/permit.h"
#include "store/kept.h"

bool list_filter(struct call *call, struct list_request *request, str name, str value)
{
	if (request->filter_count == LIST_FILTERS)
		return refuse(call, REFUSED_INVALID, N_("There are too many filters."));
	request->filters[request->filter_count++] = (struct filter){ name, value };
	return true;
}

// Order: by one declared column, then id; a page goes on after the last pair.

struct order {
	const char *column;
	bool down, number, nullable;
};

static bool find_order(struct call *call, const struct list_request *request, struct order *order)
{
	const struct entity *entity = request->entity;
	str sort = request->sort;
	bool by_name = entity->fields[entity->name_field].kind == KIND_NAME;
	if (sort.length == 0) {
		*order = by_name ? (struct order){ "name_sort", false, false, true }
		                 : (struct order){ "id", true, false, false };
		return true;
	}
	order->down = str_starts(sort, S("-"));
	str name = order->down ? str_skip(sort, 1) : sort;
	size_t field = entity_field_find(entity, name);
	if (field == SIZE_MAX || !entity->fields[field].sort || !permit_field(call, entity, field))
		return refuse_field(call, "sort", say(call, N_("This list cannot be ordered by that field.")));
	const struct field *f = &entity->fields[field];
	order->column = f->kind == KIND_NAME ? "name_sort" : f->name;
	order->number = f->kind == KIND_INTEGER || f->kind == KIND_BOOLEAN;
	order->nullable = field_sorts_empty(entity, field);
	return true;
}

static void order_column(struct query *query, const struct order *order)
{
	if (order->nullable)
		query_add(query, SQL("coalesce("));
	query_add(query, SQL("t."));
	query_name(query, order->column);
	if (order->nullable)
		query_add(query, order->number ? SQL(", 0)") : SQL(", '')"));
}

static bool add_cursor(struct call *call, struct query *query, const struct order *order, str after)
{
	if (after.length == 0)
		return true;
	if (after.length < 36)
		return refuse_field(call, "after", say(call, N_("This page mark is not one of ours.")));
	str id = str_skip(after, after.length - 36), value = str_slice(after, 0, after.length - 36);
	struct cell cell = cell_text(value);
	int64_t number;
	if (order->number) {
		if (!str_to_integer(value, &number))
			return refuse_field(call, "after", say(call, N_("This page mark is not one of ours.")));
		cell = cell_integer(number);
	}
	// The first condition follows from the second; SQLite finds the place in the index only by it.
	query_add(query, SQL(" AND "));
	order_column(query, order);
	query_add(query, order->down ? SQL(" <= ") : SQL(" >= "));
	query_bind(query, cell);
	query_add(query, SQL(" AND ("));
	order_column(query, order);
	query_add(query, order->down ? SQL(", t.id) < (") : SQL(", t.id) > ("));
	query_bind(query, cell);
	query_add(query, SQL(", "));
	query_bind(query, cell_text(id));
	query_add(query, SQL(")"));
	return true;
}

static void add_order(struct query *query, const struct order *order, size_t limit)
{
	query_add(query, SQL(" ORDER BY "));
	order_column(query, order);
	// Twice the same, and SQLite passes over the index that a list is looked through by.
	if (!str_is(str_from(order->column), "id"))
		query_add(query, order->down ? SQL(" DESC, t.id") : SQL(", t.id"));
	query_add(query, order->down ? SQL(" DESC LIMIT ") : SQL(" LIMIT "));
	query_bind(query, cell_integer((int64_t)limit));
}

// What the caller wants, and what the mark of the next page is made of.
static const bool *wanted_of(struct call *call, const struct list_request *request, const struct order *order)
{
	size_t field = entity_field_find(request->entity, str_from(order->column));
	if (request->wanted == NULL || request->wanted == record_told || field == SIZE_MAX || request->wanted[field])
		return request->wanted;
	bool *wanted = NEW_MANY(call->arena, request->entity->field_count, bool);
	memcpy(wanted, request->wanted, request->entity->field_count * sizeof *wanted);
	wanted[field] = true;
	return wanted;
}

static str cursor_of(struct call *call, const struct record *record, const struct order *order)
{
	str value = S("");
	size_t field = entity_field_find(record->entity, str_from(order->column));
	if (str_is(str_from(order->column), "name_sort"))
		value = record->name_sort;
	else if (str_is(str_from(order->column), "id"))
		value = record->id;
	else if (order->number)
		value = str_format(call->arena, "%lld", (long long)record_integer(record, field));
	else
		value = record_text(record, field);
	return str_format(call->arena, "%.*s%.*s", STR_ARG(value), STR_ARG(record->id));
}

static void set_total(struct list_page *page, int64_t total)
{
	page->more = total > LIMIT_COUNT;
	page->total = page->more ? LIMIT_COUNT : total;
}

bool list_count(struct call *call, const struct list_request *request, struct list_page *page)
{
	if (request->found != NULL && request->within == NULL) {
		set_total(page, request->found->count);
		return true;
	}
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT count(*) FROM (SELECT 1 FROM "));
	query_name(&query, request->entity->name);
	query_add(&query, SQL(" t WHERE 1 = 1"));
	if (!list_where(call, &query, request))
		return false;
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_COUNT + 1));
	query_add(&query, SQL(") AS counted"));
	struct rows rows;
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	set_total(page, rows_integer(&rows, 0, 0));
	return true;
}

// What orders a list as it is found: ids, and days, which are text that every engine orders alike.
static void note_order(struct list_request *request, const struct order *order)
{
	const struct entity *entity = request->entity;
	size_t field = entity_field_find(entity, str_from(order->column));
	request->by_id = str_is(str_from(order->column), "id");
	request->down = order->down;
	if (field != SIZE_MAX && entity->fields[field].kind == KIND_DAY &&
	        (entity->looked_through == NULL || field_looked_at(&entity->fields[field])))
		request->by_field = &entity->fields[field];
}

// The first page, when who found the records put them in order.
static bool add_first(struct call *call, struct query *query, const struct list_request *request,
	const struct order *order, size_t limit)
{
	struct list_request part = *request;
	struct list_found first = { .ids = request->found->first, .question = request->found->question };
	part.found = &first;
	query_add(query, SQL("WHERE 1 = 1"));
	if (!list_where(call, query, &part))
		return false;
	add_order(query, order, limit);
	return true;
}

// What stands on the page, as many as `limit`. Of a list that is looked through by ids alone, the ids of the page
// come first: their index holds all that is asked, the table is only read for what is shown.
static bool add_page(struct call *call, struct query *query, const struct list_request *request,
	const struct order *order, size_t limit)
{
	const struct list_found *found = request->found;
	if (found != NULL && found->first.length > 0 && request->after.length == 0 && request->within == NULL)
		return add_first(call, query, request, order, limit);
	bool twice = request->found != NULL && request->found->more && str_is(str_from(order->column), "id");
	query_add(query, SQL("WHERE 1 = 1"));
	if (twice) {
		query_add(query, SQL(" AND t.id IN (SELECT t.id FROM "));
		query_name(query, request->entity->name);
		query_add(query, SQL(" t WHERE 1 = 1"));
	}
	if (!list_where(call, query, request) || !add_cursor(call, query, order, request->after))
		return false;
	add_order(query, order, limit);
	if (!twice)
		return true;
	query_add(query, SQL(")"));
	add_order(query, order, limit);
	return true;
}

bool list_read(struct call *call, struct list_request *request, struct list_page *page)
{
	*page = (struct list_page){ .next = S("") };
	struct order order = { 0 };
	if (!permit_entity(call, VERB_READ, request->entity) || !find_order(call, request, &order))
		return false;
	if (request->limit == 0)
		request->limit = 25;
	if (request->limit > LIMIT_LIST)
		request->limit = LIMIT_LIST;
	note_order(request, &order);
	if (!request->uncounted && !list_find(call, request, false))
		return false;
	struct query query = query_in(call->arena);
	record_select_some(&query, request->entity, wanted_of(call, request, &order));
	if (!add_page(call, &query, request, &order, request->limit + 1))
		return false;
	if (!record_query(call, &query, request->entity, &page->records, &page->count))
		return false;
	if (page->count > request->limit) {
		page->count = request->limit;
		page->next = cursor_of(call, page->records[page->count - 1], &order);
	}
	// A page that is the first and not full counts itself.
	if (request->found == NULL && request->after.length == 0 && page->next.length == 0) {
		page->total = (int64_t)page->count;
		return true;
	}
	return request->uncounted || list_count(call, request, page);
}

bool list_linked(struct call *call, const struct entity *entity, size_t field, str id,
	struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t."));
	query_name(&query, entity->fields[field].name);
	if (entity->fields[field].many) {
		query_add(&query, SQL(" LIKE "));
		query_bind(&query, cell_text(str_format(call->arena, "%%\"%.*s\"%%", STR_ARG(id))));
	} else {
		query_add(&query, SQL(" = "));
		query_bind(&query, cell_text(id));
	}
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT 1000"));
	return record_query(call, &query, entity, records, count);
}

bool list_lines(struct call *call, str recommendation, struct record ***lines, size_t *count)
{
	return list_linked(call, &addressee_line_entity, ADDRESSEE_LINE_RECOMMENDATION, recommendation, lines,
		count);
}

// Those of each id together, in the order of the ids, and the oldest first.

struct linked {
	size_t place;
	struct record *record;
};

static int compare_linked(const void *a, const void *b)
{
	const struct linked *one = a, *other = b;
	if (one->place != other->place)
		return one->place < other->place ? -1 : 1;
	return str_compare(one->record->id, other->record->id);
}

static void put_in_order(struct call *call, const struct lookup *places, size_t field, struct record **records, size_t count)
{
	struct linked *linked = NEW_MANY(call->arena, count + 1, struct linked);
	for (size_t i = 0; i < count; i++)
		linked[i] = (struct linked){ *lookup_find(places, record_text(records[i], field)), records[i] };
	qsort(linked, count, sizeof *linked, compare_linked);
	for (size_t i = 0; i < count; i++)
		records[i] = linked[i].record;
}

bool list_linked_to_any(struct call *call, const struct entity *entity, size_t field, const str *ids,
	size_t id_count, const bool *wanted, struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	struct lookup places = lookup_in(call->arena);
	str *single = NEW_MANY(call->arena, id_count, str);
	size_t single_count = 0;
	for (size_t i = 0; i < id_count; i++)
		if (lookup_find(&places, ids[i]) == NULL) {
			lookup_set(&places, ids[i], single_count);
			single[single_count++] = ids[i];
		}
	record_select_columns(&query, entity, wanted);
	query_add(&query, SQL(" FROM "));
	query_bind_table(&query, single, single_count);
	query_add(&query, SQL(" AS led CROSS JOIN "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t."));
	query_name(&query, entity->fields[field].name);
	query_add(&query, SQL(" = led.column1 AND t.binned_at IS NULL"));
	permit_where(call, &query, entity);
	if (!record_query(call, &query, entity, records, count))
		return false;
	put_in_order(call, &places, field, *records, *count);
	return true;
}
