#include "model/network.h"

#include "model/partner.h"

static const struct choice network_grade_choices[] = {
	{ "full", NC_("network_grade", "Full member") },
	{ "associate", NC_("network_grade", "Associate member") },
	{ "observer", NC_("network_grade", "Observer") },
};
const struct vocabulary network_grade_vocabulary = {
	"network_grade", "network_grade", N_("Grades of members"),
	network_grade_choices, COUNT(network_grade_choices), true,
};

static const struct field fields[] = {
	[NETWORK_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_NETWORK_LEVEL] = {
		.name = "network_level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &partner_level_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[NETWORK_PURPOSE] = {
		.name = "purpose", .label = N_("Purpose"),
		.kind = KIND_PROSE, .max = 8000, .search = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_SECRETARIAT] = {
		.name = "secretariat", .label = N_("Secretariat held by"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[NETWORK_FOUNDED_ON] = {
		.name = "founded_on", .label = N_("Founded on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[NETWORK_OUR_GRADE] = {
		.name = "our_grade", .label = N_("The mechanism in it"),
		.kind = KIND_CHOICE, .vocabulary = &network_grade_vocabulary, .filter = true,
		.level = LEVEL_PUBLIC,
	},
	[NETWORK_WEBSITE] = {
		.name = "website", .label = N_("Website"),
		.kind = KIND_TEXT, .max = 400, .level = LEVEL_PUBLIC,
	},
	[NETWORK_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
};
static_assert(COUNT(fields) == NETWORK_FIELD_COUNT, "one row for each field");

const struct entity network_entity = {
	.name = "network", .plural = "networks",
	.label = N_("Network"), .label_many = N_("Networks"),
	.fields = fields, .field_count = NETWORK_FIELD_COUNT,
	.name_field = NETWORK_NAME,
	.named = true,
};
