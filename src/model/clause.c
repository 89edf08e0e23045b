#include "model/clause.h"

#include "model/agreement.h"

static const struct field fields[] = {
	[CLAUSE_AGREEMENT] = {
		.name = "agreement", .label = N_("Agreement"),
		.kind = KIND_LINK, .link = &agreement_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[CLAUSE_NUMBER] = {
		.name = "number", .label = N_("Clause"),
		.kind = KIND_CODE, .max = 60, .required = true, .sort = true, .in_list = true, .identity = true,
		.level = LEVEL_PUBLIC,
	},
	[CLAUSE_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_NAME, .prose = true, .max = 20000, .required = true, .search = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == CLAUSE_FIELD_COUNT, "one row for each field");

const struct entity clause_entity = {
	.name = "clause", .plural = "clauses",
	.label = N_("Clause"), .label_many = N_("Clauses"),
	.fields = fields, .field_count = CLAUSE_FIELD_COUNT,
	.name_field = CLAUSE_NUMBER,
};
