#include "model/joint_action.h"

#include "model/agreement.h"
#include "model/check.h"
#include "model/clause.h"
#include "model/cooperation_project.h"
#include "model/partner.h"
#include "model/record.h"

static const struct choice joint_action_state_choices[] = {
	{ "planned", NC_("state:joint_action", "Planned") },
	{ "confirmed", NC_("state:joint_action", "Confirmed") },
	{ "done", NC_("state:joint_action", "Done") },
	{ "evaluated", NC_("state:joint_action", "Evaluated") },
	{ "cancelled", NC_("state:joint_action", "Cancelled") },
};
const struct vocabulary joint_action_state_vocabulary = {
	"joint_action_state", "state:joint_action", N_("State"),
	joint_action_state_choices, COUNT(joint_action_state_choices), false,
};

static const struct field fields[] = {
	[JOINT_ACTION_AGREEMENT] = {
		.name = "agreement", .label = N_("Agreement"),
		.kind = KIND_LINK, .link = &agreement_entity, .filter = true, .in_list = true, .identity = true,
		.search = true,
	},
	[JOINT_ACTION_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .filter = true, .identity = true,
	},
	[JOINT_ACTION_CLAUSE] = {
		.name = "clause", .label = N_("By the clause"),
		.kind = KIND_LINK, .link = &clause_entity, .filter = true,
	},
	[JOINT_ACTION_ACTION] = {
		.name = "action", .label = N_("What is done"),
		.kind = KIND_TEXT, .max = 1000, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[JOINT_ACTION_PARTNER] = {
		.name = "partner", .label = N_("Partner who does it"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .in_list = true,
	},
	[JOINT_ACTION_OWNER] = {
		.name = "owner", .label = N_("Who does it"),
		.kind = KIND_TEXT, .max = 200, .in_list = true,
	},
	[JOINT_ACTION_PLANNED_ON] = {
		.name = "planned_on", .label = N_("Planned for"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[JOINT_ACTION_DONE_ON] = {
		.name = "done_on", .label = N_("Done on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.by_step = true,
	},
	[JOINT_ACTION_RESULT] = {
		.name = "result", .label = N_("Result"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[JOINT_ACTION_REASON] = {
		.name = "reason", .label = N_("Why it was cancelled"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[JOINT_ACTION_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &joint_action_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == JOINT_ACTION_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "confirm", NC_("step:joint_action", "Confirm"), "planned", "confirmed" },
	{ "complete", NC_("step:joint_action", "Record as done"), "planned|confirmed", "done", "done_on", true },
	{ "evaluate", NC_("step:joint_action", "Evaluate"), "done", "evaluated", "result", true },
	{ "cancel", NC_("step:joint_action", "Cancel"), "planned|confirmed", "cancelled", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = check_linked(call, after, JOINT_ACTION_CLAUSE, CLAUSE_AGREEMENT, JOINT_ACTION_AGREEMENT,
			N_("This clause is of another agreement."));
	if (!record_has(after, JOINT_ACTION_AGREEMENT) && !record_has(after, JOINT_ACTION_COOPERATION_PROJECT))
		good = refuse_field(call, "agreement", say(call, N_("Say of which agreement or project it is.")));
	return good;
}

const struct entity joint_action_entity = {
	.name = "joint_action", .plural = "joint_actions",
	.label = N_("Joint action"), .label_many = N_("Joint actions"),
	.fields = fields, .field_count = JOINT_ACTION_FIELD_COUNT,
	.name_field = JOINT_ACTION_ACTION,
	.state_field = JOINT_ACTION_STATE, .steps = steps,
	.check = check,
};
