#include "model/person.h"

#include "model/vocabularies.h"

static const struct field fields[] = {
	[PERSON_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true,
	},
	[PERSON_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true,
	},
	[PERSON_HONORIFIC] = {
		.name = "honorific", .label = N_("Form of address"),
		.kind = KIND_TEXT, .max = 100,
	},
	[PERSON_EMAIL] = {
		.name = "email", .label = N_("E-mail"),
		.kind = KIND_TEXT, .max = 200,
	},
	[PERSON_TELEPHONE] = {
		.name = "telephone", .label = N_("Telephone"),
		.kind = KIND_TEXT, .max = 60,
	},
	[PERSON_LANGUAGES] = {
		.name = "languages", .label = N_("Languages"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &language_vocabulary, .filter = true,
	},
	[PERSON_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000,
	},
};
static_assert(COUNT(fields) == PERSON_FIELD_COUNT, "one row for each field");

const struct entity person_entity = {
	.name = "person", .plural = "persons",
	.label = N_("Person"), .label_many = N_("People"),
	.fields = fields, .field_count = PERSON_FIELD_COUNT,
	.name_field = PERSON_NAME,
	.named = true,
};
