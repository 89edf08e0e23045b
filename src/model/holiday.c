#include "model/holiday.h"

#include "model/area.h"
#include "model/record.h"

static const struct choice holiday_certainty_choices[] = {
	{ "announced", NC_("holiday_certainty", "Announced") },
	{ "expected", NC_("holiday_certainty", "Expected, the moon decides") },
};
static const struct vocabulary holiday_certainty_vocabulary = {
	"holiday_certainty", "holiday_certainty", N_("Certainty of holidays"),
	holiday_certainty_choices, COUNT(holiday_certainty_choices), false,
};

static const struct field fields[] = {
	[HOLIDAY_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[HOLIDAY_FIRST_ON] = {
		.name = "first_on", .label = N_("First day"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[HOLIDAY_LAST_ON] = {
		.name = "last_on", .label = N_("Last day"), .help = N_("Empty: one day."),
		.kind = KIND_DAY, .filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[HOLIDAY_YEARLY] = {
		.name = "yearly", .label = N_("Every year"),
		.help = N_("On the same days of each year. A feast of the lunar calendar is entered for each year."),
		.kind = KIND_BOOLEAN, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[HOLIDAY_AREA] = {
		.name = "area", .label = N_("Only in"),
		.help = N_("The area, and what lies within it. Empty: everywhere."),
		.kind = KIND_LINK, .link = &area_entity, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[HOLIDAY_CERTAINTY] = {
		.name = "certainty", .label = N_("Certainty"),
		.kind = KIND_CHOICE, .vocabulary = &holiday_certainty_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == HOLIDAY_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	struct day first, last;
	if (!day_parse(record_text(after, HOLIDAY_FIRST_ON), &first) || !day_parse(record_text(after, HOLIDAY_LAST_ON), &last) ||
	        day_difference(&last, &first) >= 0)
		return true;
	return refuse_field(call, "last_on", say(call, N_("The last day is before the first.")));
}

const struct entity holiday_entity = {
	.name = "holiday", .plural = "holidays",
	.label = N_("Holiday"), .label_many = N_("Holidays"),
	.fields = fields, .field_count = HOLIDAY_FIELD_COUNT,
	.name_field = HOLIDAY_NAME,
	.check = check,
};
