#include "acts/dossier.h"

#include "acts/keep.h"
#include "model/entities.h"
#include "model/permit.h"

static bool read_group(struct call *call, struct dossier *dossier, const struct entity *entity, size_t field)
{
	struct list_request request = { .entity = entity, .limit = DOSSIER_EACH };
	struct dossier_group *group = &dossier->groups[dossier->group_count];
	*group = (struct dossier_group){ .entity = entity, .field = field };
	if (!list_filter(call, &request, str_from(entity->fields[field].name), dossier->record->id) ||
	        !list_read(call, &request, &group->page))
		return false;
	if (group->page.count > 0)
		dossier->group_count++;
	return true;
}

static bool points_to(struct call *call, const struct entity *from, size_t field, const struct entity *to)
{
	const struct field *f = &from->fields[field];
	return f->kind == KIND_LINK && f->link == to && f->filter && !from->hidden &&
	       permit_may(call, VERB_READ, from) && permit_field(call, from, field);
}

bool dossier_read(struct call *call, const struct entity *entity, str key, struct dossier *dossier)
{
	*dossier = (struct dossier){ 0 };
	if (!keep_read(call, entity, key, &dossier->record) ||
	        !timeline_read(call, dossier->record, &dossier->timeline))
		return false;
	// What is in the bin is known by nothing any more.
	if (dossier->record->binned_at.length > 0)
		return true;
	for (size_t e = 0; e < entity_count; e++)
		for (size_t f = 0; f < entities[e]->field_count; f++)
			if (dossier->group_count < DOSSIER_GROUPS && points_to(call, entities[e], f, entity) &&
			        !read_group(call, dossier, entities[e], f))
				return false;
	return true;
}

const struct dossier_group *dossier_group_find(const struct dossier *dossier, const struct entity *entity)
{
	for (size_t i = 0; i < dossier->group_count; i++)
		if (dossier->groups[i].entity == entity)
			return &dossier->groups[i];
	return NULL;
}
