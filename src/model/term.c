#include "model/term.h"

static const struct field fields[] = {
	[TERM_VOCABULARY] = {
		.name = "vocabulary", .label = N_("Vocabulary"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[TERM_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .sort = true,
		.in_list = true, .search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[TERM_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .in_list = true, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[TERM_BASE] = {
		.name = "base", .label = N_("Counts as"),
		.kind = KIND_CODE, .max = 60, .required = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[TERM_POSITION] = {
		.name = "position", .label = N_("Order"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000, .level = LEVEL_PUBLIC,
	},
	[TERM_ACTIVE] = {
		.name = "active", .label = N_("In use"),
		.kind = KIND_BOOLEAN, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == TERM_FIELD_COUNT, "one row for each field");

const struct entity term_entity = {
	.name = "term", .plural = "terms",
	.label = N_("Term"), .label_many = N_("Terms"),
	.fields = fields, .field_count = TERM_FIELD_COUNT,
	.name_field = TERM_NAME,
};
