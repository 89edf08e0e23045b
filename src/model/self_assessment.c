#include "model/self_assessment.h"

static const struct field fields[] = {
	[SELF_ASSESSMENT_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1990, .max = 2200, .year = true, .unique = true, .required = true,
		.sort = true, .in_list = true, .identity = true,
	},
	[SELF_ASSESSMENT_MADE_ON] = {
		.name = "made_on", .label = N_("Made on"),
		.kind = KIND_DAY, .sort = true, .in_list = true,
	},
	[SELF_ASSESSMENT_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
};
static_assert(COUNT(fields) == SELF_ASSESSMENT_FIELD_COUNT, "one row for each field");

const struct entity self_assessment_entity = {
	.name = "self_assessment", .plural = "self_assessments",
	.label = N_("Self-assessment"), .label_many = N_("Self-assessments"),
	.fields = fields, .field_count = SELF_ASSESSMENT_FIELD_COUNT,
	.name_field = SELF_ASSESSMENT_YEAR,
};
