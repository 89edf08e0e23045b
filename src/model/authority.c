#include "model/authority.h"

#include "model/area.h"
#include "model/deadline.h"
#include "model/vocabularies.h"

static const struct choice authority_kind_choices[] = {
	{ "ministry", NC_("authority_kind", "Ministry") },
	{ "prison_administration", NC_("authority_kind", "Prison administration") },
	{ "police", NC_("authority_kind", "Police") },
	{ "gendarmerie", NC_("authority_kind", "Gendarmerie") },
	{ "prosecution", NC_("authority_kind", "Public prosecution") },
	{ "justice", NC_("authority_kind", "Courts") },
	{ "health", NC_("authority_kind", "Health service") },
	{ "social_affairs", NC_("authority_kind", "Social affairs") },
	{ "local_authority", NC_("authority_kind", "Local authority") },
	{ "parliament", NC_("authority_kind", "Parliament") },
	{ "state", NC_("authority_kind", "State") },
	{ "other", NC_("authority_kind", "Other") },
};
const struct vocabulary authority_kind_vocabulary = {
	"authority_kind", "authority_kind", N_("Kinds of authorities"),
	authority_kind_choices, COUNT(authority_kind_choices), true,
};

static const struct field fields[] = {
	[AUTHORITY_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .unique = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[AUTHORITY_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[AUTHORITY_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[AUTHORITY_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &authority_kind_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[AUTHORITY_PARENT] = {
		.name = "parent", .label = N_("Part of"),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true,
		.level = LEVEL_PUBLIC,
	},
	[AUTHORITY_REPLY_DAYS] = {
		.name = "reply_days", .label = N_("Days to reply"),
		.help = N_("The clock of this authority. OPCAT sets none: leave empty for the institution’s own."),
		.kind = KIND_INTEGER, .min = 1, .max = 3650, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[AUTHORITY_REPLY_CLOCK] = {
		.name = "reply_clock", .label = N_("The clock counts"),
		.help = N_("Empty: as the institution counts."),
		.kind = KIND_CHOICE, .vocabulary = &reply_clock_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[AUTHORITY_WEEKEND] = {
		.name = "weekend", .label = N_("Weekend"), .help = N_("Empty: that of the institution."),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &weekday_vocabulary,
		.level = LEVEL_ADDRESSED,
	},
	[AUTHORITY_AREA] = {
		.name = "area", .label = N_("Area it sits in"),
		.help = N_("Holidays of this area count for its clock, beside those of the whole country."),
		.kind = KIND_LINK, .link = &area_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[AUTHORITY_REPLIES_VALIDATED] = {
		.name = "replies_validated", .label = N_("A second person validates its replies"),
		.help = N_("A focal point then sends nothing without a validator of the same authority."),
		.kind = KIND_BOOLEAN, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == AUTHORITY_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return weekend_check(call, after, AUTHORITY_WEEKEND);
}

const struct entity authority_entity = {
	.name = "authority", .plural = "authorities",
	.label = N_("Authority"), .label_many = N_("Authorities"),
	.fields = fields, .field_count = AUTHORITY_FIELD_COUNT,
	.name_field = AUTHORITY_NAME,
	.named = true,
	.check = check,
};
