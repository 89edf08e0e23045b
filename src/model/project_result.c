#include "model/project_result.h"

#include "model/cooperation_project.h"

static const struct choice result_level_choices[] = {
	{ "impact", NC_("result_level", "Impact") },
	{ "outcome", NC_("result_level", "Outcome") },
	{ "output", NC_("result_level", "Output") },
};
const struct vocabulary result_level_vocabulary = {
	"result_level", "result_level", N_("Levels of results"),
	result_level_choices, COUNT(result_level_choices), false,
};

static const struct field fields[] = {
	[PROJECT_RESULT_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[PROJECT_RESULT_RESULT_LEVEL] = {
		.name = "result_level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &result_level_vocabulary, .required = true, .filter = true,
		.in_list = true,
	},
	[PROJECT_RESULT_RESULT] = {
		.name = "result", .label = N_("Result"),
		.kind = KIND_TEXT, .max = 1000, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[PROJECT_RESULT_INDICATOR] = {
		.name = "indicator", .label = N_("Indicator"),
		.kind = KIND_TEXT, .max = 400, .in_list = true, .search = true, .identity = true,
	},
	[PROJECT_RESULT_BASELINE] = {
		.name = "baseline", .label = N_("Baseline"),
		.kind = KIND_INTEGER, .min = -1000000000, .max = 1000000000,
	},
	[PROJECT_RESULT_TARGET] = {
		.name = "target", .label = N_("Target"),
		.kind = KIND_INTEGER, .min = -1000000000, .max = 1000000000, .in_list = true,
	},
	[PROJECT_RESULT_REACHED] = {
		.name = "reached", .label = N_("Reached"),
		.kind = KIND_INTEGER, .min = -1000000000, .max = 1000000000, .in_list = true,
	},
	[PROJECT_RESULT_REACHED_ON] = {
		.name = "reached_on", .label = N_("Measured on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[PROJECT_RESULT_SOURCE] = {
		.name = "source", .label = N_("How it is known"),
		.kind = KIND_TEXT, .max = 400,
	},
};
static_assert(COUNT(fields) == PROJECT_RESULT_FIELD_COUNT, "one row for each field");

const struct entity project_result_entity = {
	.name = "project_result", .plural = "project_results",
	.label = N_("Result of a project"), .label_many = N_("Results of projects"),
	.fields = fields, .field_count = PROJECT_RESULT_FIELD_COUNT,
	.name_field = PROJECT_RESULT_RESULT,
};
