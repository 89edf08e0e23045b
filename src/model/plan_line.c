#include "model/plan_line.h"

#include "model/place.h"
#include "model/plan.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice plan_line_state_choices[] = {
	{ "proposed", NC_("state:plan_line", "Proposed") },
	{ "approved", NC_("state:plan_line", "Approved") },
	{ "scheduled", NC_("state:plan_line", "Scheduled") },
	{ "done", NC_("state:plan_line", "Done") },
	{ "postponed", NC_("state:plan_line", "Postponed") },
	{ "cancelled", NC_("state:plan_line", "Cancelled") },
};
static const struct vocabulary plan_line_state_vocabulary = {
	"plan_line_state", "state:plan_line", N_("State"),
	plan_line_state_choices, COUNT(plan_line_state_choices), false,
};

static const struct field fields[] = {
	[PLAN_LINE_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[PLAN_LINE_PLAN] = {
		.name = "plan", .label = N_("Annual plan"),
		.kind = KIND_LINK, .link = &plan_entity, .filter = true, .identity = true,
	},
	[PLAN_LINE_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1900, .max = 2200, .year = true, .required = true, .filter = true,
		.sort = true, .in_list = true, .identity = true,
	},
	[PLAN_LINE_QUARTER] = {
		.name = "quarter", .label = N_("Quarter"),
		.kind = KIND_INTEGER, .min = 1, .max = 4, .filter = true, .in_list = true,
		.identity = true,
	},
	[PLAN_LINE_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .in_list = true,
		.identity = true,
	},
	[PLAN_LINE_PLACE_KIND] = {
		.name = "place_kind", .label = N_("Kind of place"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .filter = true,
		.in_list = true, .identity = true,
	},
	[PLAN_LINE_KIND] = {
		.name = "kind", .label = N_("Kind of visit"),
		.kind = KIND_CHOICE, .vocabulary = &visit_type_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[PLAN_LINE_ANNOUNCED] = {
		.name = "announced", .label = N_("Notice"),
		.help = N_("A line that names a place to be visited unannounced is for the coordinator alone until it is done."),
		.kind = KIND_CHOICE, .vocabulary = &notice_vocabulary, .filter = true,
	},
	[PLAN_LINE_PLANNED] = {
		.name = "planned", .label = N_("Visits planned"),
		.kind = KIND_INTEGER, .min = 1, .max = 10000, .required = true, .in_list = true,
	},
	[PLAN_LINE_CRITERION] = {
		.name = "criterion", .label = N_("Criterion"),
		.help = N_("Why this place or kind of place."),
		.kind = KIND_PROSE, .max = 4000, .search = true, .identity = true,
	},
	[PLAN_LINE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &plan_line_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == PLAN_LINE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "approve", NC_("step:plan_line", "Approve"), "proposed", "approved" },
	{ "schedule", NC_("step:plan_line", "Schedule"), "approved|postponed", "scheduled" },
	{ "complete", NC_("step:plan_line", "Mark as done"), "scheduled", "done" },
	{ "postpone", NC_("step:plan_line", "Postpone"), "scheduled", "postponed" },
	{ "cancel", NC_("step:plan_line", "Cancel the line"), "scheduled|postponed", "cancelled" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (record_has(after, PLAN_LINE_PLACE) || record_has(after, PLAN_LINE_PLACE_KIND))
		return true;
	return refuse_field(call, "place", say(call, N_("Name a place or a kind of place.")));
}

const struct entity plan_line_entity = {
	.name = "plan_line", .plural = "plan_lines",
	.label = N_("Plan line"), .label_many = N_("Plan lines"),
	.fields = fields, .field_count = PLAN_LINE_FIELD_COUNT,
	.number_prefix = "PL",
	.number_field = PLAN_LINE_NUMBER,
	.name_field = PLAN_LINE_NUMBER,
	.state_field = PLAN_LINE_STATE, .steps = steps,
	.check = check,
};
