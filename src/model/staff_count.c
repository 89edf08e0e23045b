#include "model/staff_count.h"

#include "model/vocabularies.h"

static const struct field fields[] = {
	[STAFF_COUNT_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1990, .max = 2200, .year = true, .required = true, .sort = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[STAFF_COUNT_PROFESSION] = {
		.name = "profession", .label = N_("Profession"),
		.kind = KIND_CHOICE, .vocabulary = &profession_vocabulary, .filter = true, .in_list = true,
		.identity = true,
	},
	[STAFF_COUNT_SEX] = {
		.name = "sex", .label = N_("Sex"),
		.kind = KIND_CHOICE, .vocabulary = &sex_vocabulary, .filter = true, .in_list = true,
		.identity = true,
	},
	[STAFF_COUNT_PERSONS] = {
		.name = "persons", .label = N_("Persons"),
		.kind = KIND_INTEGER, .min = 1, .max = 100000, .required = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == STAFF_COUNT_FIELD_COUNT, "one row for each field");

const struct entity staff_count_entity = {
	.name = "staff_count", .plural = "staff_counts",
	.label = N_("Staff of a year"), .label_many = N_("Staff by year"),
	.fields = fields, .field_count = STAFF_COUNT_FIELD_COUNT,
	.name_field = STAFF_COUNT_PROFESSION,
};
