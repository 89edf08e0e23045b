#include "model/team_member.h"

#include "model/mission.h"
#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice team_role_choices[] = {
	{ "leader", NC_("team_role", "Leader") },
	{ "member", NC_("team_role", "Member") },
	{ "expert", NC_("team_role", "Expert") },
	{ "interpreter", NC_("team_role", "Interpreter") },
	{ "observer", NC_("team_role", "Observer") },
	{ "driver", NC_("team_role", "Driver") },
};
static const struct vocabulary team_role_vocabulary = {
	"team_role", "team_role", N_("Role in the team"),
	team_role_choices, COUNT(team_role_choices), false,
};

static const struct choice conflict_choices[] = {
	{ "none_declared", NC_("conflict", "None declared") },
	{ "declared", NC_("conflict", "Declared, takes part") },
	{ "stepped_aside", NC_("conflict", "Declared, stepped aside") },
};
static const struct vocabulary conflict_vocabulary = {
	"conflict", "conflict", N_("Conflict of interest"),
	conflict_choices, COUNT(conflict_choices), false,
};

static const struct field fields[] = {
	[TEAM_MEMBER_PERSON] = {
		.name = "person", .label = N_("Person"),
		.kind = KIND_TEXT, .max = 200, .required = true, .search = true, .in_list = true,
		.identity = true,
	},
	[TEAM_MEMBER_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true, .in_list = true,
		.identity = true,
	},
	[TEAM_MEMBER_MISSION] = {
		.name = "mission", .label = N_("Mission"),
		.kind = KIND_LINK, .link = &mission_entity, .filter = true, .in_list = true,
		.identity = true,
	},
	[TEAM_MEMBER_ROLE] = {
		.name = "role", .label = N_("Role in the team"),
		.kind = KIND_CHOICE, .vocabulary = &team_role_vocabulary, .filter = true,
		.in_list = true,
	},
	[TEAM_MEMBER_PROFESSION] = {
		.name = "profession", .label = N_("Profession"),
		.kind = KIND_CHOICE, .vocabulary = &profession_vocabulary, .filter = true,
		.in_list = true,
	},
	[TEAM_MEMBER_SEX] = {
		.name = "sex", .label = N_("Sex"),
		.kind = KIND_CHOICE, .vocabulary = &sex_vocabulary, .filter = true, .in_list = true,
	},
	[TEAM_MEMBER_LANGUAGES] = {
		.name = "languages", .label = N_("Languages spoken"),
		.help = N_("With a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 400,
	},
	[TEAM_MEMBER_CONFLICT] = {
		.name = "conflict", .label = N_("Conflict of interest"),
		.kind = KIND_CHOICE, .vocabulary = &conflict_vocabulary, .filter = true,
	},
	[TEAM_MEMBER_CONFLICT_NOTE] = {
		.name = "conflict_note", .label = N_("What was declared"),
		.kind = KIND_PROSE, .max = 4000,
	},
};
static_assert(COUNT(fields) == TEAM_MEMBER_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (record_has(after, TEAM_MEMBER_VISIT) || record_has(after, TEAM_MEMBER_MISSION))
		return true;
	return refuse_field(call, "visit", say(call, N_("Name a visit or a mission.")));
}

const struct entity team_member_entity = {
	.name = "team_member", .plural = "team_members",
	.label = N_("Team member"), .label_many = N_("Team members"),
	.fields = fields, .field_count = TEAM_MEMBER_FIELD_COUNT,
	.name_field = TEAM_MEMBER_PERSON,
	.check = check,
};
