#include "model/distinct_pair.h"

#include "model/place.h"
#include "model/record.h"

static const struct field fields[] = {
	[DISTINCT_PAIR_ONE] = {
		.name = "one", .label = N_("One place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .in_list = true, .identity = true,
	},
	[DISTINCT_PAIR_OTHER] = {
		.name = "other", .label = N_("The other place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .in_list = true, .identity = true,
	},
	[DISTINCT_PAIR_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000, .in_list = true,
	},
};
static_assert(COUNT(fields) == DISTINCT_PAIR_FIELD_COUNT, "one row for each field");

// A pair that came to be of one place, because it was merged after all, keeps its history.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	if (before != NULL ||
	        !str_equal(record_text(after, DISTINCT_PAIR_ONE), record_text(after, DISTINCT_PAIR_OTHER)))
		return true;
	return refuse_field(call, "other", say(call, N_("Choose two different places.")));
}

const struct entity distinct_pair_entity = {
	.name = "distinct_pair", .plural = "distinct_pairs",
	.label = N_("Places kept apart"), .label_many = N_("Places kept apart"),
	.fields = fields, .field_count = DISTINCT_PAIR_FIELD_COUNT,
	.name_field = DISTINCT_PAIR_ONE,
	.check = check,
};
