#include "model/budget_line.h"

#include "model/cooperation_project.h"
#include "model/money.h"

static const struct field fields[] = {
	[BUDGET_LINE_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[BUDGET_LINE_HEADING] = {
		.name = "heading", .label = N_("Heading"),
		.kind = KIND_TEXT, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true,
	},
	[BUDGET_LINE_PLANNED] = {
		.name = "planned", .label = N_("Planned, in the smallest unit"),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST, .in_list = true,
	},
	[BUDGET_LINE_SPENT] = {
		.name = "spent", .label = N_("Spent, in the smallest unit"),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST, .in_list = true,
	},
	[BUDGET_LINE_SPENT_UNTIL] = {
		.name = "spent_until", .label = N_("Spent until"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == BUDGET_LINE_FIELD_COUNT, "one row for each field");

const struct entity budget_line_entity = {
	.name = "budget_line", .plural = "budget_lines",
	.label = N_("Budget line"), .label_many = N_("Budget lines"),
	.fields = fields, .field_count = BUDGET_LINE_FIELD_COUNT,
	.name_field = BUDGET_LINE_HEADING,
};
