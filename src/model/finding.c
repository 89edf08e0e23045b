#include "model/finding.h"

#include "model/visit.h"
#include "model/vocabularies.h"

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
	[FINDING_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &finding_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == FINDING_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "triangulate", NC_("step:finding", "Triangulate"), "noted", "triangulated" },
	{ "validate", NC_("step:finding", "Validate"), "triangulated", "validated" },
	{ "use_in_report", NC_("step:finding", "Use in the report"), "validated", "used_in_report" },
	{ "keep_internal", NC_("step:finding", "Keep internal"), "validated", "kept_internal" },
	{ "drop", NC_("step:finding", "Drop"), "validated", "dropped" },
	{ 0 },
};

const struct entity finding_entity = {
	.name = "finding", .plural = "findings",
	.label = N_("Finding"), .label_many = N_("Findings"),
	.fields = fields, .field_count = FINDING_FIELD_COUNT,
	.number_prefix = "F",
	.number_field = FINDING_NUMBER,
	.name_field = FINDING_NUMBER,
	.state_field = FINDING_STATE, .steps = steps,
};
