#include "model/visitor.h"

#include "model/account.h"
#include "model/authority.h"
#include "model/place.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[VISITOR_NAME] = {
		.name = "name", .label = N_("Name"),
		.help = N_("As it stands in the teams of visits: whoever stepped aside there is not sent to that place again."),
		.kind = KIND_TEXT, .max = 200, .required = true, .sort = true, .in_list = true, .search = true, .identity = true,
	},
	[VISITOR_ACCOUNT] = {
		.name = "account", .label = N_("Account"),
		.kind = KIND_LINK, .link = &account_entity, .filter = true,
	},
	[VISITOR_PROFESSIONS] = {
		.name = "professions", .label = N_("Professions"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &profession_vocabulary, .filter = true, .in_list = true,
	},
	[VISITOR_SEX] = {
		.name = "sex", .label = N_("Sex"),
		.kind = KIND_CHOICE, .vocabulary = &sex_vocabulary, .filter = true, .in_list = true,
	},
	[VISITOR_DAYS] = {
		.name = "days", .label = N_("Days on site in a year"),
		.kind = KIND_INTEGER, .min = 0, .max = 366, .required = true, .in_list = true,
	},
	[VISITOR_CONFLICT_PLACES] = {
		.name = "conflict_places", .label = N_("Conflict of interest: places"),
		.help = N_("Where this person is never sent."),
		.kind = KIND_LINK, .many = true, .link = &place_entity, .filter = true,
	},
	[VISITOR_CONFLICT_AUTHORITIES] = {
		.name = "conflict_authorities", .label = N_("Conflict of interest: authorities"),
		.help = N_("This person is never sent to a place of theirs: somebody who worked there, or is a relative."),
		.kind = KIND_LINK, .many = true, .link = &authority_entity, .filter = true,
	},
	[VISITOR_CONFLICT_NOTE] = {
		.name = "conflict_note", .label = N_("What was declared"),
		.kind = KIND_PROSE, .max = 4000,
	},
	[VISITOR_AWAY] = {
		.name = "away", .label = N_("Not to be planned"),
		.help = N_("On leave, or no longer with us."),
		.kind = KIND_BOOLEAN, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == VISITOR_FIELD_COUNT, "one row for each field");

const struct entity visitor_entity = {
	.name = "visitor", .plural = "visitors",
	.label = N_("Visiting person"), .label_many = N_("Visiting persons"),
	.fields = fields, .field_count = VISITOR_FIELD_COUNT,
	.name_field = VISITOR_NAME,
};
