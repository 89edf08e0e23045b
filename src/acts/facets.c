#include "acts/facets.h"

#include "acts/list_inside.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/kept.h"

// What is counted: a field of the record, or of its lines, or the state of a line.
struct counted {
	const struct field *field; // NULL: the reply state.
	bool of_line;
	bool own;   // Of the institution: its copies are counted.
	bool known; // False: nobody counts such a field.
};

static bool find_counted(struct call *call, const struct entity *entity, str name, struct counted *counted)
{
	bool lines = entity == &recommendation_entity, line = entity == &addressee_line_entity;
	*counted = (struct counted){ 0 };
	if ((lines || line) && str_is(name, "reply_state")) {
		counted->of_line = true;
		return permit_field(call, &addressee_line_entity, ADDRESSEE_LINE_REPLIED_ON);
	}
	const struct entity *of = entity, *own = &own_fields_of(call, entity)->entity;
	size_t field = entity_field_find(own, name);
	if (field != SIZE_MAX) {
		counted->field = &own->fields[field];
		counted->own = own_groups(counted->field);
		return counted->own;
	}
	field = entity_field_find(entity, name);
	if (field == SIZE_MAX && lines) {
		counted->of_line = true;
		of = &addressee_line_entity;
		field = list_line_field_find(name);
	}
	if (field == SIZE_MAX || !field_classifies(&of->fields[field]) || !permit_field(call, of, field))
		return false;
	counted->field = &of->fields[field];
	return true;
}

// One query counts several things; each has a column of its own.
struct counting {
	const char *const *names;
	const struct counted *counted;
	size_t count;
	bool of_line; // Those of lines, or those of records.
};

static bool takes_part(const struct counting *counting, size_t index)
{
	const struct counted *counted = &counting->counted[index];
	return counted->known && counted->of_line == counting->of_line;
}

static void add_column(struct call *call, struct query *query, size_t index)
{
	query_name(query, str_c(call->arena, str_format(call->arena, "v%zu", index)));
}

static void add_own(struct query *query, const struct entity *entity, const struct field *field)
{
	query_add(query, SQL("(SELECT o.value FROM own_value o WHERE o.record = t.id AND o.entity = "));
	query_bind(query, cell_text(str_from(entity->name)));
	query_add(query, SQL(" AND o.name = "));
	query_bind(query, cell_text(str_skip(str_from(field->name), 4)));
	query_add(query, SQL(")"));
}

static void add_columns(struct call *call, struct query *query, const struct entity *entity, const struct counting *counting)
{
	for (size_t i = 0; i < counting->count; i++) {
		if (!takes_part(counting, i))
			continue;
		query_add(query, SQL(", "));
		if (counting->counted[i].field == NULL) {
			list_add_reply_state(call, query);
		} else if (counting->counted[i].own) {
			add_own(query, entity, counting->counted[i].field);
		} else {
			query_add(query, counting->of_line ? SQL("l.") : SQL("t."));
			query_name(query, counting->counted[i].field->name);
		}
		query_add(query, SQL(" AS "));
		add_column(call, query, i);
	}
}

// The records under the other filters, so many of them that one sees when there are too many.
static bool add_chosen(struct call *call, struct query *query, const struct list_request *request,
	const struct counting *counting)
{
	query_add(query, SQL("WITH chosen AS MATERIALIZED (SELECT t.id AS record"));
	if (!counting->of_line)
		add_columns(call, query, request->entity, counting);
	query_add(query, SQL(" FROM "));
	query_name(query, request->entity->name);
	query_add(query, SQL(" t WHERE 1 = 1"));
	if (!list_where(call, query, request))
		return false;
	query_add(query, SQL(" LIMIT "));
	query_bind(query, cell_integer(LIMIT_COUNT + 1));
	query_add(query, SQL(")"));
	return true;
}

// Their lines. In the bin the lines of a list of lines are in the bin themselves.
static bool add_lines(struct call *call, struct query *query, const struct list_request *request,
	const struct counting *counting)
{
	bool own = request->entity == &addressee_line_entity;
	query_add(query, SQL(", line AS MATERIALIZED (SELECT chosen.record AS record"));
	add_columns(call, query, request->entity, counting);
	query_add(query, own ? SQL(" FROM chosen CROSS JOIN addressee_line l WHERE l.id = chosen.record")
	                     : SQL(" FROM chosen CROSS JOIN addressee_line l WHERE l.recommendation = chosen.record"));
	bool good = own || list_where_line(call, query, request);
	query_add(query, SQL(")"));
	return good;
}

static void add_counts(struct call *call, struct query *query, const struct counting *counting)
{
	for (size_t i = 0; i < counting->count; i++) {
		if (!takes_part(counting, i))
			continue;
		query_add(query, SQL(" SELECT "));
		query_bind(query, cell_text(str_from(counting->names[i])));
		query_add(query, SQL(", CAST("));
		add_column(call, query, i);
		query_add(query, counting->of_line ? SQL(" AS TEXT), count(DISTINCT record) FROM line GROUP BY ")
		                                   : SQL(" AS TEXT), count(*) FROM chosen GROUP BY "));
		add_column(call, query, i);
		query_add(query, SQL(" UNION ALL"));
	}
	query_add(query, SQL(" SELECT '', CAST(NULL AS TEXT), count(*) FROM chosen"));
}

// A set is counted for each of its members.
static void gather_members(struct call *call, struct facet *facet)
{
	str *members, *values;
	size_t room = 0, made = 0;
	for (size_t i = 0; i < facet->count; i++)
		room += value_set_members(call->arena, facet->values[i], &members) + 1;
	int64_t *counts = NEW_MANY(call->arena, room + 1, int64_t);
	values = NEW_MANY(call->arena, room + 1, str);
	struct lookup places = lookup_in(call->arena);
	for (size_t i = 0; i < facet->count; i++) {
		size_t count = value_set_members(call->arena, facet->values[i], &members);
		for (size_t k = 0; k < count || k == 0; k++) {
			str member = count == 0 ? S("") : members[k];
			const size_t *place = lookup_find(&places, member);
			if (place != NULL) {
				counts[*place] += facet->counts[i];
				continue;
			}
			lookup_set(&places, member, made);
			values[made] = member;
			counts[made++] = facet->counts[i];
		}
	}
	facet->values = values;
	facet->counts = counts;
	facet->count = made;
}

static void gather(struct call *call, struct facet *facet, const struct counted *counted, const struct rows *rows)
{
	str *values = NEW_MANY(call->arena, rows->count + 1, str);
	int64_t *counts = NEW_MANY(call->arena, rows->count + 1, int64_t);
	facet->counted = true;
	facet->values = values;
	facet->counts = counts;
	for (size_t i = 0; i < rows->count; i++)
		if (str_is(rows_text(rows, i, 0), facet->name)) {
			values[facet->count] = rows_text(rows, i, 1);
			counts[facet->count++] = rows_integer(rows, i, 2);
		}
	if (counted->field != NULL && counted->field->many)
		gather_members(call, facet);
}

static int64_t total_of(const struct rows *rows)
{
	for (size_t i = rows->count; i > 0; i--)
		if (rows_text(rows, i - 1, 0).length == 0)
			return rows_integer(rows, i - 1, 2);
	return 0;
}

static bool count(struct call *call, const struct list_request *request, const struct counting *counting,
	struct facet *facets)
{
	struct rows rows;
	struct query query = query_in(call->arena);
	bool any = false;
	for (size_t i = 0; i < counting->count; i++)
		any = any || takes_part(counting, i);
	if (!any)
		return true;
	if (!add_chosen(call, &query, request, counting) ||
	        (counting->of_line && !add_lines(call, &query, request, counting)))
		return false;
	add_counts(call, &query, counting);
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < counting->count; i++)
		if (takes_part(counting, i) && total_of(&rows) <= LIMIT_COUNT)
			gather(call, &facets[i], &counting->counted[i], &rows);
	return true;
}

// The request as it would be without the filters of that name.
static struct list_request request_without(const struct list_request *request, const char *name)
{
	struct list_request other = *request;
	other.found = NULL;
	other.filter_count = 0;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!str_is(request->filters[i].name, name))
			other.filters[other.filter_count++] = request->filters[i];
	return other;
}

bool facets_read(struct call *call, const struct list_request *request, const char *const *names, size_t name_count,
	const char *without, struct facet *facets)
{
	struct list_request other;
	struct counted *counted = NEW_MANY(call->arena, name_count + 1, struct counted);
	for (size_t i = 0; i < name_count; i++) {
		facets[i] = (struct facet){ .name = names[i] };
		counted[i].known = find_counted(call, request->entity, str_from(names[i]), &counted[i]);
	}
	struct counting records = { names, counted, name_count, false }, lines = { names, counted, name_count, true };
	if (without != NULL) {
		other = request_without(request, without);
		if (!list_find(call, &other, true))
			return false;
		request = &other;
	}
	if (request->found != NULL && request->found->more)
		return true;
	return count(call, request, &records, facets) && count(call, request, &lines, facets);
}
