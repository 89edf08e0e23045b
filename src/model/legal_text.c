#include "model/legal_text.h"

#include "model/authority.h"
#include "model/check.h"
#include "model/record.h"

static const struct choice legal_text_kind_choices[] = {
	{ "constitution", NC_("legal_text_kind", "Constitution") },
	{ "organic_law", NC_("legal_text_kind", "Organic law") },
	{ "law", NC_("legal_text_kind", "Law") },
	{ "bill", NC_("legal_text_kind", "Bill of the government") },
	{ "members_bill", NC_("legal_text_kind", "Bill of members of parliament") },
	{ "decree", NC_("legal_text_kind", "Decree") },
	{ "draft_decree", NC_("legal_text_kind", "Draft decree") },
	{ "circular", NC_("legal_text_kind", "Circular") },
	{ "regulation", NC_("legal_text_kind", "Internal regulation") },
	{ "other", NC_("legal_text_kind", "Other") },
};
const struct vocabulary legal_text_kind_vocabulary = {
	"legal_text_kind", "legal_text_kind", N_("Kinds of legal texts"),
	legal_text_kind_choices, COUNT(legal_text_kind_choices), true,
};

static const struct choice legal_text_stage_choices[] = {
	{ "announced", NC_("state:legal_text", "Announced") },
	{ "drafting", NC_("state:legal_text", "Being drafted") },
	{ "introduced", NC_("state:legal_text", "Before parliament") },
	{ "in_committee", NC_("state:legal_text", "In committee") },
	{ "adopted", NC_("state:legal_text", "Adopted") },
	{ "published", NC_("state:legal_text", "Published") },
	{ "in_force", NC_("state:legal_text", "In force") },
	{ "withdrawn", NC_("state:legal_text", "Withdrawn") },
	{ "repealed", NC_("state:legal_text", "Repealed") },
};
const struct vocabulary legal_text_stage_vocabulary = {
	"legal_text_stage", "state:legal_text", N_("Stage"),
	legal_text_stage_choices, COUNT(legal_text_stage_choices), false,
};

static const struct field fields[] = {
	[LEGAL_TEXT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.help = N_("As it is cited, as in 76-15."),
		.kind = KIND_CODE, .max = 60, .filter = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 2000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &legal_text_kind_vocabulary, .required = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_AUTHORITY] = {
		.name = "authority", .label = N_("Carried by"),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .in_list = true, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_IRI] = {
		.name = "iri", .label = N_("Akoma Ntoso IRI"),
		.help = N_("As in /akn/ma/act/2018-02-22/76-15 (OASIS Akoma Ntoso Naming Convention)."),
		.kind = KIND_TEXT, .max = 400, .search = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_ELI] = {
		.name = "eli", .label = N_("ELI"),
		.help = N_("European Legislation Identifier, where the text has one."),
		.kind = KIND_TEXT, .max = 400, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_ASKED_ON] = {
		.name = "asked_on", .label = N_("Opinion asked on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[LEGAL_TEXT_OPINION_DUE_ON] = {
		.name = "opinion_due_on", .label = N_("Opinion due on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[LEGAL_TEXT_OPINION_GIVEN_ON] = {
		.name = "opinion_given_on", .label = N_("Opinion given on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[LEGAL_TEXT_INTRODUCED_ON] = {
		.name = "introduced_on", .label = N_("Before parliament on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_ADOPTED_ON] = {
		.name = "adopted_on", .label = N_("Adopted on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_PUBLISHED_ON] = {
		.name = "published_on", .label = N_("Published on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_IN_FORCE_ON] = {
		.name = "in_force_on", .label = N_("In force on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_BECAME] = {
		.name = "became", .label = N_("Became"),
		.help = N_("The text that this one became: of a bill, the law."),
		.kind = KIND_LINK, .link = &legal_text_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_TEXT_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[LEGAL_TEXT_STAGE] = {
		.name = "stage", .label = N_("Stage"),
		.kind = KIND_CHOICE, .vocabulary = &legal_text_stage_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == LEGAL_TEXT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "draft", NC_("step:legal_text", "Begin drafting"), "announced", "drafting" },
	{ "introduce", NC_("step:legal_text", "Before parliament"), "announced|drafting", "introduced", "introduced_on" },
	{ "commit", NC_("step:legal_text", "Send to committee"), "introduced", "in_committee" },
	{ "adopt", NC_("step:legal_text", "Adopt"), "drafting|introduced|in_committee", "adopted", "adopted_on", true },
	{ "publish", NC_("step:legal_text", "Publish"), "adopted", "published", "published_on", true },
	{ "enter_into_force", NC_("step:legal_text", "In force"), "adopted|published", "in_force", "in_force_on" },
	{ "withdraw", NC_("step:legal_text", "Withdraw"), "announced|drafting|introduced|in_committee", "withdrawn" },
	{ "repeal", NC_("step:legal_text", "Repeal"), "published|in_force", "repealed" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ LEGAL_TEXT_INTRODUCED_ON, LEGAL_TEXT_ADOPTED_ON, LEGAL_TEXT_PUBLISHED_ON }, 3);
}

const struct entity legal_text_entity = {
	.name = "legal_text", .plural = "legal_texts",
	.label = N_("Legal text"), .label_many = N_("Legal texts"),
	.fields = fields, .field_count = LEGAL_TEXT_FIELD_COUNT,
	.name_field = LEGAL_TEXT_TITLE,
	.state_field = LEGAL_TEXT_STAGE, .steps = steps,
	.named = true,
	.check = check,
};
