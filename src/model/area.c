#include "model/area.h"

static const struct choice area_kind_choices[] = {
	{ "region", NC_("area_kind", "Region") },
	{ "province", NC_("area_kind", "Province") },
	{ "prefecture", NC_("area_kind", "Prefecture") },
	{ "circle", NC_("area_kind", "Circle") },
	{ "commune", NC_("area_kind", "Commune") },
	{ "other", NC_("area_kind", "Other") },
};
static const struct vocabulary area_kind_vocabulary = {
	"area_kind", "area_kind", N_("Kinds of areas"),
	area_kind_choices, COUNT(area_kind_choices), false,
};

static const struct field fields[] = {
	[AREA_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .unique = true, .identity = true, .sort = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[AREA_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[AREA_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[AREA_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &area_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[AREA_PARENT] = {
		.name = "parent", .label = N_("Part of"),
		.kind = KIND_LINK, .link = &area_entity, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == AREA_FIELD_COUNT, "one row for each field");

const struct entity area_entity = {
	.name = "area", .plural = "areas",
	.label = N_("Area"), .label_many = N_("Areas"),
	.fields = fields, .field_count = AREA_FIELD_COUNT,
	.name_field = AREA_NAME,
	.named = true,
};
