#include "model/programme_target.h"

#include "model/area.h"
#include "model/programme.h"
#include "model/vocabularies.h"

static const struct choice target_miss_choices[] = {
	{ "few_places", NC_("target_miss", "Fewer places than it wants can be visited at all") },
	{ "few_days", NC_("target_miss", "Not even all team-days would do, without any other place") },
	{ "few_people", NC_("target_miss", "Those who could go have too few days, without any other place") },
	{ "others", NC_("target_miss", "It could be met alone, not beside the other targets") },
};
const struct vocabulary target_miss_vocabulary = {
	"target_miss", "target_miss", N_("Why targets are missed"),
	target_miss_choices, COUNT(target_miss_choices), false,
};

static const struct field fields[] = {
	[PROGRAMME_TARGET_PROGRAMME] = {
		.name = "programme", .label = N_("Proposed programme"),
		.kind = KIND_LINK, .link = &programme_entity, .required = true, .once = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[PROGRAMME_TARGET_PLACE_KIND] = {
		.name = "place_kind", .label = N_("Kind of place"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .filter = true, .in_list = true, .identity = true,
	},
	[PROGRAMME_TARGET_REGION] = {
		.name = "region", .label = N_("Region"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "region", .filter = true, .in_list = true, .identity = true,
	},
	[PROGRAMME_TARGET_MINIMUM] = {
		.name = "minimum", .label = N_("Places at least"),
		.kind = KIND_INTEGER, .min = 1, .max = 2000, .in_list = true,
	},
	[PROGRAMME_TARGET_SHARE] = {
		.name = "share", .label = N_("Percent of the places at least"),
		.kind = KIND_INTEGER, .min = 1, .max = 100, .in_list = true,
	},
	[PROGRAMME_TARGET_WANTED] = {
		.name = "wanted", .label = N_("Places wanted"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .settled = true,
	},
	[PROGRAMME_TARGET_REACHED] = {
		.name = "reached", .label = N_("Places reached"),
		.help = N_("With those that were visited or planned before."),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .settled = true, .in_list = true,
	},
	[PROGRAMME_TARGET_MISS] = {
		.name = "miss", .label = N_("Why it is missed"),
		.kind = KIND_CHOICE, .vocabulary = &target_miss_vocabulary, .settled = true, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == PROGRAMME_TARGET_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	(void)before;
	if (!record_has(after, PROGRAMME_TARGET_PLACE_KIND) && !record_has(after, PROGRAMME_TARGET_REGION))
		good = refuse_field(call, "place_kind", say(call, N_("Name a kind of place, a region, or both.")));
	if (!record_has(after, PROGRAMME_TARGET_MINIMUM) && !record_has(after, PROGRAMME_TARGET_SHARE))
		good = refuse_field(call, "minimum", say(call, N_("Say how many places, or which share of them.")));
	return good;
}

const struct entity programme_target_entity = {
	.name = "programme_target", .plural = "programme_targets",
	.label = N_("Target of a programme"), .label_many = N_("Targets of programmes"),
	.fields = fields, .field_count = PROGRAMME_TARGET_FIELD_COUNT,
	.name_field = PROGRAMME_TARGET_PLACE_KIND,
	.check = check,
};
