#include "model/attachment.h"

#include "base/media.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice photo_mark_choices[] = {
	{ "before", NC_("photo_mark", "Before") },
	{ "after", NC_("photo_mark", "After") },
};
static const struct vocabulary photo_mark_vocabulary = {
	"photo_mark", "photo_mark", N_("Taken before or after"), photo_mark_choices, COUNT(photo_mark_choices), false,
};

static const struct field fields[] = {
	[ATTACHMENT_ENTITY] = {
		.name = "entity", .label = N_("Stands beside"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[ATTACHMENT_RECORD] = {
		.name = "record", .label = N_("Record"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[ATTACHMENT_NAME] = {
		.name = "name", .label = N_("File name"),
		.kind = KIND_TEXT, .max = 200, .required = true, .in_list = true, .search = true,
	},
	[ATTACHMENT_MEDIA_TYPE] = {
		.name = "media_type", .label = N_("Type of file"),
		.kind = KIND_TEXT, .max = 120, .required = true, .once = true, .in_list = true,
	},
	[ATTACHMENT_SIZE] = {
		.name = "size", .label = N_("Size in bytes"),
		.kind = KIND_INTEGER, .min = 0, .max = 2000000000, .once = true, .in_list = true,
	},
	[ATTACHMENT_SHA256] = {
		.name = "sha256", .label = N_("SHA-256"),
		.kind = KIND_CODE, .max = 64, .required = true, .once = true, .filter = true,
	},
	[ATTACHMENT_LEVEL] = {
		.name = "level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &record_level_vocabulary, .required = true,
	},
	[ATTACHMENT_MARK] = {
		.name = "mark", .label = N_("Taken before or after"),
		.help = N_("Of photographs of works: they stand beside each other."),
		.kind = KIND_CHOICE, .vocabulary = &photo_mark_vocabulary,
	},
};
static_assert(COUNT(fields) == ATTACHMENT_FIELD_COUNT, "one row for each field");

enum level attachment_level(str level)
{
	return str_is(level, "restricted") ? LEVEL_RESTRICTED : LEVEL_INTERNAL;
}

// A file that is renamed stays what it is.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	str name = record_text(after, ATTACHMENT_NAME);
	(void)before;
	if (str_equal(media_clean_name(call->arena, name), name) &&
	        media_name_fits(name, record_text(after, ATTACHMENT_MEDIA_TYPE)))
		return true;
	return refuse_field(call, "name",
		say(call, N_("A file name has no folders or marks of its own, and keeps its ending.")));
}

const struct entity attachment_entity = {
	.name = "attachment", .plural = "attachments",
	.label = N_("Attachment"), .label_many = N_("Attachments"),
	.fields = fields, .field_count = ATTACHMENT_FIELD_COUNT,
	.name_field = ATTACHMENT_NAME,
	.hidden = true, .beside = true,
	.check = check,
};
