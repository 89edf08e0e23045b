#include "model/recommendation.h"

#include "model/finding.h"
#include "model/place.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[RECOMMENDATION_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[RECOMMENDATION_SOURCE_NUMBER] = {
		.name = "source_number", .label = N_("Number in the source"),
		.kind = KIND_CODE, .max = 120, .search = true, .filter = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_NAME, .prose = true, .max = 40000, .required = true, .search = true,
		.in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true, .identity = true,
	},
	[RECOMMENDATION_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_FINDINGS] = {
		.name = "findings", .label = N_("Findings"),
		.kind = KIND_LINK, .many = true, .link = &finding_entity, .filter = true,
	},
	[RECOMMENDATION_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &output_type_vocabulary, .required = true,
		.filter = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_THEME] = {
		.name = "theme", .label = N_("Theme"),
		.kind = KIND_CHOICE, .vocabulary = &theme_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_HORIZON] = {
		.name = "horizon", .label = N_("Horizon"),
		.kind = KIND_CHOICE, .vocabulary = &horizon_vocabulary, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_ISSUED_ON] = {
		.name = "issued_on", .label = N_("Issued on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_SOURCE] = {
		.name = "source", .label = N_("Origin"),
		.kind = KIND_CHOICE, .vocabulary = &source_vocabulary, .filter = true,
		.identity = true,
	},
	[RECOMMENDATION_SOURCE_BODY] = {
		.name = "source_body", .label = N_("Body of origin"),
		.kind = KIND_TEXT, .max = 200, .search = true, .identity = true,
	},
	[RECOMMENDATION_REPEATS] = {
		.name = "repeats", .label = N_("Repeats"),
		.help = N_("The earlier recommendation that is made again."),
		.kind = KIND_LINK, .link = &recommendation_entity, .filter = true,
	},
	[RECOMMENDATION_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &recommendation_state_vocabulary,
		.required = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == RECOMMENDATION_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "close_implemented", NC_("step:recommendation", "Close as implemented"), "open", "closed_implemented" },
	{ "close_overtaken", NC_("step:recommendation", "Close as overtaken"), "open", "closed_overtaken" },
	{ "stop_pursuing", NC_("step:recommendation", "Stop pursuing"), "open", "closed_no_longer_pursued" },
	{ 0 },
};

const struct entity recommendation_entity = {
	.name = "recommendation", .plural = "recommendations",
	.label = N_("Recommendation"), .label_many = N_("Recommendations"),
	.fields = fields, .field_count = RECOMMENDATION_FIELD_COUNT,
	.number_prefix = "R",
	.number_field = RECOMMENDATION_NUMBER,
	.name_field = RECOMMENDATION_NUMBER,
	.state_field = RECOMMENDATION_STATE, .steps = steps,
};
