#include "model/comment.h"

#include "model/account.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[COMMENT_ENTITY] = {
		.name = "entity", .label = N_("Stands beside"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[COMMENT_RECORD] = {
		.name = "record", .label = N_("Record"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[COMMENT_TEXT] = {
		.name = "text", .label = N_("Comment"),
		.kind = KIND_PROSE, .max = 8000, .required = true, .in_list = true, .search = true,
	},
	[COMMENT_AUTHOR] = {
		.name = "author", .label = N_("Written by"),
		.kind = KIND_LINK, .link = &account_entity, .filter = true, .in_list = true, .settled = true,
	},
	[COMMENT_LEVEL] = {
		.name = "level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &record_level_vocabulary, .required = true,
	},
};
static_assert(COUNT(fields) == COMMENT_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	return before != NULL || beside_check(call, after);
}

const struct entity comment_entity = {
	.name = "comment", .plural = "comments",
	.label = N_("Comment"), .label_many = N_("Comments"),
	.fields = fields, .field_count = COMMENT_FIELD_COUNT,
	.name_field = COMMENT_TEXT,
	.beside = true,
	.check = check,
};
