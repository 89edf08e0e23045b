#include "model/visit_norm.h"

#include "model/record.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[VISIT_NORM_PLACE_KIND] = {
		.name = "place_kind", .label = N_("Kind of place"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .required = true, .filter = true, .sort = true,
		.in_list = true, .identity = true,
	},
	[VISIT_NORM_DAYS] = {
		.name = "days", .label = N_("Days of a visit"),
		.help = N_("Days that a team spends on site."),
		.kind = KIND_INTEGER, .min = 1, .max = 60, .required = true, .in_list = true,
	},
	[VISIT_NORM_INTERVAL_MONTHS] = {
		.name = "interval_months", .label = N_("Months between visits"),
		.help = N_("No place of this kind shall wait longer."),
		.kind = KIND_INTEGER, .min = 1, .max = 240, .required = true, .in_list = true,
	},
	[VISIT_NORM_PROFESSIONS] = {
		.name = "professions", .label = N_("Professions needed"),
		.help = N_("Each of them is in every team that goes there."),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &profession_vocabulary, .in_list = true,
	},
	[VISIT_NORM_WOMAN] = {
		.name = "woman", .label = N_("A woman in the team"),
		.kind = KIND_BOOLEAN, .in_list = true,
	},
};
static_assert(COUNT(fields) == VISIT_NORM_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	str same = record_same_find(call, after);
	(void)before;
	return same.length == 0 || str_equal(same, after->id) ||
	       refuse_field(call, "place_kind", say(call, N_("This kind of place has its norm already: change that one.")));
}

const struct entity visit_norm_entity = {
	.name = "visit_norm", .plural = "visit_norms",
	.label = N_("Norm of visits"), .label_many = N_("Norms of visits"),
	.fields = fields, .field_count = VISIT_NORM_FIELD_COUNT,
	.name_field = VISIT_NORM_PLACE_KIND,
	.check = check,
};
