#include "model/unit.h"

#include "model/place.h"

static const struct choice unit_use_choices[] = {
	{ "wing", NC_("unit_use", "Wing") },
	{ "cell_block", NC_("unit_use", "Cell block") },
	{ "dormitory", NC_("unit_use", "Dormitory") },
	{ "cell", NC_("unit_use", "Cell") },
	{ "custody_room", NC_("unit_use", "Custody room") },
	{ "isolation_cell", NC_("unit_use", "Isolation cell") },
	{ "women", NC_("unit_use", "Women’s quarter") },
	{ "minors", NC_("unit_use", "Minors’ quarter") },
	{ "infirmary", NC_("unit_use", "Infirmary") },
	{ "interview_room", NC_("unit_use", "Interview room") },
	{ "kitchen", NC_("unit_use", "Kitchen") },
	{ "yard", NC_("unit_use", "Yard") },
	{ "other", NC_("unit_use", "Other") },
};
static const struct vocabulary unit_use_vocabulary = {
	"unit_use", "unit_use", N_("Uses of units"),
	unit_use_choices, COUNT(unit_use_choices), true,
};

static const struct choice unit_state_choices[] = {
	{ "in_use", NC_("unit_state", "In use") },
	{ "out_of_use", NC_("unit_state", "Out of use") },
	{ "under_works", NC_("unit_state", "Under works") },
};
static const struct vocabulary unit_state_vocabulary = {
	"unit_state", "unit_state", N_("State"),
	unit_state_choices, COUNT(unit_state_choices), false,
};

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
