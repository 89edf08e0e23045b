#include "model/place.h"

#include "model/area.h"
#include "model/authority.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[PLACE_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .unique = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_REGION] = {
		.name = "region", .label = N_("Region"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "region", .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_PROVINCE] = {
		.name = "province", .label = N_("Province or prefecture"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "province|prefecture",
		.filter = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_ADDRESS] = {
		.name = "address", .label = N_("Address"),
		.kind = KIND_TEXT, .max = 400, .search = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_CAPACITY] = {
		.name = "capacity", .label = N_("Official capacity"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_OPENED_ON] = {
		.name = "opened_on", .label = N_("Opened on"),
		.kind = KIND_DAY, .reduced = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_CLOSED_ON] = {
		.name = "closed_on", .label = N_("Closed on"),
		.kind = KIND_DAY, .reduced = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_INTERNAL,
	},
	[PLACE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &place_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == PLACE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "confirm", NC_("step:place", "Confirm"), "proposed", "active" },
	{ "reject", NC_("step:place", "Reject"), "proposed", "rejected" },
	{ "suspend", NC_("step:place", "Suspend"), "active", "suspended" },
	{ "close", NC_("step:place", "Close"), "active|suspended", "closed" },
	{ "resume", NC_("step:place", "Resume"), "suspended", "active" },
	{ "reopen", NC_("step:place", "Reopen"), "closed", "active" },
	{ 0 },
};

const struct entity place_entity = {
	.name = "place", .plural = "places",
	.label = N_("Place"), .label_many = N_("Places"),
	.fields = fields, .field_count = PLACE_FIELD_COUNT,
	.name_field = PLACE_NAME,
	.named = true,
	.state_field = PLACE_STATE, .steps = steps,
};
