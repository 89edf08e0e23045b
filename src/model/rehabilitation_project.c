#include "model/rehabilitation_project.h"

#include "model/check.h"
#include "model/money.h"
#include "model/place.h"
#include "model/recommendation.h"
#include "model/record.h"
#include "model/unit.h"
#include "model/visit.h"

static const struct choice rehabilitation_project_state_choices[] = {
	{ "identified", NC_("state:rehabilitation_project", "Identified") },
	{ "proposed", NC_("state:rehabilitation_project", "Proposed") },
	{ "funded", NC_("state:rehabilitation_project", "Funded") },
	{ "works", NC_("state:rehabilitation_project", "Works under way") },
	{ "delivered", NC_("state:rehabilitation_project", "Delivered") },
	{ "verified_on_site", NC_("state:rehabilitation_project", "Verified on site") },
	{ "closed", NC_("state:rehabilitation_project", "Closed") },
	{ "stopped", NC_("state:rehabilitation_project", "Stopped") },
};
static const struct vocabulary rehabilitation_project_state_vocabulary = {
	"rehabilitation_project_state", "state:rehabilitation_project", N_("State"),
	rehabilitation_project_state_choices, COUNT(rehabilitation_project_state_choices), false,
};

static const struct field fields[] = {
	[REHABILITATION_PROJECT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[REHABILITATION_PROJECT_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true, .in_list = true,
		.identity = true, .search = true,
	},
	[REHABILITATION_PROJECT_UNIT] = {
		.name = "unit", .label = N_("Unit"),
		.kind = KIND_LINK, .link = &unit_entity, .filter = true,
	},
	[REHABILITATION_PROJECT_WORK] = {
		.name = "work", .label = N_("Work"),
		.kind = KIND_PROSE, .max = 8000, .required = true, .in_list = true, .identity = true, .search = true,
	},
	[REHABILITATION_PROJECT_RECOMMENDATIONS] = {
		.name = "recommendations", .label = N_("Recommendations it answers"),
		.kind = KIND_LINK, .many = true, .link = &recommendation_entity, .filter = true,
	},
	[REHABILITATION_PROJECT_FUNDER] = {
		.name = "funder", .label = N_("Who pays"),
		.kind = KIND_TEXT, .max = 200, .in_list = true, .search = true,
	},
	[REHABILITATION_PROJECT_COST] = {
		.name = "cost", .label = N_("Cost, in the smallest unit"),
		.help = N_("In centimes, cents or fils: 12500 is 125.00."),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST,
	},
	[REHABILITATION_PROJECT_CURRENCY] = {
		.name = "currency", .label = N_("Currency"),
		.help = N_("Three letters, as MAD."),
		.kind = KIND_CODE, .max = 3,
	},
	[REHABILITATION_PROJECT_IDENTIFIED_ON] = {
		.name = "identified_on", .label = N_("Identified on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[REHABILITATION_PROJECT_PROPOSED_ON] = {
		.name = "proposed_on", .label = N_("Proposed on"),
		.kind = KIND_DAY,
	},
	[REHABILITATION_PROJECT_FUNDED_ON] = {
		.name = "funded_on", .label = N_("Funded on"),
		.kind = KIND_DAY,
	},
	[REHABILITATION_PROJECT_WORKS_FROM] = {
		.name = "works_from", .label = N_("Works from"),
		.kind = KIND_DAY,
	},
	[REHABILITATION_PROJECT_DUE_ON] = {
		.name = "due_on", .label = N_("To be delivered by"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[REHABILITATION_PROJECT_DELIVERED_ON] = {
		.name = "delivered_on", .label = N_("Delivered on"),
		.kind = KIND_DAY,
	},
	[REHABILITATION_PROJECT_VERIFIED_ON] = {
		.name = "verified_on", .label = N_("Verified on site on"),
		.kind = KIND_DAY, .settled = true,
	},
	[REHABILITATION_PROJECT_VISIT] = {
		.name = "visit", .label = N_("Seen on the visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true,
	},
	[REHABILITATION_PROJECT_FOUND] = {
		.name = "found", .label = N_("What was found"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[REHABILITATION_PROJECT_STOPPED_ON] = {
		.name = "stopped_on", .label = N_("Stopped on"),
		.kind = KIND_DAY,
	},
	[REHABILITATION_PROJECT_REASON] = {
		.name = "reason", .label = N_("Why it was stopped"),
		.kind = KIND_PROSE, .max = 4000,
	},
	[REHABILITATION_PROJECT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &rehabilitation_project_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == REHABILITATION_PROJECT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "propose", NC_("step:rehabilitation_project", "Propose"), "identified", "proposed" },
	{ "fund", NC_("step:rehabilitation_project", "Record the funding"), "proposed", "funded", "funder", true },
	{ "start_works", NC_("step:rehabilitation_project", "Start the works"), "funded", "works" },
	{ "deliver", NC_("step:rehabilitation_project", "Deliver"), "works", "delivered" },
	{ "verify_on_site", NC_("step:rehabilitation_project", "Verify on site"), "delivered", "verified_on_site", "visit", true },
	{ "close", NC_("step:rehabilitation_project", "Close"), "verified_on_site", "closed" },
	{ "stop", NC_("step:rehabilitation_project", "Stop"), "identified|proposed|funded|works|delivered", "stopped", "reason", true },
	{ 0 },
};

// A visit that verified stays the one that did.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = money_check(call, after, REHABILITATION_PROJECT_COST, REHABILITATION_PROJECT_CURRENCY);
	static const size_t order[] = { REHABILITATION_PROJECT_IDENTIFIED_ON, REHABILITATION_PROJECT_PROPOSED_ON,
		REHABILITATION_PROJECT_FUNDED_ON, REHABILITATION_PROJECT_WORKS_FROM, REHABILITATION_PROJECT_DELIVERED_ON };
	good = check_days(call, after, order, COUNT(order)) && good;
	str unit = record_text(after, REHABILITATION_PROJECT_UNIT);
	const struct record *of = unit.length == 0 ? NULL : record_find(call, &unit_entity, unit);
	if (of != NULL && !str_equal(record_text(of, UNIT_PLACE), record_text(after, REHABILITATION_PROJECT_PLACE)))
		good = refuse_field(call, "unit", say(call, N_("This unit is of another place.")));
	if (before != NULL && record_has(before, REHABILITATION_PROJECT_VERIFIED_ON) &&
	        !str_equal(record_text(before, REHABILITATION_PROJECT_VISIT), record_text(after, REHABILITATION_PROJECT_VISIT)))
		good = refuse_field(call, "visit", say(call, N_("It was verified on this visit.")));
	return good;
}

const struct entity rehabilitation_project_entity = {
	.name = "rehabilitation_project", .plural = "rehabilitation_projects",
	.label = N_("Rehabilitation project"), .label_many = N_("Rehabilitation projects"),
	.fields = fields, .field_count = REHABILITATION_PROJECT_FIELD_COUNT,
	.number_prefix = "RP",
	.number_field = REHABILITATION_PROJECT_NUMBER,
	.name_field = REHABILITATION_PROJECT_NUMBER,
	.state_field = REHABILITATION_PROJECT_STATE, .steps = steps,
	.check = check,
};
