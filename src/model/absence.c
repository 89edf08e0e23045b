#include "model/absence.h"

#include "model/entities.h"
#include "model/permit.h"

static size_t principal_day(struct call *call, const struct entity *entity)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (entity->fields[i].kind == KIND_DAY && entity->fields[i].sort && permit_field(call, entity, i))
			return i;
	return SIZE_MAX;
}

static bool leads(struct call *call, const struct entity *from, const struct entity *to, struct absence *absence)
{
	if (from->hidden || from == to || !permit_may(call, VERB_READ, from))
		return false;
	for (size_t i = 0; i < from->field_count; i++) {
		const struct field *field = &from->fields[i];
		bool direct = field->link == to && str_is(str_from(field->name), to->name);
		bool by_line = to == &recommendation_entity && field->link == &addressee_line_entity &&
		               str_is(str_from(field->name), addressee_line_entity.name);
		if (field->kind != KIND_LINK || field->many || !(direct || by_line) || !permit_field(call, from, i))
			continue;
		*absence = (struct absence){ from, i, principal_day(call, from), by_line };
		return true;
	}
	return false;
}

size_t absences_of(struct call *call, const struct entity *entity, struct absence **absences)
{
	size_t count = 0;
	*absences = NEW_MANY(call->arena, entity_count, struct absence);
	for (size_t i = 0; i < entity_count; i++)
		if (leads(call, entities[i], entity, &(*absences)[count]))
			count++;
	return count;
}

str absence_name(struct arena *arena, const struct absence *absence)
{
	return str_format(arena, "without.%s", absence->linked->plural);
}

bool absence_find(struct call *call, const struct entity *entity, str name, struct absence *absence)
{
	const struct entity *linked =
		str_starts(name, S("without.")) ? entity_by_plural_find(str_skip(name, 8)) : NULL;
	return linked != NULL && leads(call, linked, entity, absence);
}

static struct day years_before(struct call *call, int64_t years)
{
	struct day day;
	str today = day_str(&call->today);
	int64_t year;
	if (!str_to_integer(str_slice(today, 0, 4), &year))
		return call->today;
	str text = str_format(call->arena, "%04lld%.*s", (long long)(year - years), STR_ARG(str_skip(today, 4)));
	// The 29th of February has no day in most years.
	return day_parse(text, &day) ? day : day_add(&call->today, -365 * years);
}

bool absence_since(struct call *call, str value, struct day *since)
{
	int64_t years;
	*since = (struct day){ "" };
	if (str_is(value, "ever"))
		return true;
	if (str_ends(value, S("y"))) {
		str digits = str_slice(value, 0, value.length - 1);
		if (!str_to_integer(digits, &years) || years < 1 || years > 100)
			return false;
		*since = years_before(call, years);
		return true;
	}
	return day_parse(value, since);
}

static void add_days(struct call *call, struct query *query, const struct absence *absence, const struct day *since)
{
	const char *day = absence->linked->fields[absence->day].name;
	query_add(query, SQL(" AND coalesce(t."));
	query_name(query, day);
	query_add(query, SQL(", '') <= "));
	// A day that is only known as a month or a year follows it in the order of text.
	query_bind(query, cell_text(str_format(call->arena, "%.*s~", STR_ARG(day_str(&call->today)))));
	if (since->text[0] == 0)
		return;
	query_add(query, SQL(" AND t."));
	query_name(query, day);
	query_add(query, SQL(" >= "));
	query_bind(query, cell_text(str_copy(call->arena, day_str(since))));
}

void absence_where(struct call *call, struct query *query, const struct absence *absence, const struct day *since)
{
	const struct entity *linked = absence->linked;
	query_add(query, absence->by_line ? SQL("NOT EXISTS (SELECT 1 FROM (SELECT l.recommendation AS whose FROM ")
	                                  : SQL("NOT EXISTS (SELECT 1 FROM (SELECT t."));
	if (!absence->by_line) {
		query_name(query, linked->fields[absence->field].name);
		query_add(query, SQL(" AS whose FROM "));
	}
	query_name(query, linked->name);
	query_add(query, absence->by_line ? SQL(" t JOIN addressee_line l ON l.binned_at IS NULL AND l.id = t.addressee_line"
	                                        " WHERE t.binned_at IS NULL")
	                                  : SQL(" t WHERE t.binned_at IS NULL"));
	if (linked == &visit_entity)
		query_add(query, SQL(" AND t.state NOT IN ('planned', 'refused')"));
	if (absence->day != SIZE_MAX)
		add_days(call, query, absence, since);
	permit_where(call, query, linked);
	query_add(query, SQL(") AS linked WHERE linked.whose = t.id)"));
}
