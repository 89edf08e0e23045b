#include "model/beside_record.h"

struct record *beside_owner(struct call *call, const struct record *record)
{
	if (!record->entity->beside)
		return NULL;
	const struct entity *entity = entity_find(record_text(record, BESIDE_ENTITY));
	return entity == NULL || entity->beside ? NULL : record_find(call, entity, record_text(record, BESIDE_RECORD));
}

bool beside_check(struct call *call, const struct record *record)
{
	return beside_owner(call, record) != NULL ||
	       refuse_field(call, "record", say(call, N_("Say what it stands beside: the kind of the record and its id.")));
}
