#include "model/instrument.h"

#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice instrument_body_choices[] = {
	{ "united_nations", NC_("instrument_body", "United Nations") },
	{ "spt", NC_("instrument_body", "Subcommittee on Prevention of Torture") },
	{ "experts", NC_("instrument_body", "Experts") },
	{ "african_union", NC_("instrument_body", "African Union") },
	{ "council_of_europe", NC_("instrument_body", "Council of Europe") },
	{ "morocco", NC_("instrument_body", "Kingdom of Morocco") },
	{ "other", NC_("instrument_body", "Other") },
};
static const struct vocabulary instrument_body_vocabulary = {
	"instrument_body", "instrument_body", N_("Adopted by"),
	instrument_body_choices, COUNT(instrument_body_choices), true,
};

static const struct choice instrument_force_choices[] = {
	{ "treaty", NC_("instrument_force", "Treaty, binding") },
	{ "constitution", NC_("instrument_force", "Constitution, binding") },
	{ "law", NC_("instrument_force", "Law, binding") },
	{ "declaration", NC_("instrument_force", "Declaration") },
	{ "soft_law", NC_("instrument_force", "Soft law") },
	{ "guidance", NC_("instrument_force", "Guidance") },
};
static const struct vocabulary instrument_force_vocabulary = {
	"instrument_force", "instrument_force", N_("Force"),
	instrument_force_choices, COUNT(instrument_force_choices), false,
};

static const struct field fields[] = {
	[INSTRUMENT_CODE] = {
		.name = "code", .label = N_("Code"),
		.help = N_("Letters, digits and hyphens, as in OPCAT. Citations are kept under it, so it cannot be changed later."),
		.kind = KIND_CODE, .max = 40, .required = true, .once = true, .unique = true,
		.identity = true, .sort = true, .in_list = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 1200, .required = true, .sort = true, .in_list = true,
		.search = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_ADOPTED_ON] = {
		.name = "adopted_on", .label = N_("Adopted on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_DOCUMENT] = {
		.name = "document", .label = N_("Document"),
		.kind = KIND_TEXT, .max = 200, .search = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_BODY] = {
		.name = "body", .label = N_("Adopted by"),
		.kind = KIND_CHOICE, .vocabulary = &instrument_body_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_FORCE] = {
		.name = "force", .label = N_("Force"),
		.kind = KIND_CHOICE, .vocabulary = &instrument_force_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_UNIT_KIND] = {
		.name = "unit_kind", .label = N_("Divided into"),
		.kind = KIND_CHOICE, .vocabulary = &unit_kind_vocabulary, .required = true,
		.level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_UNIT_COUNT] = {
		.name = "unit_count", .label = N_("How many"),
		.help = N_("The number of its last unit. A citation beyond it is refused, once it was checked."),
		.kind = KIND_INTEGER, .min = 1, .max = 99999, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_COUNT_VERIFIED] = {
		.name = "count_verified", .label = N_("Count checked against the text"),
		.kind = KIND_BOOLEAN, .filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[INSTRUMENT_CARE] = {
		.name = "care", .label = N_("Cite with care"),
		.help = N_("What someone who cites it should know: overtaken, renumbered, for comparison only."),
		.kind = KIND_NAME, .prose = true, .max = 4000, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == INSTRUMENT_FIELD_COUNT, "one row for each field");

static bool code_is_good(str code)
{
	for (size_t i = 0; i < code.length; i++) {
		char c = code.data[i];
		if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-')
			return false;
	}
	return code.length > 0;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = code_is_good(record_text(after, INSTRUMENT_CODE)) ||
	            refuse_field(call, "code", say(call, N_("Write letters a to z, digits and hyphens only.")));
	if (record_integer(after, INSTRUMENT_COUNT_VERIFIED) != 0 && !record_has(after, INSTRUMENT_UNIT_COUNT))
		good = refuse_field(call, "unit_count", say(call, N_("A checked count is a number: write it.")));
	return good;
}

const struct entity instrument_entity = {
	.name = "instrument", .plural = "instruments",
	.label = N_("Standard"), .label_many = N_("Standards"),
	.fields = fields, .field_count = INSTRUMENT_FIELD_COUNT,
	.name_field = INSTRUMENT_NAME,
	.named = true,
	.check = check,
};
