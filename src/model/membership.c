#include "model/membership.h"

#include "model/check.h"
#include "model/partner.h"
#include "model/person.h"
#include "model/post.h"
#include "model/record.h"

static const struct field fields[] = {
	[MEMBERSHIP_PERSON] = {
		.name = "person", .label = N_("Person"),
		.kind = KIND_LINK, .link = &person_entity, .required = true, .filter = true, .in_list = true,
		.identity = true, .search = true,
	},
	[MEMBERSHIP_PARTNER] = {
		.name = "partner", .label = N_("Partner"),
		.kind = KIND_LINK, .link = &partner_entity, .required = true, .filter = true, .in_list = true,
		.identity = true, .search = true,
	},
	[MEMBERSHIP_POST] = {
		.name = "post", .label = N_("Post"),
		.kind = KIND_LINK, .link = &post_entity, .filter = true, .in_list = true, .identity = true,
	},
	[MEMBERSHIP_ROLE] = {
		.name = "role", .label = N_("As"),
		.help = N_("Where there is no post: adviser, interpreter, member."),
		.kind = KIND_TEXT, .max = 200, .in_list = true,
	},
	[MEMBERSHIP_STARTS_ON] = {
		.name = "starts_on", .label = N_("From"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[MEMBERSHIP_ENDS_ON] = {
		.name = "ends_on", .label = N_("Until"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
	},
	[MEMBERSHIP_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000,
	},
};
static_assert(COUNT(fields) == MEMBERSHIP_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = check_days(call, after, (const size_t[]){ MEMBERSHIP_STARTS_ON, MEMBERSHIP_ENDS_ON }, 2);
	good = check_linked(call, after, MEMBERSHIP_POST, POST_PARTNER, MEMBERSHIP_PARTNER,
			N_("This post is of another partner.")) && good;
	return good;
}

const struct entity membership_entity = {
	.name = "membership", .plural = "memberships",
	.label = N_("Term in a post"), .label_many = N_("Terms in posts"),
	.fields = fields, .field_count = MEMBERSHIP_FIELD_COUNT,
	.name_field = MEMBERSHIP_PERSON,
	.check = check,
};
