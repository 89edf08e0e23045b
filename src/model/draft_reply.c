#include "model/draft_reply.h"

#include "base/limits.h"
#include "model/account.h"
#include "model/addressee_line.h"
#include "model/vocabularies.h"

static const struct choice draft_reply_state_choices[] = {
	{ "draft", NC_("draft_reply_state", "Draft") },
	{ "awaiting_validation", NC_("draft_reply_state", "Awaiting validation") },
	{ "returned", NC_("draft_reply_state", "Sent back") },
};
const struct vocabulary draft_reply_state_vocabulary = {
	"draft_reply_state", "draft_reply_state", N_("States of drafts of replies"),
	draft_reply_state_choices, COUNT(draft_reply_state_choices), false,
};

static const struct field fields[] = {
	[DRAFT_REPLY_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true, .once = true,
		.filter = true, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &draft_reply_state_vocabulary, .required = true,
		.filter = true, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_POSITION] = {
		.name = "position", .label = N_("Position"),
		.kind = KIND_CHOICE, .vocabulary = &position_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_REASON_KIND] = {
		.name = "reason_kind", .label = N_("Kind of reason"),
		.kind = KIND_CHOICE, .vocabulary = &reason_kind_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_REASONS] = {
		.name = "reasons", .label = N_("Reasons"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_PLAN] = {
		.name = "plan", .label = N_("Plan"),
		.kind = KIND_PROSE, .max = LIMIT_TEXT_BYTES, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_IMPLEMENTATION] = {
		.name = "implementation", .label = N_("Implementation, claimed"),
		.kind = KIND_CHOICE, .vocabulary = &implementation_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_AUTHOR] = {
		.name = "author", .label = N_("Signed by"),
		.kind = KIND_TEXT, .max = 200, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_WRITTEN_BY] = {
		.name = "written_by", .label = N_("Written by"),
		.kind = KIND_LINK, .link = &account_entity, .level = LEVEL_ADDRESSED,
	},
	[DRAFT_REPLY_NOTE] = {
		.name = "note", .label = N_("Why it was sent back"),
		.kind = KIND_PROSE, .max = 4000, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == DRAFT_REPLY_FIELD_COUNT, "one row for each field");

const struct entity draft_reply_entity = {
	.name = "draft_reply", .plural = "draft_replies",
	.label = N_("Draft of a reply"), .label_many = N_("Drafts of replies"),
	.fields = fields, .field_count = DRAFT_REPLY_FIELD_COUNT,
	.name_field = DRAFT_REPLY_STATE,
};
