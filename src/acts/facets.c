#include "acts/facets.h"

#include "acts/list_inside.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/kept.h"

// What is counted: a field of the record, or of its lines, or the state of a line.
struct counted {
	const struct field *field; // NULL: the reply state.
	bool of_line;
};

static bool find_counted(struct call *call, const struct entity *entity, str name, struct counted *counted)
{
	bool lines = entity == &recommendation_entity, line = entity == &addressee_line_entity;
	*counted = (struct counted){ 0 };
	if ((lines || line) && str_is(name, "reply_state")) {
		counted->of_line = true;
		return permit_field(call, &addressee_line_entity, ADDRESSEE_LINE_REPLIED_ON);
	}
	const struct entity *of = entity;
	size_t field = entity_field_find(entity, name);
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

// The records under the other filters, so many of them that one sees when there are too many.
static bool add_chosen(struct call *call, struct query *query, const struct list_request *request,
	const char *without, const struct counted *counted)
{
	query_add(query, SQL("WITH chosen AS (SELECT t.id AS id"));
	if (!counted->of_line) {
		query_add(query, SQL(", t."));
		query_name(query, counted->field->name);
		query_add(query, SQL(" AS value"));
	}
	query_add(query, SQL(" FROM "));
	query_name(query, request->entity->name);
	query_add(query, SQL(" t WHERE 1 = 1"));
	if (!list_where(call, query, request, without))
		return false;
	query_add(query, SQL(" LIMIT "));
	query_bind(query, cell_integer(LIMIT_COUNT + 1));
	query_add(query, SQL(") "));
	return true;
}

static bool add_line_counts(struct call *call, struct query *query, const struct list_request *request,
	const char *without, const struct counted *counted)
{
	bool own = request->entity == &addressee_line_entity;
	query_add(query, SQL("SELECT "));
	if (counted->field == NULL) {
		list_add_reply_state(call, query);
	} else {
		query_add(query, SQL("l."));
		query_name(query, counted->field->name);
	}
	query_add(query, own ? SQL(" AS value, count(*)") : SQL(" AS value, count(DISTINCT l.recommendation)"));
	query_add(query, SQL(", (SELECT count(*) FROM chosen) FROM addressee_line l WHERE "));
	query_add(query, own ? SQL("l.id IN (SELECT id FROM chosen)") : SQL("l.recommendation IN (SELECT id FROM chosen)"));
	// In the bin the lines of a list of lines are in the bin themselves.
	bool good = own || list_where_line(call, query, request, without);
	query_add(query, SQL(" GROUP BY 1"));
	return good;
}

// A set is counted for each of its members.
static void gather_members(struct call *call, struct facet *facet, const struct rows *rows)
{
	str *members, *values;
	size_t room = 0;
	for (size_t i = 0; i < rows->count; i++)
		room += value_set_members(call->arena, rows_text(rows, i, 0), &members) + 1;
	int64_t *counts = NEW_MANY(call->arena, room, int64_t);
	values = NEW_MANY(call->arena, room, str);
	struct lookup places = lookup_in(call->arena);
	for (size_t i = 0; i < rows->count; i++) {
		static const str unknown = { "", 0 };
		size_t count = value_set_members(call->arena, rows_text(rows, i, 0), &members);
		for (size_t k = 0; k < count || k == 0; k++) {
			str member = count == 0 ? unknown : members[k];
			const size_t *place = lookup_find(&places, member);
			if (place != NULL) {
				counts[*place] += rows_integer(rows, i, 1);
				continue;
			}
			lookup_set(&places, member, facet->count);
			values[facet->count] = member;
			counts[facet->count++] = rows_integer(rows, i, 1);
		}
	}
	facet->values = values;
	facet->counts = counts;
}

static void gather(struct call *call, struct facet *facet, const struct rows *rows)
{
	str *values = NEW_MANY(call->arena, rows->count + 1, str);
	int64_t *counts = NEW_MANY(call->arena, rows->count + 1, int64_t);
	facet->count = rows->count;
	for (size_t i = 0; i < rows->count; i++) {
		const struct cell *cell = rows_cell(rows, i, 0);
		values[i] = cell->kind == CELL_INTEGER ? str_format(call->arena, "%lld", (long long)cell->integer)
		                                       : rows_text(rows, i, 0);
		counts[i] = rows_integer(rows, i, 1);
	}
	facet->values = values;
	facet->counts = counts;
}

static int64_t records_of(const struct rows *rows, const struct counted *counted)
{
	if (counted->of_line)
		return rows->count > 0 ? rows_integer(rows, 0, 2) : 0;
	int64_t sum = 0;
	for (size_t i = 0; i < rows->count; i++)
		sum += rows_integer(rows, i, 1);
	return sum;
}

bool facet_read(struct call *call, const struct list_request *request, const char *name, const char *without,
	struct facet *facet)
{
	struct counted counted;
	struct rows rows;
	struct query query = query_in(call->arena);
	*facet = (struct facet){ .name = name };
	if (!find_counted(call, request->entity, str_from(name), &counted))
		return true;
	if (!add_chosen(call, &query, request, without, &counted))
		return false;
	if (counted.of_line && !add_line_counts(call, &query, request, without, &counted))
		return false;
	if (!counted.of_line)
		query_add(&query, SQL("SELECT value, count(*) FROM chosen GROUP BY value"));
	if (!call_stored(call, query_run_kept(&query, call->db, &rows)))
		return false;
	facet->counted = records_of(&rows, &counted) <= LIMIT_COUNT;
	if (facet->counted && counted.field != NULL && counted.field->many)
		gather_members(call, facet, &rows);
	else if (facet->counted)
		gather(call, facet, &rows);
	return true;
}
