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

bool seek(struct call *call, str words, struct seek_result *result)
{
	*result = (struct seek_result){ 0 };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (text_fold(call->arena, words).length == 0)
		return true;
	result->groups = NEW_MANY(call->arena, entity_count, struct seek_group);
	for (size_t i = 0; i < entity_count; i++) {
		if (!has_words(entities[i]) || !permit_may(call, VERB_READ, entities[i]))
			continue;
		struct list_request request = { .entity = entities[i], .words = words, .limit = SEEK_EACH };
		struct seek_group *group = &result->groups[result->count];
		group->entity = entities[i];
		if (!list_read(call, &request, &group->page))
			return false;
		if (group->page.count == 0)
			continue;
		result->total += group->page.total;
		result->more = result->more || group->page.more;
		result->count++;
	}
	return true;
}
