#include "model/training_session.h"

#include "model/agreement.h"
#include "model/area.h"
#include "model/check.h"
#include "model/cooperation_project.h"
#include "model/partner.h"
#include "model/person.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice training_session_state_choices[] = {
	{ "planned", NC_("state:training_session", "Planned") },
	{ "confirmed", NC_("state:training_session", "Confirmed") },
	{ "done", NC_("state:training_session", "Held") },
	{ "evaluated", NC_("state:training_session", "Evaluated") },
	{ "cancelled", NC_("state:training_session", "Cancelled") },
};
const struct vocabulary training_session_state_vocabulary = {
	"training_session_state", "state:training_session", N_("State"),
	training_session_state_choices, COUNT(training_session_state_choices), false,
};

static const struct field fields[] = {
	[TRAINING_SESSION_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[TRAINING_SESSION_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 1000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_AGREEMENT] = {
		.name = "agreement", .label = N_("Agreement"),
		.kind = KIND_LINK, .link = &agreement_entity, .filter = true, .in_list = true, .search = true,
	},
	[TRAINING_SESSION_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .filter = true,
	},
	[TRAINING_SESSION_PARTNER] = {
		.name = "partner", .label = N_("Body that is trained"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .in_list = true, .identity = true,
		.search = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_THEMES] = {
		.name = "themes", .label = N_("Themes"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &theme_vocabulary, .filter = true,
		.level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_AUDIENCE] = {
		.name = "audience", .label = N_("For whom"),
		.kind = KIND_TEXT, .max = 400, .search = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_AREA] = {
		.name = "area", .label = N_("Area"),
		.kind = KIND_LINK, .link = &area_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_VENUE] = {
		.name = "venue", .label = N_("Where"),
		.kind = KIND_TEXT, .max = 200, .search = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_STARTS_ON] = {
		.name = "starts_on", .label = N_("From"),
		.kind = KIND_DAY, .reduced = true, .required = true, .sort = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_ENDS_ON] = {
		.name = "ends_on", .label = N_("Until"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_HOURS] = {
		.name = "hours", .label = N_("Hours"),
		.kind = KIND_INTEGER, .min = 1, .max = 10000, .level = LEVEL_PUBLIC,
	},
	[TRAINING_SESSION_PLACES_OFFERED] = {
		.name = "places_offered", .label = N_("Places offered"),
		.kind = KIND_INTEGER, .min = 1, .max = 100000,
	},
	[TRAINING_SESSION_TRAINERS] = {
		.name = "trainers", .label = N_("Trainers"),
		.kind = KIND_LINK, .many = true, .link = &person_entity, .filter = true,
	},
	[TRAINING_SESSION_TESTED] = {
		.name = "tested", .label = N_("Sat both tests"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[TRAINING_SESSION_POINTS_MOST] = {
		.name = "points_most", .label = N_("Most points of a test"),
		.kind = KIND_INTEGER, .min = 1, .max = 100000,
	},
	[TRAINING_SESSION_POINTS_BEFORE] = {
		.name = "points_before", .label = N_("Sum of points before"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000000,
	},
	[TRAINING_SESSION_POINTS_AFTER] = {
		.name = "points_after", .label = N_("Sum of points after"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000000,
	},
	[TRAINING_SESSION_FOLLOW_UP_ON] = {
		.name = "follow_up_on", .label = N_("Follow-up on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[TRAINING_SESSION_FOLLOW_UP] = {
		.name = "follow_up", .label = N_("What the follow-up found"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[TRAINING_SESSION_EVALUATION] = {
		.name = "evaluation", .label = N_("Evaluation"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[TRAINING_SESSION_REASON] = {
		.name = "reason", .label = N_("Why it was cancelled"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[TRAINING_SESSION_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &training_session_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == TRAINING_SESSION_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "confirm", NC_("step:training_session", "Confirm"), "planned", "confirmed" },
	{ "complete", NC_("step:training_session", "Record as held"), "planned|confirmed", "done" },
	{ "evaluate", NC_("step:training_session", "Evaluate"), "done", "evaluated", "evaluation", true },
	{ "cancel", NC_("step:training_session", "Cancel"), "planned|confirmed", "cancelled", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = check_days(call, after, (const size_t[]){ TRAINING_SESSION_STARTS_ON, TRAINING_SESSION_ENDS_ON }, 2);
	int64_t most = record_integer(after, TRAINING_SESSION_TESTED) * record_integer(after, TRAINING_SESSION_POINTS_MOST);
	static const size_t sums[] = { TRAINING_SESSION_POINTS_BEFORE, TRAINING_SESSION_POINTS_AFTER };
	for (size_t i = 0; i < COUNT(sums); i++)
		if (record_has(after, sums[i]) && record_integer(after, sums[i]) > most)
			good = refuse_field(call, fields[sums[i]].name,
				say(call, N_("More points than all who sat the tests could have together.")));
	if (record_has(after, sums[0]) != record_has(after, sums[1]))
		good = refuse_field(call, fields[sums[record_has(after, sums[0]) ? 1 : 0]].name,
			say(call, N_("Both sums or none: the two tests are compared.")));
	return good;
}

const struct entity training_session_entity = {
	.name = "training_session", .plural = "training_sessions",
	.label = N_("Training"), .label_many = N_("Trainings"),
	.fields = fields, .field_count = TRAINING_SESSION_FIELD_COUNT,
	.number_prefix = "TR",
	.number_field = TRAINING_SESSION_NUMBER,
	.name_field = TRAINING_SESSION_TITLE,
	.state_field = TRAINING_SESSION_STATE, .steps = steps,
	.check = check,
};
