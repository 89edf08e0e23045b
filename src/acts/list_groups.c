#include "acts/list_groups.h"

#include <string.h>

#include "acts/facets.h"
#include "acts/list_inside.h"
#include "base/limits.h"
#include "model/choices.h"
#include "model/own.h"
#include "model/permit.h"

const struct field *list_group_field_find(struct call *call, const struct entity *entity, str name)
{
	const struct entity *own = &own_fields_of(call, entity)->entity;
	size_t field = entity_field_find(entity, name), of_own = entity_field_find(own, name);
	if (of_own != SIZE_MAX)
		return own_groups(&own->fields[of_own]) ? &own->fields[of_own] : NULL;
	bool fits = field != SIZE_MAX && field_classifies(&entity->fields[field]) && !entity->fields[field].many &&
	            permit_field(call, entity, field);
	return fits ? &entity->fields[field] : NULL;
}

static int64_t count_of(const struct facet *facet, str value)
{
	for (size_t i = 0; i < facet->count; i++)
		if (str_equal(facet->values[i], value))
			return facet->counts[i];
	return 0;
}

static int compare_values(const void *a, const void *b)
{
	return str_compare(((const struct list_group *)a)->value, ((const struct list_group *)b)->value);
}

static bool is_among(const struct list_group *groups, size_t count, str value)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(groups[i].value, value))
			return true;
	return false;
}

// The groups in their order: as a form offers them, then what no form offers any more, then what is not known.
static bool order_groups(struct call *call, const struct list_request *request, const struct field *field,
	struct list_group **groups, size_t *count)
{
	struct facet facet;
	struct offer *offers;
	size_t offer_count, sorted;
	if (!facets_read(call, request, &field->name, 1, NULL, &facet))
		return false;
	bool offered = choices_of(call, field, &offers, &offer_count);
	if (!offered && !facet.counted && field->kind != KIND_BOOLEAN)
		return refuse(call, REFUSED_INVALID,
			N_("There are too many records and too many groups. Choose something first, then group what is left."));
	*groups = NEW_MANY(call->arena, facet.count + offer_count + 4, struct list_group);
	*count = 0;
	for (size_t i = 0; i < offer_count; i++)
		(*groups)[(*count)++].value = offers[i].value;
	if (field->kind == KIND_BOOLEAN) {
		(*groups)[(*count)++].value = S("1");
		(*groups)[(*count)++].value = S("0");
	}
	sorted = *count;
	for (size_t i = 0; i < facet.count; i++)
		if (facet.values[i].length > 0 && !is_among(*groups, sorted, facet.values[i]))
			(*groups)[(*count)++].value = facet.values[i];
	qsort(*groups + sorted, *count - sorted, sizeof **groups, compare_values);
	(*groups)[(*count)++].value = S("");
	for (size_t i = 0; i < *count; i++)
		(*groups)[i].count = facet.counted ? count_of(&facet, (*groups)[i].value) : -1;
	return true;
}

// The mark of the next page names the group, then where in it.
static str mark_of(struct call *call, str value, str inner)
{
	return str_format(call->arena, "%.*s|%.*s", STR_ARG(value), STR_ARG(inner));
}

// The group in which the page begins, and where in it; SIZE_MAX for a mark that is not ours.
static size_t beginning(const struct list_group *groups, size_t count, str after, str *inner)
{
	str value;
	*inner = after;
	if (after.length == 0)
		return 0;
	for (size_t i = 0; str_contains(after, S("|")) && str_cut(inner, '|', &value) && i < count; i++) {
		if (str_equal(groups[i].value, value))
			return i;
		*inner = after;
	}
	return SIZE_MAX;
}

struct reading {
	struct list_page *page;
	struct list_group *shown;
	size_t shown_count, limit;
};

// The records of one group, as many as the page has room for; where it has none left, whether there are any.
static bool read_group(struct call *call, const struct list_request *request, const struct filter *within,
	const struct list_group *group, str inner, struct reading *reading)
{
	struct list_request part = *request;
	struct list_page found, *page = reading->page;
	size_t room = reading->limit - page->count;
	part.within = within;
	part.after = inner;
	part.uncounted = true;
	part.limit = room > 0 ? room : 1;
	if (!list_read(call, &part, &found))
		return false;
	if (found.count == 0)
		return true;
	if (room == 0) {
		page->next = mark_of(call, group->value, S(""));
		return true;
	}
	reading->shown[reading->shown_count] = *group;
	reading->shown[reading->shown_count].first = page->count;
	reading->shown[reading->shown_count++].continued = inner.length > 0;
	memcpy(page->records + page->count, found.records, found.count * sizeof *found.records);
	page->count += found.count;
	if (found.next.length > 0)
		page->next = mark_of(call, group->value, found.next);
	return true;
}

bool list_read_groups(struct call *call, struct list_request *request, const struct field *field, struct list_page *page,
	struct list_group **groups, size_t *group_count)
{
	struct list_group *ordered;
	size_t count;
	str inner;
	*page = (struct list_page){ .next = S("") };
	if (!permit_entity(call, VERB_READ, request->entity) || !list_find(call, request, false) ||
	        !order_groups(call, request, field, &ordered, &count))
		return false;
	size_t first = beginning(ordered, count, request->after, &inner);
	if (first == SIZE_MAX)
		return refuse_field(call, "after", say(call, N_("This page mark is not one of ours.")));
	size_t limit = request->limit == 0 ? 25 : request->limit > LIMIT_LIST ? (size_t)LIMIT_LIST : request->limit;
	struct reading reading = { .page = page, .limit = limit, .shown = NEW_MANY(call->arena, limit + 1, struct list_group) };
	page->records = NEW_MANY(call->arena, limit + 1, struct record *);
	for (size_t i = first; i < count && page->next.length == 0; i++) {
		struct filter within = { str_from(field->name), ordered[i].value };
		if (ordered[i].count != 0 && !read_group(call, request, &within, &ordered[i], inner, &reading))
			return false;
		inner = S("");
	}
	*groups = reading.shown;
	*group_count = reading.shown_count;
	return list_count(call, request, page);
}
