#include "model/cooperation_project.h"

#include "model/agreement.h"
#include "model/check.h"
#include "model/money.h"
#include "model/partner.h"
#include "model/record.h"

static const struct choice cooperation_project_state_choices[] = {
	{ "prepared", NC_("state:cooperation_project", "In preparation") },
	{ "running", NC_("state:cooperation_project", "Under way") },
	{ "closed", NC_("state:cooperation_project", "Closed") },
	{ "stopped", NC_("state:cooperation_project", "Stopped") },
};
const struct vocabulary cooperation_project_state_vocabulary = {
	"cooperation_project_state", "state:cooperation_project", N_("State"),
	cooperation_project_state_choices, COUNT(cooperation_project_state_choices), false,
};

static const struct field fields[] = {
	[COOPERATION_PROJECT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[COOPERATION_PROJECT_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 1000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_DONORS] = {
		.name = "donors", .label = N_("Donors"),
		.kind = KIND_LINK, .many = true, .link = &partner_entity, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_PARTNERS] = {
		.name = "partners", .label = N_("Partners"),
		.kind = KIND_LINK, .many = true, .link = &partner_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_AGREEMENT] = {
		.name = "agreement", .label = N_("Agreement"),
		.kind = KIND_LINK, .link = &agreement_entity, .filter = true,
	},
	[COOPERATION_PROJECT_OBJECTIVE] = {
		.name = "objective", .label = N_("Objective"),
		.kind = KIND_PROSE, .max = 8000, .search = true, .level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_STARTS_ON] = {
		.name = "starts_on", .label = N_("From"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_ENDS_ON] = {
		.name = "ends_on", .label = N_("Until"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[COOPERATION_PROJECT_BUDGET] = {
		.name = "budget", .label = N_("Budget, in the smallest unit"),
		.help = N_("In centimes, cents or fils: 12500 is 125.00."),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST,
	},
	[COOPERATION_PROJECT_CURRENCY] = {
		.name = "currency", .label = N_("Currency"),
		.help = N_("Three letters, as MAD."),
		.kind = KIND_CODE, .max = 3,
	},
	[COOPERATION_PROJECT_REASON] = {
		.name = "reason", .label = N_("Why it was stopped"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[COOPERATION_PROJECT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &cooperation_project_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == COOPERATION_PROJECT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "start", NC_("step:cooperation_project", "Start"), "prepared", "running", "starts_on", true },
	{ "close", NC_("step:cooperation_project", "Close"), "running", "closed", "ends_on", true },
	{ "stop", NC_("step:cooperation_project", "Stop"), "prepared|running", "stopped", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = check_days(call, after, (const size_t[]){ COOPERATION_PROJECT_STARTS_ON, COOPERATION_PROJECT_ENDS_ON }, 2);
	good = money_check(call, after, COOPERATION_PROJECT_BUDGET, COOPERATION_PROJECT_CURRENCY) && good;
	return good;
}

const struct entity cooperation_project_entity = {
	.name = "cooperation_project", .plural = "cooperation_projects",
	.label = N_("Cooperation project"), .label_many = N_("Cooperation projects"),
	.fields = fields, .field_count = COOPERATION_PROJECT_FIELD_COUNT,
	.number_prefix = "CP",
	.number_field = COOPERATION_PROJECT_NUMBER,
	.name_field = COOPERATION_PROJECT_TITLE,
	.named = true,
	.state_field = COOPERATION_PROJECT_STATE, .steps = steps,
	.check = check,
};
