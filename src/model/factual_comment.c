#include "model/factual_comment.h"

#include "model/factual_check.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice factual_answer_choices[] = {
	{ "taken", NC_("factual_answer", "Taken") },
	{ "taken_in_part", NC_("factual_answer", "Taken in part") },
	{ "not_taken", NC_("factual_answer", "Not taken") },
};
const struct vocabulary factual_answer_vocabulary = {
	"factual_answer", "factual_answer", N_("Answers to comments on facts"),
	factual_answer_choices, COUNT(factual_answer_choices), false,
};

static const struct field fields[] = {
	[FACTUAL_COMMENT_FACTUAL_CHECK] = {
		.name = "factual_check", .label = N_("Correction of facts"),
		.kind = KIND_LINK, .link = &factual_check_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_PARAGRAPH] = {
		.name = "paragraph", .label = N_("Paragraph"),
		.kind = KIND_INTEGER, .min = 1, .max = 100000, .required = true, .once = true, .sort = true,
		.in_list = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_WRONG] = {
		.name = "wrong", .label = N_("What is wrong"),
		.kind = KIND_PROSE, .max = 8000, .required = true, .once = true, .search = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_CORRECT] = {
		.name = "correct", .label = N_("What is right"),
		.kind = KIND_PROSE, .max = 8000, .required = true, .once = true, .search = true,
		.level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_PROOF] = {
		.name = "proof", .label = N_("How it can be seen"),
		.help = N_("A document, a register, a date. No names of detained persons."),
		.kind = KIND_PROSE, .max = 4000, .once = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_AUTHOR] = {
		.name = "author", .label = N_("Signed by"),
		.kind = KIND_TEXT, .max = 200, .once = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_RECEIVED_ON] = {
		.name = "received_on", .label = N_("Received on"),
		.kind = KIND_DAY, .once = true, .sort = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_SAID_BY] = {
		.name = "said_by", .label = N_("Who wrote it down"),
		.kind = KIND_CHOICE, .vocabulary = &said_by_vocabulary, .settled = true, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_ANSWER] = {
		.name = "answer", .label = N_("Answer of the mechanism"),
		.kind = KIND_CHOICE, .vocabulary = &factual_answer_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_REASON] = {
		.name = "reason", .label = N_("Reason"),
		.help = N_("Needed where it is not taken, or in part. The authority reads it."),
		.kind = KIND_PROSE, .max = 4000, .level = LEVEL_ADDRESSED,
	},
	[FACTUAL_COMMENT_ANSWERED_ON] = {
		.name = "answered_on", .label = N_("Answered on"),
		.kind = KIND_DAY, .settled = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == FACTUAL_COMMENT_FIELD_COUNT, "one row for each field");

static bool check_paragraph(struct call *call, const struct record *comment)
{
	const struct record *of = record_find(call, &factual_check_entity, record_text(comment, FACTUAL_COMMENT_FACTUAL_CHECK));
	str *paragraphs;
	if (of == NULL || !record_has(comment, FACTUAL_COMMENT_PARAGRAPH))
		return true;
	size_t count = factual_check_paragraphs(call->arena, of, &paragraphs);
	int64_t paragraph = record_integer(comment, FACTUAL_COMMENT_PARAGRAPH);
	return (paragraph >= 1 && (uint64_t)paragraph <= count) ||
	       refuse_field(call, "paragraph", say(call, N_("The text has no paragraph of this number.")));
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	str answer = record_text(after, FACTUAL_COMMENT_ANSWER);
	bool good = before != NULL || check_paragraph(call, after);
	if ((str_is(answer, "not_taken") || str_is(answer, "taken_in_part")) && !record_has(after, FACTUAL_COMMENT_REASON))
		good = refuse_field(call, "reason", say(call, N_("Say why. The authority reads it.")));
	if (answer.length == 0 && record_has(after, FACTUAL_COMMENT_REASON))
		good = refuse_field(call, "answer", say(call, N_("Say first whether it is taken.")));
	return good;
}

const struct entity factual_comment_entity = {
	.name = "factual_comment", .plural = "factual_comments",
	.label = N_("Comment on facts"), .label_many = N_("Comments on facts"),
	.fields = fields, .field_count = FACTUAL_COMMENT_FIELD_COUNT,
	.name_field = FACTUAL_COMMENT_WRONG,
	.check = check,
};
