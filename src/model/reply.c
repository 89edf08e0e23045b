#include "model/reply.h"

#include "model/addressee_line.h"
#include "model/letter.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[REPLY_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[REPLY_RECEIVED_ON] = {
		.name = "received_on", .label = N_("Received on"),
		.help = N_("Empty when an old list does not know the day."), .kind = KIND_DAY,
		.reduced = true, .sort = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[REPLY_COUNTS_FROM] = {
		.name = "counts_from", .label = N_("Counts from"),
		.help = N_("The day from which figures count it, where the day is not known."),
		.kind = KIND_DAY, .required = true,
	},
	[REPLY_CHANNEL] = {
		.name = "channel", .label = N_("Channel"),
		.kind = KIND_CHOICE, .vocabulary = &channel_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[REPLY_AUTHOR] = {
		.name = "author", .label = N_("Signed by"),
		.kind = KIND_TEXT, .max = 200, .level = LEVEL_ADDRESSED,
	},
	[REPLY_TEXT] = {
		.name = "text", .label = N_("Text"),
		.help = N_("In the authority’s own words: what was done, by whom and when."),
		.kind = KIND_PROSE, .max = 60000, .search = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[REPLY_POSITION] = {
		.name = "position", .label = N_("Position"),
		.kind = KIND_CHOICE, .vocabulary = &position_vocabulary, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[REPLY_REASON_KIND] = {
		.name = "reason_kind", .label = N_("Kind of reason"),
		.help = N_("Why it is not accepted, or not whole, in one word that can be counted."),
		.kind = KIND_CHOICE, .vocabulary = &reason_kind_vocabulary, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[REPLY_REASONS] = {
		.name = "reasons", .label = N_("Reasons"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_ADDRESSED,
	},
	[REPLY_PROMISED_ON] = {
		.name = "promised_on", .label = N_("Promised date"),
		.kind = KIND_DAY, .reduced = true, .level = LEVEL_ADDRESSED,
	},
	[REPLY_NOTE] = {
		.name = "note", .label = N_("Note"),
		.help = N_("Our own words about it: the number of the letter, who brought it."),
		.kind = KIND_PROSE, .max = 20000, .search = true, .level = LEVEL_INTERNAL,
	},
	[REPLY_LETTER] = {
		.name = "letter", .label = N_("Letter"),
		.help = N_("The letter that it came in."),
		.kind = KIND_LINK, .link = &letter_entity, .filter = true, .level = LEVEL_INTERNAL,
	},
};
static_assert(COUNT(fields) == REPLY_FIELD_COUNT, "one row for each field");

const struct entity reply_entity = {
	.name = "reply", .plural = "replies",
	.label = N_("Reply"), .label_many = N_("Replies"),
	.fields = fields, .field_count = REPLY_FIELD_COUNT,
	.name_field = REPLY_RECEIVED_ON,
};
