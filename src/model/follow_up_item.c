#include "model/follow_up_item.h"

#include "model/addressee_line.h"
#include "model/assessment.h"
#include "model/recommendation.h"
#include "model/record.h"
#include "model/visit.h"

static const struct choice judgement_choices[] = {
	{ "none", NC_("judgement", "No meaningful progress") },
	{ "insufficient", NC_("judgement", "Insufficient progress") },
	{ "reasonable", NC_("judgement", "Reasonable progress") },
	{ "good", NC_("judgement", "Good progress") },
};
const struct vocabulary judgement_vocabulary = {
	"judgement", "judgement", N_("Progress seen"), judgement_choices, COUNT(judgement_choices), false,
};

static const struct field fields[] = {
	[FOLLOW_UP_ITEM_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[FOLLOW_UP_ITEM_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[FOLLOW_UP_ITEM_JUDGEMENT] = {
		.name = "judgement", .label = N_("Progress seen"),
		.kind = KIND_CHOICE, .vocabulary = &judgement_vocabulary, .settled = true, .filter = true,
		.in_list = true,
	},
	[FOLLOW_UP_ITEM_JUDGED_ON] = {
		.name = "judged_on", .label = N_("Judged on"),
		.kind = KIND_DAY, .settled = true, .sort = true, .filter = true, .in_list = true,
	},
	[FOLLOW_UP_ITEM_REMARK] = {
		.name = "remark", .label = N_("Remark"),
		.help = N_("What was seen, and what is missing. No names."),
		.kind = KIND_PROSE, .max = 20000, .settled = true, .search = true,
	},
	[FOLLOW_UP_ITEM_ASSESSMENT] = {
		.name = "assessment", .label = N_("Assessment"),
		.kind = KIND_LINK, .link = &assessment_entity, .settled = true, .filter = true,
	},
};
static_assert(COUNT(fields) == FOLLOW_UP_ITEM_FIELD_COUNT, "one row for each field");

// A line stands once on the checklist of a visit, and is about the place that is visited, or about none.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	if (before != NULL)
		return true;
	if (record_same_find(call, after).length > 0)
		return refuse_field(call, "addressee_line", say(call, N_("This line stands on the checklist already.")));
	const struct record *visit = record_find(call, &visit_entity, record_text(after, FOLLOW_UP_ITEM_VISIT));
	const struct record *line =
		record_find(call, &addressee_line_entity, record_text(after, FOLLOW_UP_ITEM_ADDRESSEE_LINE));
	const struct record *recommendation = line == NULL ? NULL
		: record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	if (visit == NULL || recommendation == NULL || !record_has(recommendation, RECOMMENDATION_PLACE) ||
	        str_equal(record_text(recommendation, RECOMMENDATION_PLACE), record_text(visit, VISIT_PLACE)))
		return true;
	return refuse_field(call, "addressee_line", say(call, N_("This was recommended for another place.")));
}

const struct entity follow_up_item_entity = {
	.name = "follow_up_item", .plural = "follow_up_items",
	.label = N_("Follow-up item"), .label_many = N_("Follow-up items"),
	.fields = fields, .field_count = FOLLOW_UP_ITEM_FIELD_COUNT,
	.name_field = FOLLOW_UP_ITEM_ADDRESSEE_LINE,
	.check = check,
};
