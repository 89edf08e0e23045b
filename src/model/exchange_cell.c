#include "model/exchange_cell.h"

#include "model/exchange_package.h"
#include "model/record.h"
#include "model/vocabularies.h"

#define FIXED .once = true, .settled = true

static const struct field fields[] = {
	[EXCHANGE_CELL_PACKAGE] = {
		.name = "package", .label = N_("Exchange package"),
		.kind = KIND_LINK, .link = &exchange_package_entity, .required = true, FIXED, .filter = true,
	},
	[EXCHANGE_CELL_FIGURE] = {
		.name = "figure", .label = N_("Figure"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_figure_vocabulary, .required = true, FIXED, .filter = true,
	},
	[EXCHANGE_CELL_RULE] = {
		.name = "rule", .label = N_("Version of the rule"),
		.kind = KIND_INTEGER, .min = 1, .max = 1000000, .required = true, FIXED,
	},
	[EXCHANGE_CELL_DIMENSION] = {
		.name = "dimension", .label = N_("Split by"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_dimension_vocabulary, .required = true, FIXED,
	},
	[EXCHANGE_CELL_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, FIXED,
	},
	[EXCHANGE_CELL_LABEL] = {
		.name = "label", .label = N_("Label"),
		.kind = KIND_NAME, .max = 800, FIXED,
	},
	[EXCHANGE_CELL_NUMERATOR] = {
		.name = "numerator", .label = N_("Numerator"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000000, FIXED,
	},
	[EXCHANGE_CELL_DENOMINATOR] = {
		.name = "denominator", .label = N_("Denominator"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000000, FIXED,
	},
	[EXCHANGE_CELL_HELD_BACK] = {
		.name = "held_back", .label = N_("Held back"),
		.kind = KIND_BOOLEAN, .required = true, FIXED,
	},
};
static_assert(COUNT(fields) == EXCHANGE_CELL_FIELD_COUNT, "one row for each field");

const struct entity exchange_cell_entity = {
	.name = "exchange_cell", .plural = "exchange_cells",
	.label = N_("Figure that was received"), .label_many = N_("Figures that were received"),
	.fields = fields, .field_count = EXCHANGE_CELL_FIELD_COUNT,
	.name_field = EXCHANGE_CELL_FIGURE,
	.hidden = true,
};
