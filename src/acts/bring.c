#include "acts/bring.h"

#include "acts/import_list.h"
#include "base/die.h"
#include "base/embedded.h"
#include "model/entities.h"

static bool bring(struct call *call, const struct entity *entity, const char *name, size_t *made)
{
	struct list_file list;
	struct import_result result;
	str bytes = embedded_find(str_from(name));
	must(bytes.data != NULL);
	struct import_request request = { .entity = entity, .list = &list };
	if (!list_file_read(call, entity, str_from(name), bytes, NULL, &list) || !import_list(call, &request, &result))
		return false;
	*made = 0;
	for (size_t i = 0; i < result.made_count; i++)
		*made += result.made[i].count;
	return true;
}

bool bring_standards(struct call *call, struct brought *brought)
{
	return bring(call, &instrument_entity, "data/standards/instruments.csv", &brought->instruments) &&
	       bring(call, &provision_entity, "data/standards/provisions.csv", &brought->provisions);
}

bool bring_outlines(struct call *call)
{
	size_t made;
	return bring(call, &area_entity, "data/demo/outlines.geojson", &made);
}

bool bring_letters(struct call *call)
{
	size_t made;
	return bring(call, &letter_template_entity, "data/letters/templates.csv", &made) &&
	       bring(call, &ladder_step_entity, "data/letters/ladder.csv", &made);
}
