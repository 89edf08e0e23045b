#include "model/finding.h"

#include "model/value.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice source_kind_choices[] = {
	{ "interview_detainee", NC_("source_kind", "Interview with a detained person") },
	{ "interview_staff", NC_("source_kind", "Interview with staff") },
	{ "direct_observation", NC_("source_kind", "Direct observation") },
	{ "register_or_document", NC_("source_kind", "Register or document") },
	{ "medical_file", NC_("source_kind", "Medical file") },
	{ "third_party", NC_("source_kind", "Third party") },
	{ "prior_report", NC_("source_kind", "Earlier report") },
};
const struct vocabulary source_kind_vocabulary = {
	"source_kind", "source_kind", N_("Sources"),
	source_kind_choices, COUNT(source_kind_choices), true,
};

static const struct choice severity_choices[] = {
	{ "low", NC_("severity", "Low") },
	{ "moderate", NC_("severity", "Moderate") },
	{ "high", NC_("severity", "High") },
	{ "immediate_risk_to_life_or_integrity", NC_("severity", "Immediate risk to life or integrity") },
};
static const struct vocabulary severity_vocabulary = {
	"severity", "severity", N_("Severity"), severity_choices, COUNT(severity_choices), false,
};

static const struct choice polarity_choices[] = {
	{ "concern", NC_("polarity", "Concern") },
	{ "neutral", NC_("polarity", "Neutral") },
	{ "good_practice", NC_("polarity", "Good practice") },
};
static const struct vocabulary polarity_vocabulary = {
	"polarity", "polarity", N_("Polarity"), polarity_choices, COUNT(polarity_choices), false,
};

static const struct choice finding_state_choices[] = {
	{ "noted", NC_("state:finding", "Noted") },
	{ "triangulated", NC_("state:finding", "Triangulated") },
	{ "validated", NC_("state:finding", "Validated") },
	{ "used_in_report", NC_("state:finding", "Used in the report") },
	{ "kept_internal", NC_("state:finding", "Kept internal") },
	{ "dropped", NC_("state:finding", "Dropped") },
};
static const struct vocabulary finding_state_vocabulary = {
	"finding_state", "state:finding", N_("State"),
	finding_state_choices, COUNT(finding_state_choices), false,
};

static const struct field fields[] = {
	[FINDING_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[FINDING_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[FINDING_TEXT] = {
		.name = "text", .label = N_("Text"),
		.help = N_("What was seen, counted or said. No names."), .kind = KIND_PROSE,
		.max = 20000, .required = true, .search = true, .in_list = true,
		.identity = true,
	},
	[FINDING_THEME] = {
		.name = "theme", .label = N_("Theme"),
		.kind = KIND_CHOICE, .vocabulary = &theme_vocabulary, .filter = true,
		.in_list = true,
	},
	[FINDING_FURTHER_THEMES] = {
		.name = "further_themes", .label = N_("Further themes"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &theme_vocabulary, .filter = true,
	},
	[FINDING_GROUPS] = {
		.name = "groups", .label = N_("Groups concerned"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &group_vocabulary, .filter = true,
	},
	[FINDING_SEVERITY] = {
		.name = "severity", .label = N_("Severity"),
		.kind = KIND_CHOICE, .vocabulary = &severity_vocabulary, .filter = true,
		.in_list = true,
	},
	[FINDING_SCOPE] = {
		.name = "scope", .label = N_("Scope"),
		.kind = KIND_CHOICE, .vocabulary = &scope_vocabulary, .filter = true,
	},
	[FINDING_POLARITY] = {
		.name = "polarity", .label = N_("Polarity"),
		.kind = KIND_CHOICE, .vocabulary = &polarity_vocabulary, .filter = true,
	},
	[FINDING_SOURCES] = {
		.name = "sources", .label = N_("Sources"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &source_kind_vocabulary,
	},
	[FINDING_EXCEPTION] = {
		.name = "exception", .label = N_("Written exception"),
		.help = N_("Why it is validated with fewer than three independent sources."),
		.kind = KIND_PROSE, .max = 4000,
	},
	[FINDING_ROOT_CAUSE] = {
		.name = "root_cause", .label = N_("Root cause"),
		.help = N_("What makes it happen again: a rule, a lack of means, a habit."),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[FINDING_CITATIONS] = {
		.name = "citations", .label = N_("Standards cited"),
		.help = N_("Each with its number, with a semicolon between them: “Mandela 24; OPCAT 4(1): private places too”."),
		.kind = KIND_CITATION, .many = true, .max = 8000, .search = true, .filter = true,
	},
	[FINDING_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &finding_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == FINDING_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "triangulate", NC_("step:finding", "Triangulate"), "noted", "triangulated" },
	{ "validate", NC_("step:finding", "Validate"), "triangulated", "validated", "exception" },
	{ "use_in_report", NC_("step:finding", "Use in the report"), "validated", "used_in_report" },
	{ "keep_internal", NC_("step:finding", "Keep internal"), "validated", "kept_internal" },
	{ "drop", NC_("step:finding", "Drop"), "validated", "dropped" },
	{ 0 },
};

size_t finding_source_count(struct arena *arena, const struct record *finding)
{
	str *sources;
	return value_set_members(arena, record_text(finding, FINDING_SOURCES), &sources);
}

static bool stands_validated(const struct record *finding)
{
	str state = record_text(finding, FINDING_STATE);
	return str_is(state, "validated") || str_is(state, "used_in_report") || str_is(state, "kept_internal");
}

// Triangulation holds for as long as the finding stands validated: sources are not taken away behind it.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (!stands_validated(after) || record_has(after, FINDING_EXCEPTION) ||
	        finding_source_count(call->arena, after) >= FINDING_SOURCES_NEEDED)
		return true;
	return refuse_field(call, "sources",
		say(call, N_("Validation needs three independent sources, or a written exception.")));
}

const struct entity finding_entity = {
	.name = "finding", .plural = "findings",
	.label = N_("Finding"), .label_many = N_("Findings"),
	.fields = fields, .field_count = FINDING_FIELD_COUNT,
	.number_prefix = "F",
	.number_field = FINDING_NUMBER,
	.name_field = FINDING_NUMBER,
	.state_field = FINDING_STATE, .steps = steps,
	.check = check,
};
