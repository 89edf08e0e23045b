#include "model/legal_article.h"

#include "model/legal_text.h"

static const struct choice wording_of_choices[] = {
	{ "bill", NC_("wording_of", "As in the bill") },
	{ "amended", NC_("wording_of", "As amended") },
	{ "adopted", NC_("wording_of", "As adopted") },
};
const struct vocabulary wording_of_vocabulary = {
	"wording_of", "wording_of", N_("Wordings of articles"),
	wording_of_choices, COUNT(wording_of_choices), false,
};

static const struct field fields[] = {
	[LEGAL_ARTICLE_LEGAL_TEXT] = {
		.name = "legal_text", .label = N_("Legal text"),
		.kind = KIND_LINK, .link = &legal_text_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_ARTICLE_NUMBER] = {
		.name = "number", .label = N_("Article"),
		.help = N_("As in 12 or 12-1."),
		.kind = KIND_CODE, .max = 60, .required = true, .sort = true, .filter = true, .in_list = true,
		.search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_ARTICLE_WORDING] = {
		.name = "wording", .label = N_("Wording"),
		.kind = KIND_CHOICE, .vocabulary = &wording_of_vocabulary, .required = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_ARTICLE_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_NAME, .prose = true, .max = 40000, .required = true, .search = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_ARTICLE_POSITION] = {
		.name = "position", .label = N_("Position in the text"),
		.kind = KIND_INTEGER, .min = 1, .max = 10000, .sort = true, .level = LEVEL_PUBLIC,
	},
	[LEGAL_ARTICLE_BECOMES] = {
		.name = "becomes", .label = N_("Stands in the adopted text as"),
		.help = N_("Where the numbers changed: the adopted article. Empty: the one with the same number."),
		.kind = KIND_LINK, .link = &legal_article_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == LEGAL_ARTICLE_FIELD_COUNT, "one row for each field");

const struct entity legal_article_entity = {
	.name = "legal_article", .plural = "legal_articles",
	.label = N_("Article"), .label_many = N_("Articles of legal texts"),
	.fields = fields, .field_count = LEGAL_ARTICLE_FIELD_COUNT,
	.name_field = LEGAL_ARTICLE_NUMBER,
};
