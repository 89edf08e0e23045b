#include "model/programme_choice.h"

#include "model/area.h"
#include "model/place.h"
#include "model/plan_line.h"
#include "model/programme.h"
#include "model/visitor.h"
#include "model/vocabularies.h"

static const struct choice choice_outcome_choices[] = {
	{ "visited", NC_("choice_outcome", "Proposed") },
	{ "visited_already", NC_("choice_outcome", "Visited in this period already") },
	{ "planned_already", NC_("choice_outcome", "Planned for this period already") },
	{ "too_long", NC_("choice_outcome", "Takes more days than any quarter has") },
	{ "conflict", NC_("choice_outcome", "Conflicts of interest leave no team") },
	{ "skill", NC_("choice_outcome", "Nobody has the skills that are needed") },
	{ "people", NC_("choice_outcome", "Those who could go have no days left") },
	{ "nothing", NC_("choice_outcome", "Nothing speaks for a visit now") },
	{ "lower", NC_("choice_outcome", "Fewer points than any place that is proposed") },
	{ "elsewhere", NC_("choice_outcome", "Its days bring more points elsewhere") },
};
const struct vocabulary choice_outcome_vocabulary = {
	"choice_outcome", "choice_outcome", N_("Outcomes of a programme"),
	choice_outcome_choices, COUNT(choice_outcome_choices), false,
};

#define POINTS(word, text) .name = "points_" word, .label = text, .kind = KIND_INTEGER, .min = 0, .max = 10000, .settled = true

static const struct field fields[] = {
	[PROGRAMME_CHOICE_PROGRAMME] = {
		.name = "programme", .label = N_("Proposed programme"),
		.kind = KIND_LINK, .link = &programme_entity, .required = true, .settled = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[PROGRAMME_CHOICE_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .settled = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[PROGRAMME_CHOICE_PLACE_KIND] = {
		.name = "place_kind", .label = N_("Kind of place"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .required = true, .settled = true, .filter = true,
		.in_list = true,
	},
	[PROGRAMME_CHOICE_REGION] = {
		.name = "region", .label = N_("Region"),
		.kind = KIND_LINK, .link = &area_entity, .settled = true, .filter = true, .in_list = true,
	},
	[PROGRAMME_CHOICE_OUTCOME] = {
		.name = "outcome", .label = N_("Outcome"),
		.kind = KIND_CHOICE, .vocabulary = &choice_outcome_vocabulary, .required = true, .settled = true, .filter = true,
		.in_list = true,
	},
	[PROGRAMME_CHOICE_QUARTER] = {
		.name = "quarter", .label = N_("Quarter"),
		.kind = KIND_INTEGER, .min = 1, .max = 4, .settled = true, .filter = true, .in_list = true,
	},
	[PROGRAMME_CHOICE_DAYS] = {
		.name = "days", .label = N_("Team-days"),
		.kind = KIND_INTEGER, .min = 1, .max = 60, .required = true, .settled = true, .in_list = true,
	},
	[PROGRAMME_CHOICE_TEAM] = {
		.name = "team", .label = N_("Team"),
		.kind = KIND_LINK, .many = true, .link = &visitor_entity, .settled = true, .filter = true,
	},
	[PROGRAMME_CHOICE_SCORE] = {
		.name = "score", .label = N_("Points, in hundredths"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .required = true, .settled = true, .sort = true, .in_list = true,
	},
	[PROGRAMME_CHOICE_POINTS_RISK] = { POINTS("risk", N_("Points of risk, in hundredths")) },
	[PROGRAMME_CHOICE_POINTS_TIME] = { POINTS("time", N_("Points of time, in hundredths")) },
	[PROGRAMME_CHOICE_POINTS_NEVER] = { POINTS("never", N_("Points of never visited, in hundredths")) },
	[PROGRAMME_CHOICE_POINTS_OPEN] = { POINTS("open", N_("Points of open recommendations, in hundredths")) },
	[PROGRAMME_CHOICE_POINTS_URGENT] = { POINTS("urgent", N_("Points of urgent measures, in hundredths")) },
	[PROGRAMME_CHOICE_POINTS_CROWDING] = { POINTS("crowding", N_("Points of crowding, in hundredths")) },
	[PROGRAMME_CHOICE_RISK] = {
		.name = "risk", .label = N_("Level of risk"),
		.kind = KIND_CHOICE, .vocabulary = &risk_vocabulary, .settled = true,
	},
	[PROGRAMME_CHOICE_VISITED_ON] = {
		.name = "visited_on", .label = N_("Last visit"),
		.kind = KIND_DAY, .reduced = true, .settled = true,
	},
	[PROGRAMME_CHOICE_INTERVAL_MONTHS] = {
		.name = "interval_months", .label = N_("Months between visits"),
		.kind = KIND_INTEGER, .min = 1, .max = 240, .settled = true,
	},
	[PROGRAMME_CHOICE_OPEN_DUE] = {
		.name = "open_due", .label = N_("Open recommendations that are due"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .settled = true,
	},
	[PROGRAMME_CHOICE_URGENT] = {
		.name = "urgent", .label = N_("Urgent measures and reprisals in the last year"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .settled = true,
	},
	[PROGRAMME_CHOICE_OCCUPANCY] = {
		.name = "occupancy", .label = N_("Occupancy in percent"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000000, .settled = true,
	},
	[PROGRAMME_CHOICE_PLAN_LINE] = {
		.name = "plan_line", .label = N_("Plan line"),
		.kind = KIND_LINK, .link = &plan_line_entity, .settled = true, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == PROGRAMME_CHOICE_FIELD_COUNT, "one row for each field");

const struct entity programme_choice_entity = {
	.name = "programme_choice", .plural = "programme_choices",
	.label = N_("Choice of a programme"), .label_many = N_("Choices of programmes"),
	.fields = fields, .field_count = PROGRAMME_CHOICE_FIELD_COUNT,
	.name_field = PROGRAMME_CHOICE_PLACE,
};
