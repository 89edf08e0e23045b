#include "model/post.h"

#include "model/partner.h"

static const struct field fields[] = {
	[POST_PARTNER] = {
		.name = "partner", .label = N_("Partner"),
		.kind = KIND_LINK, .link = &partner_entity, .required = true, .filter = true, .in_list = true,
		.identity = true, .search = true,
	},
	[POST_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true,
	},
	[POST_CONTACT] = {
		.name = "contact", .label = N_("Point of contact of the mechanism"),
		.kind = KIND_BOOLEAN, .filter = true,
	},
	[POST_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000,
	},
};
static_assert(COUNT(fields) == POST_FIELD_COUNT, "one row for each field");

const struct entity post_entity = {
	.name = "post", .plural = "posts",
	.label = N_("Post"), .label_many = N_("Posts"),
	.fields = fields, .field_count = POST_FIELD_COUNT,
	.name_field = POST_NAME,
};
