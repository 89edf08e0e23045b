#include "model/exchange_recommendation.h"

#include "model/exchange_package.h"
#include "model/record.h"

#define FIXED .once = true, .settled = true

static const struct field fields[] = {
	[EXCHANGE_RECOMMENDATION_PACKAGE] = {
		.name = "package", .label = N_("Exchange package"),
		.kind = KIND_LINK, .link = &exchange_package_entity, .required = true, FIXED, .filter = true,
	},
	[EXCHANGE_RECOMMENDATION_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_NAME, .prose = true, .max = 8000, .required = true, FIXED,
	},
	[EXCHANGE_RECOMMENDATION_ADDRESSEE] = {
		.name = "addressee", .label = N_("Kind of authority"),
		.kind = KIND_CODE, .max = 60, .required = true, FIXED,
	},
	[EXCHANGE_RECOMMENDATION_POSITION] = {
		.name = "position", .label = N_("Position"),
		.kind = KIND_CODE, .max = 60, FIXED,
	},
	[EXCHANGE_RECOMMENDATION_IMPLEMENTATION] = {
		.name = "implementation", .label = N_("Implementation, verified"),
		.kind = KIND_CODE, .max = 60, FIXED,
	},
};
static_assert(COUNT(fields) == EXCHANGE_RECOMMENDATION_FIELD_COUNT, "one row for each field");

const struct entity exchange_recommendation_entity = {
	.name = "exchange_recommendation", .plural = "exchange_recommendations",
	.label = N_("Recommendation that was received"), .label_many = N_("Recommendations that were received"),
	.fields = fields, .field_count = EXCHANGE_RECOMMENDATION_FIELD_COUNT,
	.name_field = EXCHANGE_RECOMMENDATION_TEXT,
	.hidden = true,
};
