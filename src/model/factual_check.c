#include "model/factual_check.h"

#include "base/arena.h"
#include "model/authority.h"
#include "model/place.h"
#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice factual_check_state_choices[] = {
	{ "draft", NC_("state:factual_check", "Draft") },
	{ "sent", NC_("state:factual_check", "Sent for correction of facts") },
	{ "closed", NC_("state:factual_check", "Closed") },
};
static const struct vocabulary factual_check_state_vocabulary = {
	"factual_check_state", "state:factual_check", N_("State"),
	factual_check_state_choices, COUNT(factual_check_state_choices), false,
};

static const struct field fields[] = {
	[FACTUAL_CHECK_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[FACTUAL_CHECK_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_TEXT, .max = 300, .required = true, .search = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_LANGUAGE] = {
		.name = "language", .label = N_("Language"),
		.kind = KIND_CHOICE, .vocabulary = &language_vocabulary, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.help = N_("The authority that reads the text and comments on it."),
		.kind = KIND_LINK, .link = &authority_entity, .required = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true,
	},
	[FACTUAL_CHECK_PLACE] = {
		.name = "place", .label = N_("Place"),
		.help = N_("Empty: that of the visit."),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_TEXT] = {
		.name = "text", .label = N_("Text"),
		.help = N_("A blank line begins a new paragraph. The authority comments paragraph by paragraph."),
		.kind = KIND_PROSE, .max = 200000, .required = true, .search = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_SENT_ON] = {
		.name = "sent_on", .label = N_("Sent on"),
		.kind = KIND_DAY, .settled = true, .sort = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_COMMENTS_DUE_ON] = {
		.name = "comments_due_on", .label = N_("Comments due on"),
		.help = N_("The last day for comments. Once the text was sent it moves to a later day only."),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_CHECK_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &factual_check_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == FACTUAL_CHECK_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ .name = "send", .label = NC_("step:factual_check", "Send for correction of facts"), .from = "draft", .to = "sent",
		.asks = "comments_due_on", .roles = ROLE_COORDINATOR },
	{ .name = "close", .label = NC_("step:factual_check", "Close"), .from = "sent", .to = "closed", .roles = ROLE_COORDINATOR },
	{ 0 },
};

static bool is_blank(str line)
{
	return str_trim(line).length == 0;
}

size_t factual_check_paragraphs(struct arena *arena, const struct record *check, str **paragraphs)
{
	str text = record_text(check, FACTUAL_CHECK_TEXT), rest = text, line;
	size_t count = 0, room = 1, start = SIZE_MAX;
	for (size_t i = 0; i < text.length; i++)
		room += text.data[i] == '\n';
	*paragraphs = NEW_MANY(arena, room, str);
	while (str_cut(&rest, '\n', &line)) {
		size_t at = (size_t)(line.data - text.data);
		if (is_blank(line)) {
			start = SIZE_MAX;
			continue;
		}
		if (start == SIZE_MAX) {
			start = at;
			count++;
		}
		(*paragraphs)[count - 1] = str_trim(str_slice(text, start, at + line.length - start));
	}
	return count;
}

// What was sent is what is commented on. A place that was merged into another is still that place.
static bool check_sent(struct call *call, const struct record *before, const struct record *after)
{
	static const size_t kept[] = { FACTUAL_CHECK_TITLE, FACTUAL_CHECK_LANGUAGE, FACTUAL_CHECK_AUTHORITY,
		FACTUAL_CHECK_VISIT, FACTUAL_CHECK_TEXT };
	bool good = true;
	for (size_t i = 0; i < COUNT(kept); i++)
		if (!str_equal(record_text(before, kept[i]), record_text(after, kept[i])))
			good = refuse_field(call, fields[kept[i]].name,
				say(call, N_("The text was sent as it stands. Nothing of it was changed: write another one.")));
	if (str_compare(record_text(after, FACTUAL_CHECK_COMMENTS_DUE_ON),
		    record_text(before, FACTUAL_CHECK_COMMENTS_DUE_ON)) < 0)
		good = refuse_field(call, "comments_due_on",
			say(call, N_("The authority was told this day: it moves to a later one only.")));
	return good;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	return before == NULL || str_is(record_text(before, FACTUAL_CHECK_STATE), "draft") || check_sent(call, before, after);
}

const struct entity factual_check_entity = {
	.name = "factual_check", .plural = "factual_checks",
	.label = N_("Correction of facts"), .label_many = N_("Corrections of facts"),
	.fields = fields, .field_count = FACTUAL_CHECK_FIELD_COUNT,
	.number_prefix = "FC",
	.number_field = FACTUAL_CHECK_NUMBER,
	.name_field = FACTUAL_CHECK_TITLE,
	.state_field = FACTUAL_CHECK_STATE, .steps = steps,
	.check = check,
};
