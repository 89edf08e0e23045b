#include "model/institution.h"

#include "model/record.h"

static const struct field fields[] = {
	[INSTITUTION_NAME] = {
		.name = "name", .label = N_("Name"), .kind = KIND_NAME, .max = 400,
		.required = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_COUNTRY] = {
		.name = "country", .label = N_("Country"),
		.help = N_("Two letters of ISO 3166-1. It settles the names of months."),
		.kind = KIND_CODE, .max = 2, .required = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_ZONE] = {
		.name = "zone", .label = N_("Time zone"), .help = N_("As in Africa/Casablanca."),
		.kind = KIND_CODE, .max = 60, .required = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_LANGUAGES] = {
		.name = "languages", .label = N_("Languages"), .help = N_("The first one is that of the house."),
		.kind = KIND_TEXT, .max = 60, .required = true, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_REPLY_DAYS] = {
		.name = "reply_days", .label = N_("Days to reply"),
		.help = N_("For authorities that have no clock of their own. OPCAT sets no deadline."),
		.kind = KIND_INTEGER, .min = 1, .max = 3650, .level = LEVEL_PUBLIC,
	},
	[INSTITUTION_SAMPLE] = {
		.name = "sample", .label = N_("Sample institution"), .kind = KIND_BOOLEAN, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == INSTITUTION_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (zone_known(str_c(call->arena, record_text(after, INSTITUTION_ZONE))))
		return true;
	return refuse_field(call, "zone",
		say(call, N_("This time zone is not known. Write it as in Africa/Casablanca.")));
}

const struct entity institution_entity = {
	.name = "institution", .plural = "institutions",
	.label = N_("Institution"), .label_many = N_("Institutions"),
	.fields = fields, .field_count = INSTITUTION_FIELD_COUNT,
	.name_field = INSTITUTION_NAME, .hidden = true,
	.check = check,
};
