#include "model/yearly_resource.h"

#include "model/money.h"
#include "model/record.h"

static const struct field fields[] = {
	[YEARLY_RESOURCE_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1990, .max = 2200, .year = true, .unique = true, .required = true,
		.sort = true, .in_list = true, .identity = true,
	},
	[YEARLY_RESOURCE_BUDGET] = {
		.name = "budget", .label = N_("Budget, in the smallest unit"),
		.help = N_("In centimes, cents or fils: 12500 is 125.00."),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST, .in_list = true,
	},
	[YEARLY_RESOURCE_SPENT] = {
		.name = "spent", .label = N_("Spent, in the smallest unit"),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST, .in_list = true,
	},
	[YEARLY_RESOURCE_CURRENCY] = {
		.name = "currency", .label = N_("Currency"),
		.help = N_("Three letters, as MAD."),
		.kind = KIND_CODE, .max = 3, .in_list = true,
	},
	[YEARLY_RESOURCE_VEHICLES] = {
		.name = "vehicles", .label = N_("Vehicles"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000, .in_list = true,
	},
	[YEARLY_RESOURCE_DAYS_LOST] = {
		.name = "days_lost", .label = N_("Days of visit lost"),
		.help = N_("For want of staff, transport or money."),
		.kind = KIND_INTEGER, .min = 0, .max = 10000, .in_list = true,
	},
	[YEARLY_RESOURCE_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
};
static_assert(COUNT(fields) == YEARLY_RESOURCE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return money_check(call, after, YEARLY_RESOURCE_BUDGET, YEARLY_RESOURCE_CURRENCY);
}

const struct entity yearly_resource_entity = {
	.name = "yearly_resource", .plural = "yearly_resources",
	.label = N_("Resources of a year"), .label_many = N_("Resources by year"),
	.fields = fields, .field_count = YEARLY_RESOURCE_FIELD_COUNT,
	.name_field = YEARLY_RESOURCE_YEAR,
	.check = check,
};
