#include "model/network_member.h"

#include "model/check.h"
#include "model/network.h"
#include "model/partner.h"
#include "model/record.h"

static const struct field fields[] = {
	[NETWORK_MEMBER_NETWORK] = {
		.name = "network", .label = N_("Network"),
		.kind = KIND_LINK, .link = &network_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_MEMBER_PARTNER] = {
		.name = "partner", .label = N_("Body"),
		.kind = KIND_LINK, .link = &partner_entity, .required = true, .filter = true, .in_list = true,
		.identity = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_MEMBER_GRADE] = {
		.name = "grade", .label = N_("Grade"),
		.kind = KIND_CHOICE, .vocabulary = &network_grade_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_MEMBER_JOINED_ON] = {
		.name = "joined_on", .label = N_("Joined on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[NETWORK_MEMBER_LEFT_ON] = {
		.name = "left_on", .label = N_("Left on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[NETWORK_MEMBER_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000,
	},
};
static_assert(COUNT(fields) == NETWORK_MEMBER_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ NETWORK_MEMBER_JOINED_ON, NETWORK_MEMBER_LEFT_ON }, 2);
}

const struct entity network_member_entity = {
	.name = "network_member", .plural = "network_members",
	.label = N_("Member of a network"), .label_many = N_("Members of networks"),
	.fields = fields, .field_count = NETWORK_MEMBER_FIELD_COUNT,
	.name_field = NETWORK_MEMBER_PARTNER,
	.check = check,
};
