#include "acts/list.h"

#include <string.h>

#include "base/limits.h"
#include "model/citation.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/search.h"
#include "model/value.h"
#include "store/kept.h"

bool list_filter(struct call *call, struct list_request *request, str name, str value)
{
	if (request->filter_count == LIST_FILTERS)
		return refuse(call, REFUSED_INVALID, N_("There are too many filters."));
	request->filters[request->filter_count++] = (struct filter){ name, value };
	return true;
}

// One condition on one column.

enum bound { BOUND_EQUAL, BOUND_LEAST, BOUND_MOST };

static enum bound cut_bound(str *name)
{
	if (str_ends(*name, S(".min"))) {
		name->length -= 4;
		return BOUND_LEAST;
	}
	if (str_ends(*name, S(".max"))) {
		name->length -= 4;
		return BOUND_MOST;
	}
	return BOUND_EQUAL;
}

static void column(struct query *query, const char *alias, const struct field *field)
{
	query_name(query, alias);
	query_add(query, SQL("."));
	query_name(query, field->name);
}

static bool wrong_value(struct call *call, const struct field *field, str value)
{
	return refuse_field(call, field->name,
		say_with(call, N_("“{text}” cannot filter this field."), "text", value, NULL));
}

static bool resolve(struct call *call, const struct field *field, str value, struct cell *cell)
{
	struct name_match match;
	struct day day;
	int64_t number;
	switch (field->kind) {
	case KIND_CHOICE: {
		str code = value_code_find(call, field->vocabulary, value);
		*cell = cell_text(code);
		return code.length > 0 || wrong_value(call, field, value);
	}
	case KIND_LINK:
		if (!name_match(call, field->link, value, field->link_kinds, &match))
			return false;
		if (match.count > 1)
			return refuse_field(call, field->name,
				say_with(call,
					N_("“{text}” fits two: {first} and {second}. Use the code or the whole name."),
					"text", value, "first", match.titles[0], "second", match.titles[1], NULL));
		// A name that fits nothing finds nothing: it must not tell more than an empty list does.
		*cell = cell_text(match.count == 1 ? match.ids[0] : S("-"));
		return true;
	case KIND_INTEGER:
	case KIND_BOOLEAN:
		if (str_is(value, "true") || str_is(value, "false"))
			number = str_is(value, "true");
		else if (!str_to_integer(value, &number))
			return wrong_value(call, field, value);
		*cell = cell_integer(number);
		return true;
	case KIND_DAY:
		if (!day_parse(value, &day))
			return wrong_value(call, field, value);
		*cell = cell_text(str_copy(call->arena, day_str(&day)));
		return true;
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_NAME:
	case KIND_CODE:
	case KIND_INSTANT:
	case KIND_CITATION: break;
	}
	*cell = cell_text(value);
	return true;
}

static bool add_condition(struct call *call, struct query *query, const char *alias,
	const struct field *field, enum bound bound, str value)
{
	struct cell cell;
	if (field->kind == KIND_CITATION && value.length > 0)
		return citation_where(call, query, field, value);
	query_add(query, SQL(" AND "));
	if (value.length == 0) {
		column(query, alias, field);
		query_add(query, SQL(" IS NULL"));
		return true;
	}
	if (!resolve(call, field, value, &cell))
		return false;
	column(query, alias, field);
	if (field->many) {
		query_add(query, SQL(" LIKE "));
		query_bind(query, cell_text(str_format(call->arena, "%%\"%.*s\"%%", STR_ARG(cell.text))));
		return true;
	}
	// "2026" as an upper bound holds all of 2026: what follows a day in the order of text is longer.
	if (bound == BOUND_MOST && field->kind == KIND_DAY)
		cell = cell_text(str_format(call->arena, "%.*s~", STR_ARG(cell.text)));
	query_add(query, bound == BOUND_EQUAL ? SQL(" = ") : bound == BOUND_LEAST ? SQL(" >= ") : SQL(" <= "));
	query_bind(query, cell);
	return true;
}

static void add_reply_state(struct call *call, struct query *query, const char *alias, str state)
{
	static const struct {
		const char *state;
		struct sql condition;
	} table[] = {
		{ "not_sent", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NULL AND l.replied_on IS NULL AND l.closed_on IS NULL") },
		{ "sent", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL AND l.acknowledged_on IS NULL AND coalesce(l.reply_due_on, '9999') >= ") },
		{ "acknowledged", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL AND l.acknowledged_on IS NOT NULL AND coalesce(l.reply_due_on, '9999') >= ") },
		{ "overdue", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL AND l.reply_due_on < ") },
		{ "replied_on_time", SQL_ROW("l.replied_on IS NOT NULL AND l.replied_on <= coalesce(l.reply_due_on, '9999')") },
		{ "replied_late", SQL_ROW("l.replied_on > l.reply_due_on") },
		{ "no_reply_closed", SQL_ROW("l.replied_on IS NULL AND l.closed_on IS NOT NULL") },
	};
	(void)alias;
	for (size_t i = 0; i < COUNT(table); i++)
		if (str_is(state, table[i].state)) {
			query_add(query, SQL(" AND "));
			query_add(query, table[i].condition);
			if (i >= 1 && i <= 3)
				query_bind(query, cell_text(str_copy(call->arena, day_str(&call->today))));
			return;
		}
	query_add(query, SQL(" AND 1 = 0"));
}

// Filters of a recommendation that read its lines.

static size_t line_field_find(str name)
{
	if (str_is(name, "addressee"))
		return ADDRESSEE_LINE_AUTHORITY;
	size_t field = entity_field_find(&addressee_line_entity, name);
	return field == ADDRESSEE_LINE_RECOMMENDATION ? SIZE_MAX : field;
}

static bool is_line_filter(const struct entity *entity, str name)
{
	if (entity != &recommendation_entity)
		return false;
	cut_bound(&name);
	return str_is(name, "reply_state") ||
	       (entity_field_find(entity, name) == SIZE_MAX && line_field_find(name) != SIZE_MAX);
}

static bool add_line_filters(struct call *call, struct query *query, struct list_request *request)
{
	bool any = false, good = true;
	for (size_t i = 0; i < request->filter_count; i++)
		any = any || is_line_filter(request->entity, request->filters[i].name);
	if (!any)
		return true;
	query_add(query, SQL(" AND t.id IN (SELECT l.recommendation FROM addressee_line l WHERE l.binned_at IS NULL"));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0) {
		query_add(query, SQL(" AND coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.authority = "));
		query_bind(query, cell_text(call->account_authority));
	}
	for (size_t i = 0; i < request->filter_count; i++) {
		str name = request->filters[i].name;
		if (!is_line_filter(request->entity, name))
			continue;
		enum bound bound = cut_bound(&name);
		if (str_is(name, "reply_state")) {
			add_reply_state(call, query, "l", request->filters[i].value);
			continue;
		}
		size_t field = line_field_find(name);
		if (!permit_field(call, &addressee_line_entity, field))
			good = refuse_field(call, str_c(call->arena, name), say(call, N_("There is no such filter.")));
		else
			good = add_condition(call, query, "l", &addressee_line_entity.fields[field], bound,
				       request->filters[i].value) && good;
	}
	query_add(query, SQL(")"));
	return good;
}

// The institution's own fields, by their copies.
static bool add_own_filter(struct call *call, struct query *query, const struct entity *entity,
	const struct filter *filter)
{
	str name = filter->name;
	enum bound bound = cut_bound(&name);
	const struct own_fields *own = own_fields_of(call, entity);
	size_t index = entity_field_find(&own->entity, name);
	if (index == SIZE_MAX || !own->entity.fields[index].filter)
		return refuse_field(call, str_c(call->arena, filter->name), say(call, N_("There is no such filter.")));
	const struct field *field = &own->entity.fields[index];
	bool known = filter->value.length > 0;
	query_add(query, known ? SQL(" AND t.id IN") : SQL(" AND t.id NOT IN"));
	query_add(query, SQL(" (SELECT o.record FROM own_value o WHERE o.entity = "));
	query_bind(query, cell_text(str_from(entity->name)));
	query_add(query, SQL(" AND o.name = "));
	query_bind(query, cell_text(str_skip(name, 4)));
	if (known) {
		struct record *values = record_new(call, &own->entity);
		if (!value_read(call, values, index, filter->value, NULL))
			return false;
		str text = own_copy_text(call, field, &values->values[index]);
		if (bound == BOUND_MOST && field->kind == KIND_DAY)
			text = str_format(call->arena, "%.*s~", STR_ARG(text));
		query_add(query, bound == BOUND_EQUAL ? SQL(" AND o.value = ") :
		                 bound == BOUND_LEAST ? SQL(" AND o.value >= ") : SQL(" AND o.value <= "));
		query_bind(query, cell_text(text));
	}
	query_add(query, SQL(")"));
	return true;
}

static bool add_filter(struct call *call, struct query *query, const struct entity *entity,
	const struct filter *filter)
{
	str name = filter->name;
	if (str_starts(name, S("own.")))
		return add_own_filter(call, query, entity, filter);
	if (entity == &addressee_line_entity && str_is(name, "reply_state")) {
		query_add(query, SQL(" AND t.id IN (SELECT l.id FROM addressee_line l WHERE 1 = 1"));
		add_reply_state(call, query, "l", filter->value);
		query_add(query, SQL(")"));
		return true;
	}
	if (entity == &addressee_line_entity && str_is(name, "addressee"))
		name = S("authority");
	enum bound bound = cut_bound(&name);
	size_t field = entity_field_find(entity, name);
	if (field == SIZE_MAX || !permit_field(call, entity, field))
		return refuse_field(call, str_c(call->arena, filter->name), say(call, N_("There is no such filter.")));
	return add_condition(call, query, "t", &entity->fields[field], bound, filter->value);
}

static bool add_filters(struct call *call, struct query *query, struct list_request *request)
{
	bool good = true;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!is_line_filter(request->entity, request->filters[i].name))
			good = add_filter(call, query, request->entity, &request->filters[i]) && good;
	good = add_line_filters(call, query, request) && good;
	// Words find a number too.
	if (request->words.length > 0 && !permit_number(call, request->entity))
		good = refuse_field(call, "q", say(call, N_("There is no such filter.")));
	search_where(call, query, request->entity, request->words);
	query_add(query, request->binned ? SQL(" AND t.binned_at IS NOT NULL") : SQL(" AND t.binned_at IS NULL"));
	permit_where(call, query, request->entity);
	return good;
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
	query_add(query, order->down ? SQL(" DESC, t.id DESC LIMIT ") : SQL(", t.id LIMIT "));
	query_bind(query, cell_integer((int64_t)limit));
}

// What the caller wants, and what the mark of the next page is made of.
static const bool *wanted_of(struct call *call, const struct list_request *request, const struct order *order)
{
	size_t field = entity_field_find(request->entity, str_from(order->column));
	if (request->wanted == NULL || field == SIZE_MAX || request->wanted[field])
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

static bool count_all(struct call *call, struct list_request *request, struct list_page *page)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT count(*) FROM (SELECT 1 FROM "));
	query_name(&query, request->entity->name);
	query_add(&query, SQL(" t WHERE 1 = 1"));
	if (!add_filters(call, &query, request))
		return false;
	query_add(&query, SQL(" LIMIT "));
	query_bind(&query, cell_integer(LIMIT_COUNT + 1));
	query_add(&query, SQL(") AS counted"));
	struct rows rows;
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	page->total = rows_integer(&rows, 0, 0);
	page->more = page->total > LIMIT_COUNT;
	if (page->more)
		page->total = LIMIT_COUNT;
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
	struct query query = query_in(call->arena);
	record_select_some(&query, request->entity, wanted_of(call, request, &order));
	query_add(&query, SQL("WHERE 1 = 1"));
	if (!add_filters(call, &query, request) || !add_cursor(call, &query, &order, request->after))
		return false;
	add_order(&query, &order, request->limit + 1);
	if (!record_query(call, &query, request->entity, &page->records, &page->count))
		return false;
	if (page->count > request->limit) {
		page->count = request->limit;
		page->next = cursor_of(call, page->records[page->count - 1], &order);
	}
	// A page that is the first and not full counts itself.
	if (request->after.length == 0 && page->next.length == 0) {
		page->total = (int64_t)page->count;
		return true;
	}
	return request->uncounted || count_all(call, request, page);
}

bool list_linked(struct call *call, const struct entity *entity, size_t field, str id,
	struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	column(&query, "t", &entity->fields[field]);
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

bool list_linked_to_any(struct call *call, const struct entity *entity, size_t field, const str *ids,
	size_t id_count, const bool *wanted, struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select_some(&query, entity, wanted);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	column(&query, "t", &entity->fields[field]);
	query_add(&query, SQL(" IN "));
	query_bind_all(&query, ids, id_count);
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY "));
	column(&query, "t", &entity->fields[field]);
	query_add(&query, SQL(", t.id"));
	return record_query(call, &query, entity, records, count);
}
