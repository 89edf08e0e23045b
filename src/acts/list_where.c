// The conditions of a list: what its filters mean, and what the caller may see of it.
#include "acts/list_inside.h"

#include "model/absence.h"
#include "model/citation.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/search.h"
#include "model/value.h"

enum list_bound list_bound_cut(str *name)
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

static bool no_such_filter(struct call *call, str name)
{
	return refuse_field(call, str_c(call->arena, name), say(call, N_("There is no such filter.")));
}

// Filters of one name are one condition: any of their values. The first of them writes it.
static bool is_said(const struct list_request *request, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_equal(request->filters[i].name, request->filters[index].name))
			return true;
	return false;
}

static size_t next_value(const struct list_request *request, size_t index)
{
	str name = request->filters[index].name;
	do
		index++;
	while (index < request->filter_count && !str_equal(request->filters[index].name, name));
	return index;
}

// One condition on one column.

struct place {
	const char *alias;
	const struct field *field;
	enum list_bound bound;
};

static void column(struct query *query, const struct place *place)
{
	query_name(query, place->alias);
	query_add(query, SQL("."));
	query_name(query, place->field->name);
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

bool list_value(struct call *call, const struct field *field, enum list_bound bound, str value, struct cell *cell)
{
	if (!resolve(call, field, value, cell))
		return false;
	// "2026" as an upper bound holds all of 2026: what follows a day in the order of text is longer.
	if (bound == BOUND_MOST && field->kind == KIND_DAY)
		*cell = cell_text(str_format(call->arena, "%.*s~", STR_ARG(cell->text)));
	return true;
}

static bool add_value(struct call *call, struct query *query, const struct place *place, str value)
{
	const struct field *field = place->field;
	enum list_bound bound = place->bound;
	struct cell cell;
	column(query, place);
	if (value.length == 0) {
		query_add(query, SQL(" IS NULL"));
		return true;
	}
	if (!list_value(call, field, bound, value, &cell))
		return false;
	if (field->many) {
		query_add(query, SQL(" LIKE "));
		query_bind(query, cell_text(str_format(call->arena, "%%\"%.*s\"%%", STR_ARG(cell.text))));
		return true;
	}
	query_add(query, bound == BOUND_EQUAL ? SQL(" = ") : bound == BOUND_LEAST ? SQL(" >= ") : SQL(" <= "));
	query_bind(query, cell);
	return true;
}

static bool add_citations(struct call *call, struct query *query, const struct field *field,
	const struct list_request *request, size_t index)
{
	bool good = true;
	for (size_t i = index; i < request->filter_count; i = next_value(request, i)) {
		if (request->filters[i].value.length > 0) {
			good = citation_where(call, query, field, request->filters[i].value) && good;
			continue;
		}
		query_add(query, SQL(" AND "));
		column(query, &(struct place){ .alias = "t", .field = field });
		query_add(query, SQL(" IS NULL"));
	}
	return good;
}

// The filter at `index` and all others of its name.
static bool add_condition(struct call *call, struct query *query, const struct place *place,
	const struct list_request *request, size_t index)
{
	if (place->field->kind == KIND_CITATION)
		return add_citations(call, query, place->field, request, index);
	bool good = true;
	query_add(query, SQL(" AND ("));
	for (size_t i = index; i < request->filter_count; i = next_value(request, i)) {
		if (i > index)
			query_add(query, place->bound == BOUND_EQUAL ? SQL(" OR ") : SQL(" AND "));
		good = add_value(call, query, place, request->filters[i].value) && good;
	}
	query_add(query, SQL(")"));
	return good;
}

// The state of a reply, each with what is true of line l; of some also whether today is not behind, or behind.

enum late { LATE_ANY, LATE_NOT, LATE_YES };

static const struct reply_state {
	const char *code;
	struct sql condition;
	enum late late;
} reply_states[] = {
	{ "not_sent", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NULL AND l.replied_on IS NULL AND l.closed_on IS NULL"), LATE_ANY },
	{ "sent", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL AND l.acknowledged_on IS NULL"), LATE_NOT },
	{ "acknowledged", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL AND l.acknowledged_on IS NOT NULL"), LATE_NOT },
	{ "overdue", SQL_ROW("coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL"), LATE_YES },
	{ "replied_on_time", SQL_ROW("l.replied_on IS NOT NULL AND l.replied_on <= coalesce(l.reply_due_on, '9999')"), LATE_ANY },
	{ "replied_late", SQL_ROW("l.replied_on > l.reply_due_on"), LATE_ANY },
	{ "no_reply_closed", SQL_ROW("l.replied_on IS NULL AND l.closed_on IS NOT NULL"), LATE_ANY },
};

static_assert(COUNT(reply_states) == LIST_REPLY_STATES, "each state is numbered");

const char *list_reply_state(size_t number)
{
	return reply_states[number].code;
}

static void add_state(struct call *call, struct query *query, const struct reply_state *state)
{
	query_add(query, state->condition);
	if (state->late == LATE_ANY)
		return;
	query_add(query, state->late == LATE_YES ? SQL(" AND l.reply_due_on < ")
	                                         : SQL(" AND coalesce(l.reply_due_on, '9999') >= "));
	query_bind(query, cell_text(str_copy(call->arena, day_str(&call->today))));
}

static void add_reply_state(struct call *call, struct query *query, const struct list_request *request, size_t index)
{
	query_add(query, SQL(" AND (1 = 0"));
	for (size_t i = index; i < request->filter_count; i = next_value(request, i))
		for (size_t k = 0; k < COUNT(reply_states); k++)
			if (str_is(request->filters[i].value, reply_states[k].code)) {
				query_add(query, SQL(" OR "));
				add_state(call, query, &reply_states[k]);
			}
	query_add(query, SQL(")"));
}

static void add_state_of_line(struct call *call, struct query *query)
{
	query_add(query, SQL("CASE"));
	for (size_t i = 0; i < COUNT(reply_states); i++) {
		query_add(query, SQL(" WHEN "));
		add_state(call, query, &reply_states[i]);
		query_add(query, SQL(" THEN "));
		query_bind(query, cell_text(str_from(reply_states[i].code)));
	}
	query_add(query, SQL(" END"));
}

// Filters of a recommendation that read its lines.

size_t list_line_field_find(str name)
{
	if (str_is(name, "addressee"))
		return ADDRESSEE_LINE_AUTHORITY;
	size_t field = entity_field_find(&addressee_line_entity, name);
	return field == ADDRESSEE_LINE_RECOMMENDATION ? SIZE_MAX : field;
}

bool list_of_lines(const struct entity *entity, str name)
{
	if (entity != &recommendation_entity)
		return false;
	list_bound_cut(&name);
	return str_is(name, "reply_state") ||
	       (entity_field_find(entity, name) == SIZE_MAX && list_line_field_find(name) != SIZE_MAX);
}

static bool add_line_conditions(struct call *call, struct query *query, const struct list_request *request)
{
	bool good = true;
	for (size_t i = 0; i < request->filter_count; i++) {
		str name = request->filters[i].name;
		if (!list_of_lines(request->entity, name) || is_said(request, i))
			continue;
		enum list_bound bound = list_bound_cut(&name);
		if (str_is(name, "reply_state")) {
			add_reply_state(call, query, request, i);
			continue;
		}
		size_t field = list_line_field_find(name);
		if (!permit_field(call, &addressee_line_entity, field))
			good = no_such_filter(call, name);
		else
			good = add_condition(call, query,
				       &(struct place){ "l", &addressee_line_entity.fields[field], bound }, request, i) && good;
	}
	return good;
}

bool list_where_line(struct call *call, struct query *query, const struct list_request *request)
{
	query_add(query, SQL(" AND l.binned_at IS NULL"));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0) {
		query_add(query, SQL(" AND coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.authority = "));
		query_bind(query, cell_text(call->account_authority));
	}
	return add_line_conditions(call, query, request);
}

static bool add_line_filters(struct call *call, struct query *query, const struct list_request *request)
{
	bool any = false;
	for (size_t i = 0; i < request->filter_count; i++)
		any = any || list_of_lines(request->entity, request->filters[i].name);
	if (!any)
		return true;
	query_add(query, SQL(" AND EXISTS (SELECT 1 FROM addressee_line l WHERE l.recommendation = t.id"));
	bool good = list_where_line(call, query, request);
	query_add(query, SQL(")"));
	return good;
}

// The institution's own fields, by their copies.

static bool add_own_value(struct call *call, struct query *query, const struct entity *own, size_t index,
	enum list_bound bound, str value)
{
	const struct field *field = &own->fields[index];
	query_add(query, value.length > 0 ? SQL("t.id IN") : SQL("t.id NOT IN"));
	query_add(query, SQL(" (SELECT o.record FROM own_value o WHERE o.entity = "));
	query_bind(query, cell_text(str_from(own->name)));
	query_add(query, SQL(" AND o.name = "));
	query_bind(query, cell_text(str_skip(str_from(field->name), 4)));
	if (value.length > 0) {
		struct record *values = record_new(call, own);
		if (!value_read(call, values, index, value, NULL))
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

static bool add_own_filter(struct call *call, struct query *query, const struct list_request *request, size_t index)
{
	str name = request->filters[index].name;
	enum list_bound bound = list_bound_cut(&name);
	const struct own_fields *own = own_fields_of(call, request->entity);
	size_t field = entity_field_find(&own->entity, name);
	if (field == SIZE_MAX || !own->entity.fields[field].filter)
		return no_such_filter(call, request->filters[index].name);
	query_add(query, SQL(" AND ("));
	bool good = true;
	for (size_t i = index; i < request->filter_count; i = next_value(request, i)) {
		if (i > index)
			query_add(query, bound == BOUND_EQUAL ? SQL(" OR ") : SQL(" AND "));
		good = add_own_value(call, query, &own->entity, field, bound, request->filters[i].value) && good;
	}
	query_add(query, SQL(")"));
	return good;
}

// What a record is without.
static bool add_absence(struct call *call, struct query *query, const struct list_request *request, size_t index)
{
	struct absence absence;
	str name = request->filters[index].name;
	if (!absence_find(call, request->entity, name, &absence))
		return no_such_filter(call, name);
	query_add(query, SQL(" AND ("));
	bool good = true;
	for (size_t i = index; i < request->filter_count; i = next_value(request, i)) {
		struct day since;
		if (i > index)
			query_add(query, SQL(" OR "));
		if (!absence_since(call, request->filters[i].value, &since) || (since.text[0] != 0 && absence.day == SIZE_MAX))
			good = refuse_field(call, str_c(call->arena, name),
				say(call, N_("Write “ever”, a day, or how many years: “2y”.")));
		else
			absence_where(call, query, &absence, &since);
	}
	query_add(query, SQL(")"));
	return good;
}

static bool add_filter(struct call *call, struct query *query, const struct list_request *request, size_t index)
{
	const struct entity *entity = request->entity;
	str name = request->filters[index].name;
	if (str_starts(name, S("own.")))
		return add_own_filter(call, query, request, index);
	if (str_starts(name, S("without.")))
		return add_absence(call, query, request, index);
	if (entity == &addressee_line_entity && str_is(name, "reply_state")) {
		query_add(query, SQL(" AND t.id IN (SELECT l.id FROM addressee_line l WHERE 1 = 1"));
		add_reply_state(call, query, request, index);
		query_add(query, SQL(")"));
		return true;
	}
	if (entity == &addressee_line_entity && str_is(name, "addressee"))
		name = S("authority");
	enum list_bound bound = list_bound_cut(&name);
	size_t field = entity_field_find(entity, name);
	if (field == SIZE_MAX || !permit_field(call, entity, field))
		return no_such_filter(call, request->filters[index].name);
	return add_condition(call, query, &(struct place){ "t", &entity->fields[field], bound }, request, index);
}

bool list_where_name(struct call *call, struct query *query, const struct list_request *request, const char *name)
{
	struct list_request alone = { .entity = request->entity };
	for (size_t i = 0; i < request->filter_count; i++)
		if (str_is(request->filters[i].name, name))
			alone.filters[alone.filter_count++] = request->filters[i];
	return list_of_lines(request->entity, str_from(name)) ? add_line_conditions(call, query, &alone)
	                                                      : add_filter(call, query, &alone, 0);
}

static void add_own(struct query *query, const struct entity *entity, const struct field *field)
{
	query_add(query, SQL("(SELECT o.value FROM own_value o WHERE o.record = t.id AND o.entity = "));
	query_bind(query, cell_text(str_from(entity->name)));
	query_add(query, SQL(" AND o.name = "));
	query_bind(query, cell_text(str_skip(str_from(field->name), 4)));
	query_add(query, SQL(")"));
}

void list_add_counted(struct call *call, struct query *query, const struct entity *entity, const struct list_counted *counted)
{
	if (counted->field == NULL) {
		add_state_of_line(call, query);
	} else if (counted->own) {
		add_own(query, entity, counted->field);
	} else {
		query_add(query, counted->of_line ? SQL("l.") : SQL("t."));
		query_name(query, counted->field->name);
	}
}

static bool add_filters(struct call *call, struct query *query, const struct list_request *request)
{
	bool good = true;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!list_of_lines(request->entity, request->filters[i].name) && !is_said(request, i))
			good = add_filter(call, query, request, i) && good;
	good = add_line_filters(call, query, request) && good;
	// Words find a number too.
	if (request->words.length > 0 && !permit_number(call, request->entity))
		good = refuse_field(call, "q", say(call, N_("There is no such filter.")));
	search_where(call, query, request->entity, request->words);
	return good;
}

bool list_where(struct call *call, struct query *query, const struct list_request *request)
{
	bool good = request->found == NULL || list_ids(call, request);
	if (request->found != NULL && !request->found->more) {
		query_add(query, SQL(" AND t.id IN "));
		query_bind_set(query, db_engine_of(call->db), request->found->ids, request->found->question);
	} else {
		good = add_filters(call, query, request) && good;
	}
	if (request->within != NULL) {
		struct list_request within = { .entity = request->entity, .filters = { *request->within }, .filter_count = 1 };
		good = add_filter(call, query, &within, 0) && good;
	}
	query_add(query, request->binned ? SQL(" AND t.binned_at IS NOT NULL") : SQL(" AND t.binned_at IS NULL"));
	permit_where(call, query, request->entity);
	return good;
}
