#include "model/programme.h"

#include "model/account.h"
#include "model/plan.h"
#include "model/vocabularies.h"

static const struct choice programme_state_choices[] = {
	{ "draft", NC_("state:programme", "Draft") },
	{ "proposed", NC_("state:programme", "Worked out") },
	{ "accepted", NC_("state:programme", "Accepted") },
	{ "set_aside", NC_("state:programme", "Set aside") },
};
static const struct vocabulary programme_state_vocabulary = {
	"programme_state", "state:programme", N_("State"),
	programme_state_choices, COUNT(programme_state_choices), false,
};

#define WEIGHT(word, text, why) \
	.name = "weight_" word, .label = text, .help = why, .kind = KIND_INTEGER, .min = 0, .max = 100
#define QUARTER(number, text) .name = "days_" number, .label = text, .kind = KIND_INTEGER, .min = 0, .max = 1000

static const struct field fields[] = {
	[PROGRAMME_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[PROGRAMME_NAME] = {
		.name = "name", .label = N_("Name"),
		.help = N_("What tells it from the others: “Careful”, “Prisons first”."),
		.kind = KIND_TEXT, .max = 200, .required = true, .search = true, .in_list = true,
	},
	[PROGRAMME_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1900, .max = 2200, .year = true, .required = true, .filter = true, .sort = true,
		.in_list = true,
	},
	[PROGRAMME_PLAN] = {
		.name = "plan", .label = N_("Annual plan"),
		.help = N_("Where the lines go when the programme is accepted."),
		.kind = KIND_LINK, .link = &plan_entity, .filter = true,
	},
	[PROGRAMME_KIND] = {
		.name = "kind", .label = N_("Kind of visit"),
		.kind = KIND_CHOICE, .vocabulary = &visit_type_vocabulary, .required = true,
	},
	[PROGRAMME_ANNOUNCED] = {
		.name = "announced", .label = N_("Notice"),
		.kind = KIND_CHOICE, .vocabulary = &notice_vocabulary,
	},
	[PROGRAMME_DAYS_1] = { QUARTER("1", N_("Team-days from January to March")) },
	[PROGRAMME_DAYS_2] = { QUARTER("2", N_("Team-days from April to June")) },
	[PROGRAMME_DAYS_3] = { QUARTER("3", N_("Team-days from July to September")) },
	[PROGRAMME_DAYS_4] = {
		QUARTER("4", N_("Team-days from October to December")),
		.help = N_("One team on site for one day. A quarter without any is not planned."),
	},
	[PROGRAMME_TEAM] = {
		.name = "team", .label = N_("People in a team"),
		.kind = KIND_INTEGER, .min = 1, .max = 8, .required = true,
	},
	[PROGRAMME_USUAL_DAYS] = {
		.name = "usual_days", .label = N_("Days of a visit, usually"),
		.help = N_("Where no norm says what a visit to the kind of place takes."),
		.kind = KIND_INTEGER, .min = 1, .max = 60, .required = true,
	},
	[PROGRAMME_USUAL_INTERVAL] = {
		.name = "usual_interval", .label = N_("Months between visits, usually"),
		.kind = KIND_INTEGER, .min = 1, .max = 240, .required = true,
	},
	[PROGRAMME_WEIGHT_RISK] = {
		WEIGHT("risk", N_("Weight of risk"), N_("Points of a place whose risk is high; half of them when it is moderate or not known.")),
		.required = true,
	},
	[PROGRAMME_WEIGHT_TIME] = {
		WEIGHT("time", N_("Weight of time"),
			N_("Points of a place that waits twice as long as it shall, or was never visited; less in proportion.")),
		.required = true,
	},
	[PROGRAMME_WEIGHT_NEVER] = {
		WEIGHT("never", N_("Weight of never visited"), N_("Points of a place where nobody has been.")), .required = true,
	},
	[PROGRAMME_WEIGHT_OPEN] = {
		WEIGHT("open", N_("Weight of open recommendations"), N_("Points of a place with five that are due; less in proportion.")),
		.required = true,
	},
	[PROGRAMME_WEIGHT_URGENT] = {
		WEIGHT("urgent", N_("Weight of urgent measures and reprisals"), N_("Points of a place with two in the last year; half of them for one.")),
		.required = true,
	},
	[PROGRAMME_WEIGHT_CROWDING] = {
		WEIGHT("crowding", N_("Weight of crowding"),
			N_("Points of a place that holds twice as many as it may; less in proportion above its capacity.")),
		.required = true,
	},
	[PROGRAMME_PENALTY] = {
		.name = "penalty", .label = N_("Points lost for each visit that a target misses"),
		.help = N_("High enough, and targets come before scores."),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .required = true,
	},
	[PROGRAMME_PROPOSED_AT] = {
		.name = "proposed_at", .label = N_("Worked out at"),
		.kind = KIND_INSTANT, .settled = true, .sort = true,
	},
	[PROGRAMME_WORTH] = {
		.name = "worth", .label = N_("Points, in hundredths"),
		.kind = KIND_INTEGER, .min = INT64_MIN, .max = INT64_MAX, .settled = true,
	},
	[PROGRAMME_BY_HAND] = {
		.name = "by_hand", .label = N_("Points of a plan by hand, in hundredths"),
		.kind = KIND_INTEGER, .min = INT64_MIN, .max = INT64_MAX, .settled = true,
	},
	[PROGRAMME_BOUND] = {
		.name = "bound", .label = N_("Points that no plan passes, in hundredths"),
		.kind = KIND_INTEGER, .min = INT64_MIN, .max = INT64_MAX, .settled = true,
	},
	[PROGRAMME_PROVED] = {
		.name = "proved", .label = N_("No plan is better"),
		.kind = KIND_BOOLEAN, .settled = true,
	},
	[PROGRAMME_ACCEPTED_AT] = {
		.name = "accepted_at", .label = N_("Accepted at"),
		.kind = KIND_INSTANT, .settled = true,
	},
	[PROGRAMME_ACCEPTED_BY] = {
		.name = "accepted_by", .label = N_("Accepted by"),
		.kind = KIND_LINK, .link = &account_entity, .settled = true, .filter = true,
	},
	[PROGRAMME_REASON] = {
		.name = "reason", .label = N_("Why it was set aside"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[PROGRAMME_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &programme_state_vocabulary, .required = true, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == PROGRAMME_FIELD_COUNT, "one row for each field");

// `propose` and `accept` have a story of their own: acts/work_out.h.
static const struct step steps[] = {
	{ "propose", NC_("step:programme", "Work out the programme"), "draft", "proposed" },
	{ "propose", NC_("step:programme", "Work it out again"), "proposed", "proposed" },
	{ "accept", NC_("step:programme", "Accept"), "proposed", "accepted", .roles = ROLE_COORDINATOR },
	{ "set_aside", NC_("step:programme", "Set aside"), "draft|proposed", "set_aside", "reason" },
	{ "resume", NC_("step:programme", "Take up again"), "set_aside", "draft" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	static const size_t quarters[] = { PROGRAMME_DAYS_1, PROGRAMME_DAYS_2, PROGRAMME_DAYS_3, PROGRAMME_DAYS_4 };
	int64_t days = 0;
	(void)before;
	for (size_t i = 0; i < COUNT(quarters); i++)
		days += record_integer(after, quarters[i]);
	return days > 0 || refuse_field(call, "days_1", say(call, N_("No quarter has team-days: say how many there are.")));
}

const struct entity programme_entity = {
	.name = "programme", .plural = "programmes",
	.label = N_("Proposed programme"), .label_many = N_("Proposed programmes"),
	.fields = fields, .field_count = PROGRAMME_FIELD_COUNT,
	.number_prefix = "PG",
	.number_field = PROGRAMME_NUMBER,
	.name_field = PROGRAMME_NAME,
	.state_field = PROGRAMME_STATE, .steps = steps,
	.check = check,
};

static const struct {
	size_t field;
	int64_t value;
} usual[] = { { PROGRAMME_TEAM, 2 }, { PROGRAMME_USUAL_DAYS, 2 }, { PROGRAMME_USUAL_INTERVAL, 24 }, { PROGRAMME_WEIGHT_RISK, 30 },
	{ PROGRAMME_WEIGHT_TIME, 25 }, { PROGRAMME_WEIGHT_NEVER, 15 }, { PROGRAMME_WEIGHT_OPEN, 10 }, { PROGRAMME_WEIGHT_URGENT, 15 },
	{ PROGRAMME_WEIGHT_CROWDING, 5 }, { PROGRAMME_PENALTY, 1000 } };

void programme_usual(struct record *programme)
{
	for (size_t i = 0; i < COUNT(usual); i++)
		if (!record_has(programme, usual[i].field))
			record_set_integer(programme, usual[i].field, usual[i].value);
	if (!record_has(programme, PROGRAMME_KIND))
		record_set(programme, PROGRAMME_KIND, S("in_depth"));
}
