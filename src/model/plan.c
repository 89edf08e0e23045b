#include "model/plan.h"

static const struct field fields[] = {
	[PLAN_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true,
	},
	[PLAN_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1900, .max = 2200, .year = true, .required = true, .filter = true,
		.sort = true, .in_list = true, .identity = true,
	},
	[PLAN_CRITERIA] = {
		.name = "criteria", .label = N_("Criteria"),
		.help = N_("By what places are chosen, and what is kept free for follow-up and urgent visits."),
		.kind = KIND_PROSE, .max = 20000, .search = true,
	},
	[PLAN_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 20000,
	},
};
static_assert(COUNT(fields) == PLAN_FIELD_COUNT, "one row for each field");

const struct entity plan_entity = {
	.name = "plan", .plural = "plans",
	.label = N_("Annual plan"), .label_many = N_("Annual plans"),
	.fields = fields, .field_count = PLAN_FIELD_COUNT,
	.name_field = PLAN_NAME,
	.named = true,
};
