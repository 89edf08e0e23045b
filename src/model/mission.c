#include "model/mission.h"

#include "model/account.h"
#include "model/area.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice mission_state_choices[] = {
	{ "draft", NC_("state:mission", "Draft") },
	{ "approved", NC_("state:mission", "Approved") },
	{ "prepared", NC_("state:mission", "Prepared") },
	{ "running", NC_("state:mission", "Under way") },
	{ "ended", NC_("state:mission", "Ended") },
	{ "debriefed", NC_("state:mission", "Debriefed") },
	{ "archived", NC_("state:mission", "Archived") },
	{ "cancelled", NC_("state:mission", "Cancelled") },
};
static const struct vocabulary mission_state_vocabulary = {
	"mission_state", "state:mission", N_("State"),
	mission_state_choices, COUNT(mission_state_choices), false,
};

static const struct field fields[] = {
	[MISSION_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[MISSION_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .search = true, .identity = true,
	},
	[MISSION_STARTS_ON] = {
		.name = "starts_on", .label = N_("Start"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[MISSION_ENDS_ON] = {
		.name = "ends_on", .label = N_("End"),
		.kind = KIND_DAY, .in_list = true,
	},
	[MISSION_REGION] = {
		.name = "region", .label = N_("Region"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "region", .filter = true,
		.in_list = true, .identity = true,
	},
	[MISSION_PURPOSE] = {
		.name = "purpose", .label = N_("Purpose"),
		.kind = KIND_PROSE, .max = 20000, .search = true, .in_list = true, .identity = true,
	},
	[MISSION_LEGAL_BASIS] = {
		.name = "legal_basis", .label = N_("Legal basis"),
		.kind = KIND_TEXT, .max = 400,
	},
	[MISSION_LEADER] = {
		.name = "leader", .label = N_("Leader"),
		.kind = KIND_LINK, .link = &account_entity, .filter = true,
	},
	[MISSION_TEAM] = {
		.name = "team", .label = N_("Team"),
		.kind = KIND_LINK, .many = true, .link = &account_entity, .filter = true,
	},
	[MISSION_BUDGET] = {
		.name = "budget", .label = N_("Budget"),
		.help = N_("In the smallest unit of the currency, such as centimes."),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000000000,
	},
	[MISSION_TRANSPORT] = {
		.name = "transport", .label = N_("Transport"),
		.kind = KIND_TEXT, .max = 400,
	},
	[MISSION_INTERPRETER] = {
		.name = "interpreter", .label = N_("Interpreter"),
		.kind = KIND_TEXT, .max = 400,
	},
	[MISSION_RISK_NOTE] = {
		.name = "risk_note", .label = N_("Risks"),
		.help = N_("For the team and for those whom it talks with. No names."),
		.kind = KIND_PROSE, .max = 20000,
	},
	[MISSION_ANNOUNCED] = {
		.name = "announced", .label = N_("Notice"),
		.kind = KIND_CHOICE, .vocabulary = &notice_vocabulary, .filter = true,
	},
	[MISSION_ANNOUNCED_TO] = {
		.name = "announced_to", .label = N_("Announced to"),
		.kind = KIND_TEXT, .max = 400,
	},
	[MISSION_ANNOUNCED_ON] = {
		.name = "announced_on", .label = N_("Announced on"),
		.kind = KIND_DAY,
	},
	[MISSION_REASON] = {
		.name = "reason", .label = N_("Why it was cancelled"),
		.kind = KIND_PROSE, .max = 4000,
	},
	[MISSION_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &mission_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == MISSION_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "approve", NC_("step:mission", "Approve"), "draft", "approved" },
	{ "prepare", NC_("step:mission", "Mark as prepared"), "approved", "prepared" },
	{ "start", NC_("step:mission", "Start"), "prepared", "running" },
	{ "end", NC_("step:mission", "End"), "running", "ended" },
	{ "debrief", NC_("step:mission", "Debrief"), "ended", "debriefed" },
	{ "archive", NC_("step:mission", "Archive"), "debriefed", "archived" },
	{ "cancel", NC_("step:mission", "Cancel the mission"), "draft|approved|prepared", "cancelled", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	struct day first, last;
	(void)before;
	if (!day_parse(record_text(after, MISSION_STARTS_ON), &first) ||
	        !day_parse(record_text(after, MISSION_ENDS_ON), &last) || day_difference(&last, &first) >= 0)
		return true;
	return refuse_field(call, "ends_on", say(call, N_("The end lies before the start.")));
}

const struct entity mission_entity = {
	.name = "mission", .plural = "missions",
	.label = N_("Mission"), .label_many = N_("Missions"),
	.fields = fields, .field_count = MISSION_FIELD_COUNT,
	.number_prefix = "M",
	.number_field = MISSION_NUMBER,
	.name_field = MISSION_NUMBER,
	.state_field = MISSION_STATE, .steps = steps,
	.check = check,
};
