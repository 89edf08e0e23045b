#include "model/reprisal.h"

#include "model/authority.h"
#include "model/place.h"
#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice reprisal_kind_choices[] = {
	{ "threat", NC_("reprisal_kind", "Threat") },
	{ "violence", NC_("reprisal_kind", "Violence") },
	{ "isolation", NC_("reprisal_kind", "Isolation") },
	{ "worse_cell", NC_("reprisal_kind", "Worse cell or transfer") },
	{ "less_food", NC_("reprisal_kind", "Less food or water") },
	{ "lost_contact", NC_("reprisal_kind", "Contact taken away") },
	{ "lost_release", NC_("reprisal_kind", "Early release lost") },
	{ "disciplinary", NC_("reprisal_kind", "Disciplinary sanction") },
	{ "work", NC_("reprisal_kind", "Sanction at work") },
	{ "other", NC_("reprisal_kind", "Other") },
};
const struct vocabulary reprisal_kind_vocabulary = {
	"reprisal_kind", "reprisal_kind", N_("Kinds of reprisals"),
	reprisal_kind_choices, COUNT(reprisal_kind_choices), true,
};

static const struct choice reprisal_source_choices[] = {
	{ "person", NC_("reprisal_source", "The person") },
	{ "relative", NC_("reprisal_source", "Relative") },
	{ "lawyer", NC_("reprisal_source", "Lawyer") },
	{ "team", NC_("reprisal_source", "The visiting team") },
	{ "staff", NC_("reprisal_source", "Staff member") },
	{ "organisation", NC_("reprisal_source", "Organisation") },
	{ "other", NC_("reprisal_source", "Other") },
};
const struct vocabulary reprisal_source_vocabulary = {
	"reprisal_source", "reprisal_source", N_("Who reported it"),
	reprisal_source_choices, COUNT(reprisal_source_choices), false,
};

static const struct choice reprisal_consent_choices[] = {
	{ "none", NC_("reprisal_consent", "None yet") },
	{ "without_name", NC_("reprisal_consent", "To raise it without a name") },
	{ "with_name", NC_("reprisal_consent", "To raise it with the name") },
};
const struct vocabulary reprisal_consent_vocabulary = {
	"reprisal_consent", "reprisal_consent", N_("Consent"),
	reprisal_consent_choices, COUNT(reprisal_consent_choices), false,
};

static const struct choice reprisal_result_choices[] = {
	{ "stopped", NC_("reprisal_result", "Stopped") },
	{ "not_confirmed", NC_("reprisal_result", "Not confirmed") },
	{ "continues", NC_("reprisal_result", "Continues") },
	{ "unknown", NC_("reprisal_result", "Not known") },
};
const struct vocabulary reprisal_result_vocabulary = {
	"reprisal_result", "reprisal_result", N_("Results"),
	reprisal_result_choices, COUNT(reprisal_result_choices), false,
};

static const struct choice reprisal_state_choices[] = {
	{ "reported", NC_("state:reprisal", "Reported") },
	{ "assessed", NC_("state:reprisal", "Assessed") },
	{ "protected", NC_("state:reprisal", "Protection in place") },
	{ "raised_with_authority", NC_("state:reprisal", "Raised with the authority") },
	{ "monitored", NC_("state:reprisal", "Watched") },
	{ "closed", NC_("state:reprisal", "Closed") },
};
const struct vocabulary reprisal_state_vocabulary = {
	"reprisal_state", "state:reprisal", N_("State"),
	reprisal_state_choices, COUNT(reprisal_state_choices), false,
};

static const struct field fields[] = {
	[REPRISAL_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[REPRISAL_REPORTED_ON] = {
		.name = "reported_on", .label = N_("Reported on"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true, .identity = true,
	},
	[REPRISAL_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true, .in_list = true, .identity = true,
	},
	[REPRISAL_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true,
	},
	[REPRISAL_PERSON_CODE] = {
		.name = "person_code", .label = N_("Code of the person"),
		.help = N_("Never a name or a number of the register."),
		.kind = KIND_CODE, .max = 60, .level = LEVEL_RESTRICTED, .identity = true,
	},
	[REPRISAL_KINDS] = {
		.name = "kinds", .label = N_("Kinds"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &reprisal_kind_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
	[REPRISAL_SOURCE] = {
		.name = "source", .label = N_("Who reported it"),
		.kind = KIND_CHOICE, .vocabulary = &reprisal_source_vocabulary, .filter = true,
		.level = LEVEL_RESTRICTED,
	},
	[REPRISAL_ACCOUNT] = {
		.name = "account", .label = N_("What is said to have happened"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_RESTRICTED,
	},
	[REPRISAL_RISK] = {
		.name = "risk", .label = N_("Level of risk"),
		.kind = KIND_CHOICE, .vocabulary = &risk_vocabulary, .filter = true, .in_list = true,
	},
	[REPRISAL_CONSENT] = {
		.name = "consent", .label = N_("Consent"),
		.kind = KIND_CHOICE, .vocabulary = &reprisal_consent_vocabulary, .required = true,
		.filter = true, .level = LEVEL_RESTRICTED,
	},
	[REPRISAL_PROTECTION] = {
		.name = "protection", .label = N_("What protects the person"),
		.kind = KIND_PROSE, .max = 8000, .level = LEVEL_RESTRICTED,
	},
	[REPRISAL_CHECK_ON] = {
		.name = "check_on", .label = N_("To be checked on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[REPRISAL_AUTHORITY] = {
		.name = "authority", .label = N_("Raised with"),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true,
	},
	[REPRISAL_RAISED_ON] = {
		.name = "raised_on", .label = N_("Raised on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[REPRISAL_RESULT] = {
		.name = "result", .label = N_("Result"),
		.kind = KIND_CHOICE, .vocabulary = &reprisal_result_vocabulary, .filter = true, .in_list = true,
		.by_step = true,
	},
	[REPRISAL_CLOSED_ON] = {
		.name = "closed_on", .label = N_("Closed on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[REPRISAL_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &reprisal_state_vocabulary, .required = true, .filter = true,
		.in_list = true,
	},
};
static_assert(COUNT(fields) == REPRISAL_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "assess", NC_("step:reprisal", "Assess the risk"), "reported", "assessed", "risk", true },
	{ "protect", NC_("step:reprisal", "Protect"), "assessed", "protected", "protection", true },
	{ "raise", NC_("step:reprisal", "Raise with the authority"), "assessed|protected|monitored", "raised_with_authority", "raised_on", true },
	{ "watch", NC_("step:reprisal", "Watch"), "assessed|protected|raised_with_authority", "monitored", "check_on", true },
	{ "close", NC_("step:reprisal", "Close"), "assessed|protected|raised_with_authority|monitored", "closed", "result", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = true;
	// What is raised without consent may harm the very person (domain.md §10).
	if (record_has(after, REPRISAL_RAISED_ON) && str_is(record_text(after, REPRISAL_CONSENT), "none"))
		good = refuse_field(call, "consent", say(call, N_("Nothing is raised without the person’s consent. The case stays as it is.")));
	if (record_has(after, REPRISAL_RAISED_ON) && !record_has(after, REPRISAL_AUTHORITY))
		good = refuse_field(call, "authority", say(call, N_("Say with which authority it was raised.")));
	return good;
}

const struct entity reprisal_entity = {
	.name = "reprisal", .plural = "reprisals",
	.label = N_("Reprisal"), .label_many = N_("Reprisals"),
	.fields = fields, .field_count = REPRISAL_FIELD_COUNT,
	.number_prefix = "RV",
	.number_field = REPRISAL_NUMBER,
	.name_field = REPRISAL_NUMBER,
	.state_field = REPRISAL_STATE, .steps = steps,
	.check = check,
};
