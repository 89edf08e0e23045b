#include "model/assessment.h"

#include "model/addressee_line.h"
#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice assessor_choices[] = {
	{ "self_report", NC_("assessor_kind", "Self-report") },
	{ "npm_desk", NC_("assessor_kind", "Mechanism, on documents") },
	{ "npm_on_site", NC_("assessor_kind", "Mechanism, on site") },
	{ "third_party", NC_("assessor_kind", "Third party") },
};
const struct vocabulary assessor_vocabulary = {
	"assessor", "assessor_kind", N_("Assessed by"),
	assessor_choices, COUNT(assessor_choices), false,
};

static const struct field fields[] = {
	[ASSESSMENT_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[ASSESSMENT_ASSESSED_ON] = {
		.name = "assessed_on", .label = N_("Assessed on"),
		.help = N_("Empty when an old list does not know the day."), .kind = KIND_DAY,
		.reduced = true, .sort = true, .filter = true, .in_list = true, .once = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[ASSESSMENT_COUNTS_FROM] = {
		.name = "counts_from", .label = N_("Counts from"),
		.help = N_("The day from which figures count it, where the day is not known."),
		.kind = KIND_DAY, .required = true, .once = true,
	},
	[ASSESSMENT_ASSESSOR] = {
		.name = "assessor", .label = N_("Assessed by"),
		.kind = KIND_CHOICE, .vocabulary = &assessor_vocabulary, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[ASSESSMENT_IMPLEMENTATION] = {
		.name = "implementation", .label = N_("Implementation"),
		.kind = KIND_CHOICE, .vocabulary = &implementation_vocabulary, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[ASSESSMENT_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .once = true, .filter = true,
	},
	[ASSESSMENT_TEXT] = {
		.name = "text", .label = N_("What was found"),
		.kind = KIND_PROSE, .max = 20000, .once = true, .search = true, .in_list = true,
	},
	[ASSESSMENT_CORRECTS] = {
		.name = "corrects", .label = N_("Corrects"),
		.help = N_("An earlier assessment that was recorded by mistake. Both are kept; figures count the new one."),
		.kind = KIND_LINK, .link = &assessment_entity, .once = true, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == ASSESSMENT_FIELD_COUNT, "one row for each field");

bool assessment_is_corrected(const struct record *assessment, struct record *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(record_text(all[i], ASSESSMENT_CORRECTS), assessment->id))
			return true;
	return false;
}

// Not even what was left open is filled in later: a new judgement is a new record, which may name the one
// that it corrects.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	for (size_t i = 0; before != NULL && i < ASSESSMENT_FIELD_COUNT; i++)
		if (!str_equal(record_text(before, i), record_text(after, i)))
			good = refuse_field(call, fields[i].name,
				say(call, N_("This cannot be changed once it is recorded. Record a new one.")));
	if (before != NULL && !str_equal(before->own, after->own))
		good = refuse_field(call, "own",
			say(call, N_("This cannot be changed once it is recorded. Record a new one.")));
	return good;
}

const struct entity assessment_entity = {
	.name = "assessment", .plural = "assessments",
	.label = N_("Assessment"), .label_many = N_("Assessments"),
	.fields = fields, .field_count = ASSESSMENT_FIELD_COUNT,
	.name_field = ASSESSMENT_ASSESSED_ON,
	.check = check,
};
