#include "acts/seek.h"

#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"

static bool has_words(const struct entity *entity)
{
	if (entity->hidden && entity != &attachment_entity)
		return false;
	for (size_t i = 0; i < entity->field_count; i++)
		if (entity->fields[i].search)
			return true;
	return false;
}

static bool may_seek(struct call *call)
{
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return true;
}

// Adds what is found of one kind, unless the caller may not read it or nothing is.
static bool seek_kind(struct call *call, const struct entity *entity, str words, bool uncounted, struct seek_result *result)
{
	if (!has_words(entity) || !permit_may(call, VERB_READ, entity))
		return true;
	struct list_request request = { .entity = entity, .words = words, .limit = SEEK_EACH, .uncounted = uncounted };
	struct seek_group *group = &result->groups[result->count];
	group->entity = entity;
	if (!list_read(call, &request, &group->page))
		return false;
	if (group->page.count == 0)
		return true;
	result->total += group->page.total;
	result->more = result->more || group->page.more;
	result->count++;
	return true;
}

bool seek(struct call *call, str words, struct seek_result *result)
{
	*result = (struct seek_result){ 0 };
	if (!may_seek(call))
		return false;
	if (text_fold(call->arena, words).length == 0)
		return true;
	result->groups = NEW_MANY(call->arena, entity_count, struct seek_group);
	for (size_t i = 0; i < entity_count; i++)
		if (!seek_kind(call, entities[i], words, false, result))
			return false;
	return true;
}

bool seek_near(struct call *call, str words, struct seek_result *result)
{
	static const struct entity *const near[] = { &place_entity, &visit_entity, &recommendation_entity, &authority_entity };
	*result = (struct seek_result){ 0 };
	if (!may_seek(call))
		return false;
	if (text_fold(call->arena, words).length == 0)
		return true;
	result->groups = NEW_MANY(call->arena, COUNT(near), struct seek_group);
	for (size_t i = 0; i < COUNT(near); i++)
		if (!seek_kind(call, near[i], words, true, result))
			return false;
	return true;
}
