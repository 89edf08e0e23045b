#include "model/provision.h"

#include "model/instrument.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[PROVISION_INSTRUMENT] = {
		.name = "instrument", .label = N_("Standard"),
		.kind = KIND_LINK, .link = &instrument_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PROVISION_FIRST_UNIT] = {
		.name = "first_unit", .label = N_("From number"),
		.kind = KIND_INTEGER, .min = 1, .max = 99999, .required = true, .sort = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PROVISION_LAST_UNIT] = {
		.name = "last_unit", .label = N_("To number"),
		.kind = KIND_INTEGER, .min = 1, .max = 99999, .required = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[PROVISION_TOPIC] = {
		.name = "topic", .label = N_("Topic"),
		.help = N_("In our own words, not those of the standard."),
		.kind = KIND_NAME, .max = 1200, .required = true, .in_list = true, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[PROVISION_THEME] = {
		.name = "theme", .label = N_("Theme"),
		.kind = KIND_CHOICE, .vocabulary = &theme_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == PROVISION_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	struct record *instrument = record_find(call, &instrument_entity, record_text(after, PROVISION_INSTRUMENT));
	int64_t count = instrument == NULL ? 0 : record_integer(instrument, INSTRUMENT_UNIT_COUNT);
	int64_t last = record_integer(after, PROVISION_LAST_UNIT);
	if (last < record_integer(after, PROVISION_FIRST_UNIT))
		return refuse_field(call, "last_unit", say(call, N_("The last number comes before the first.")));
	if (count > 0 && last > count && record_integer(instrument, INSTRUMENT_COUNT_VERIFIED) != 0)
		return refuse_field(call, "last_unit",
			say_with(call, N_("{standard} ends at {count}: it has no {unit}."), "standard",
				record_title(call, instrument), "count",
				say_integer(call, count), "unit",
				say_integer(call, last), NULL));
	return true;
}

const struct entity provision_entity = {
	.name = "provision", .plural = "provisions",
	.label = N_("Topic of a standard"), .label_many = N_("Topics of standards"),
	.fields = fields, .field_count = PROVISION_FIELD_COUNT,
	.name_field = PROVISION_TOPIC,
	.check = check,
};
