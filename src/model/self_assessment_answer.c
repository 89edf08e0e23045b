#include "model/self_assessment_answer.h"

#include "model/self_assessment.h"

static const struct choice self_assessment_level_choices[] = {
	{ "no", NC_("self_assessment_level", "No") },
	{ "partly", NC_("self_assessment_level", "Partly") },
	{ "yes", NC_("self_assessment_level", "Yes") },
};
const struct vocabulary self_assessment_level_vocabulary = {
	"self_assessment_level", "self_assessment_level", N_("Answers"),
	self_assessment_level_choices, COUNT(self_assessment_level_choices), false,
};

static const struct field fields[] = {
	[SELF_ASSESSMENT_ANSWER_SELF_ASSESSMENT] = {
		.name = "self_assessment", .label = N_("Self-assessment"),
		.kind = KIND_LINK, .link = &self_assessment_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[SELF_ASSESSMENT_ANSWER_PARAGRAPH] = {
		.name = "paragraph", .label = N_("Paragraph"),
		.kind = KIND_INTEGER, .min = 1, .max = 200, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[SELF_ASSESSMENT_ANSWER_QUESTION] = {
		.name = "question", .label = N_("Question"),
		.kind = KIND_TEXT, .max = 1000, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[SELF_ASSESSMENT_ANSWER_ANSWER] = {
		.name = "answer", .label = N_("Answer"),
		.kind = KIND_CHOICE, .vocabulary = &self_assessment_level_vocabulary, .filter = true,
		.in_list = true,
	},
	[SELF_ASSESSMENT_ANSWER_COMMENT] = {
		.name = "comment", .label = N_("Comment"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[SELF_ASSESSMENT_ANSWER_EVIDENCE] = {
		.name = "evidence", .label = N_("Evidence"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
};
static_assert(COUNT(fields) == SELF_ASSESSMENT_ANSWER_FIELD_COUNT, "one row for each field");

const struct entity self_assessment_answer_entity = {
	.name = "self_assessment_answer", .plural = "self_assessment_answers",
	.label = N_("Answer of the self-assessment"), .label_many = N_("Answers of the self-assessment"),
	.fields = fields, .field_count = SELF_ASSESSMENT_ANSWER_FIELD_COUNT,
	.name_field = SELF_ASSESSMENT_ANSWER_QUESTION,
};
