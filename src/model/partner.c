#include "model/partner.h"

#include "model/authority.h"
#include "model/record.h"

static const struct choice partner_kind_choices[] = {
	{ "public_authority", NC_("partner_kind", "Public authority") },
	{ "security_body", NC_("partner_kind", "Security body") },
	{ "judiciary", NC_("partner_kind", "Judiciary") },
	{ "parliament", NC_("partner_kind", "Parliament") },
	{ "human_rights_institution", NC_("partner_kind", "National human rights institution") },
	{ "preventive_mechanism", NC_("partner_kind", "National preventive mechanism") },
	{ "non_governmental", NC_("partner_kind", "Non-governmental organisation") },
	{ "professional_body", NC_("partner_kind", "Professional body") },
	{ "university", NC_("partner_kind", "University or institute") },
	{ "united_nations", NC_("partner_kind", "United Nations body") },
	{ "regional_organisation", NC_("partner_kind", "Regional organisation") },
	{ "donor", NC_("partner_kind", "Donor") },
	{ "media", NC_("partner_kind", "Media") },
	{ "other", NC_("partner_kind", "Other") },
};
const struct vocabulary partner_kind_vocabulary = {
	"partner_kind", "partner_kind", N_("Kinds of partners"),
	partner_kind_choices, COUNT(partner_kind_choices), true,
};

static const struct choice partner_level_choices[] = {
	{ "national", NC_("partner_level", "National") },
	{ "regional", NC_("partner_level", "Regional") },
	{ "international", NC_("partner_level", "International") },
};
const struct vocabulary partner_level_vocabulary = {
	"partner_level", "partner_level", N_("Levels of partners"),
	partner_level_choices, COUNT(partner_level_choices), false,
};

static const struct field fields[] = {
	[PARTNER_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .unique = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &partner_kind_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PARTNER_PARTNER_LEVEL] = {
		.name = "partner_level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &partner_level_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PARTNER_COUNTRY] = {
		.name = "country", .label = N_("Country"),
		.help = N_("Two letters, as MA (ISO 3166-1)."),
		.kind = KIND_CODE, .max = 2, .filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_AUTHORITY] = {
		.name = "authority", .label = N_("The same body as an authority"),
		.help = N_("Where recommendations are addressed to it too."),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_PARENT] = {
		.name = "parent", .label = N_("Part of"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[PARTNER_WEBSITE] = {
		.name = "website", .label = N_("Website"),
		.kind = KIND_TEXT, .max = 400, .level = LEVEL_PUBLIC,
	},
	[PARTNER_SINCE] = {
		.name = "since", .label = N_("Partner since"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true,
	},
	[PARTNER_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
};
static_assert(COUNT(fields) == PARTNER_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = true;
	str country = record_text(after, PARTNER_COUNTRY);
	for (size_t i = 0; i < country.length; i++)
		if (country.length != 2 || country.data[i] < 'A' || country.data[i] > 'Z')
			return refuse_field(call, "country", say(call, N_("A country is two capital letters, as in MA.")));
	return good;
}

const struct entity partner_entity = {
	.name = "partner", .plural = "partners",
	.label = N_("Partner"), .label_many = N_("Partners"),
	.fields = fields, .field_count = PARTNER_FIELD_COUNT,
	.name_field = PARTNER_NAME,
	.named = true,
	.check = check,
};
