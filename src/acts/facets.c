#include "acts/facets.h"

#include <string.h>

#include "acts/list_inside.h"
#include "acts/tally.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/kept.h"

static bool find_counted(struct call *call, const struct entity *entity, str name, struct list_counted *counted)
{
	bool lines = entity == &recommendation_entity, line = entity == &addressee_line_entity;
	*counted = (struct list_counted){ .name = counted->name };
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
	const struct list_counted *counted;
	const size_t *chosen; // Which of them.
	size_t count;
	bool of_line; // Those of lines, or those of records.
};

static void add_columns(struct call *call, struct query *query, const struct entity *entity, const struct counting *counting)
{
	for (size_t i = 0; i < counting->count; i++) {
		const struct list_counted *counted = &counting->counted[counting->chosen[i]];
		query_add(query, SQL(", "));
		list_add_counted(call, query, entity, counted);
	}
}

// Of the records, or of their lines, each with the place of its record among those found. In the bin the lines of a list of
// lines are in the bin themselves.
static bool add_rows(struct call *call, struct query *query, const struct list_request *request,
	const struct counting *counting)
{
	const struct list_found *found = request->found;
	bool own = request->entity == &addressee_line_entity;
	query_add(query, SQL("SELECT found.place"));
	add_columns(call, query, request->entity, counting);
	query_add(query, SQL(" FROM "));
	query_bind_set_table(query, db_engine_of(call->db), found->ids, found->question);
	query_add(query, SQL(" AS found CROSS JOIN "));
	query_name(query, counting->of_line ? addressee_line_entity.name : request->entity->name);
	if (!counting->of_line || own) {
		query_add(query, counting->of_line ? SQL(" l WHERE l.id = found.id") : SQL(" t WHERE t.id = found.id"));
		return true;
	}
	query_add(query, SQL(" l WHERE l.recommendation = found.id"));
	return list_where_line(call, query, request);
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

static void gather(struct call *call, struct facet *facet, const struct list_counted *counted, const struct rows *rows, size_t column)
{
	str *values = NEW_MANY(call->arena, rows->count + 1, str);
	int64_t *counts = NEW_MANY(call->arena, rows->count + 1, int64_t);
	facet->counted = true;
	facet->values = values;
	facet->counts = counts;
	for (size_t i = 0; i < rows->count; i++)
		if (rows_integer(rows, i, 0) == (int64_t)column) {
			values[facet->count] = rows_text(rows, i, 1);
			counts[facet->count++] = rows_integer(rows, i, 2);
		}
	if (counted->field != NULL && counted->field->many)
		gather_members(call, facet);
}

struct telling {
	struct tally *tally;
	size_t columns;
};

static void tell(void *context, const struct cell *cells)
{
	struct telling *telling = context;
	for (size_t i = 0; i < telling->columns; i++)
		tally_add(telling->tally, i, &cells[i + 1], (size_t)cells[0].integer);
}

static bool count(struct call *call, const struct list_request *request, const struct counting *counting,
	struct facet *facets)
{
	struct rows rows;
	struct query query = query_in(call->arena);
	if (counting->count == 0)
		return true;
	if (!add_rows(call, &query, request, counting))
		return false;
	str question = query_question(&query);
	if (!kept_rows_find(call->db, call->arena, question, &rows)) {
		struct telling telling = { tally_new(call->arena, counting->count, (size_t)request->found->count), counting->count };
		if (!call_stored(call, query_visit(&query, call->db, tell, &telling)))
			return false;
		rows = tally_rows(telling.tally, call->arena);
		kept_rows_add(call->db, call->arena, question, &rows);
	}
	for (size_t i = 0; i < counting->count; i++)
		gather(call, &facets[counting->chosen[i]], &counting->counted[counting->chosen[i]], &rows, i);
	return true;
}

static bool is_filtered(const struct list_request *request, const char *name)
{
	for (size_t i = 0; i < request->filter_count; i++)
		if (str_is(request->filters[i].name, name))
			return true;
	return false;
}

static const struct list_counted *find_all(struct call *call, const struct list_request *request, const char *const *names,
	size_t count)
{
	struct list_counted *counted = NEW_MANY(call->arena, count + 1, struct list_counted);
	for (size_t i = 0; i < count; i++) {
		counted[i].name = names[i];
		counted[i].known = find_counted(call, request->entity, str_from(names[i]), &counted[i]);
		counted[i].apart = is_filtered(request, names[i]);
	}
	return counted;
}

void facets_along(struct call *call, struct list_request *request, const char *const *names, size_t count)
{
	request->along = find_all(call, request, names, count);
	request->along_count = count;
}

// What was counted of it along; SIZE_MAX: nothing.
static size_t along_find(const struct list_request *request, const char *name, bool apart)
{
	const struct list_found *found = request->found;
	for (size_t i = 0; i < request->along_count && found != NULL && found->told != NULL; i++)
		if (found->told[i] != LIST_UNTOLD && request->along[i].apart == apart && strcmp(request->along[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

static void take(struct call *call, const struct list_request *request, size_t along, struct facet *facet)
{
	if (request->found->told[along] == LIST_TOLD)
		gather(call, facet, &request->along[along], &request->found->counts, along);
}

// The request as it would be without the filters of that name.
static struct list_request request_without(const struct list_request *request, const char *name)
{
	struct list_request other = *request;
	other.found = NULL;
	other.by_id = false;
	other.by_field = NULL;
	other.filter_count = 0;
	for (size_t i = 0; i < request->filter_count; i++)
		if (!str_is(request->filters[i].name, name))
			other.filters[other.filter_count++] = request->filters[i];
	return other;
}

bool facets_read(struct call *call, const struct list_request *request, const char *const *names, size_t name_count,
	const char *without, struct facet *facets)
{
	struct list_request other = without == NULL ? *request : request_without(request, without);
	const struct list_counted *counted = find_all(call, &other, names, name_count);
	size_t along = without == NULL ? SIZE_MAX : along_find(request, without, true);
	size_t *chosen[2] = { NEW_MANY(call->arena, name_count + 1, size_t), NEW_MANY(call->arena, name_count + 1, size_t) };
	struct counting records = { counted, chosen[0], 0, false }, lines = { counted, chosen[1], 0, true };
	for (size_t i = 0; i < name_count; i++)
		facets[i] = (struct facet){ .name = names[i] };
	if (along != SIZE_MAX && name_count == 1) {
		take(call, request, along, &facets[0]);
		return true;
	}
	if (other.found == NULL) {
		facets_along(call, &other, names, name_count);
		if (!list_find(call, &other, true))
			return false;
	}
	for (size_t i = 0; i < name_count; i++) {
		along = along_find(&other, names[i], false);
		if (along != SIZE_MAX)
			take(call, &other, along, &facets[i]);
		else if (counted[i].known && counted[i].of_line)
			chosen[1][lines.count++] = i;
		else if (counted[i].known)
			chosen[0][records.count++] = i;
	}
	if (records.count + lines.count > 0 && !list_ids(call, &other))
		return false;
	return other.found->more || (count(call, &other, &records, facets) && count(call, &other, &lines, facets));
}
