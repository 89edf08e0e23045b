#include "model/unit.h"

#include "model/place.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[UNIT_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[UNIT_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true,
	},
	[UNIT_USE] = {
		.name = "use", .label = N_("Use"),
		.kind = KIND_CHOICE, .vocabulary = &unit_use_vocabulary, .filter = true,
		.in_list = true, .identity = true,
	},
	[UNIT_AREA] = {
		.name = "area", .label = N_("Area in square metres"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000000, .in_list = true,
	},
	[UNIT_BEDS] = {
		.name = "beds", .label = N_("Beds"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
	},
	[UNIT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &unit_state_vocabulary, .filter = true,
		.in_list = true,
	},
};
static_assert(COUNT(fields) == UNIT_FIELD_COUNT, "one row for each field");

const struct entity unit_entity = {
	.name = "unit", .plural = "units",
	.label = N_("Unit"), .label_many = N_("Units"),
	.fields = fields, .field_count = UNIT_FIELD_COUNT,
	.name_field = UNIT_NAME,
};
