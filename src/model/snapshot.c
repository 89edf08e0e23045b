#include "model/snapshot.h"

#include "model/place.h"
#include "model/record.h"

static const struct choice count_source_choices[] = {
	{ "official", NC_("count_source", "Official figure") },
	{ "counted", NC_("count_source", "Counted by the team") },
	{ "estimated", NC_("count_source", "Estimated") },
};
static const struct vocabulary count_source_vocabulary = {
	"count_source", "count_source", N_("Source of the count"),
	count_source_choices, COUNT(count_source_choices), false,
};

static const struct field fields[] = {
	[SNAPSHOT_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[SNAPSHOT_COUNTED_ON] = {
		.name = "counted_on", .label = N_("Counted on"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[SNAPSHOT_SOURCE] = {
		.name = "source", .label = N_("Source of the count"),
		.kind = KIND_CHOICE, .vocabulary = &count_source_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[SNAPSHOT_CAPACITY] = {
		.name = "capacity", .label = N_("Capacity"),
		.help = N_("Beds on that day; empty where it is not known."),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
	},
	[SNAPSHOT_PRESENT] = {
		.name = "present", .label = N_("Persons present"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
	},
	[SNAPSHOT_MEN] = {
		.name = "men", .label = N_("Men"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_WOMEN] = {
		.name = "women", .label = N_("Women"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_MINORS] = {
		.name = "minors", .label = N_("Minors"),
		.help = N_("Under eighteen. They are also counted as men or women where their sex is known."),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_FOREIGNERS] = {
		.name = "foreigners", .label = N_("Foreign nationals"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_REMAND] = {
		.name = "remand", .label = N_("On remand"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_LONGEST_STAY_HOURS] = {
		.name = "longest_stay_hours", .label = N_("Longest stay in hours"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000000,
	},
	[SNAPSHOT_AREA] = {
		.name = "area", .label = N_("Area in square metres"),
		.help = N_("Of the rooms in which people live, together."),
		.kind = KIND_INTEGER, .min = 0, .max = 10000000,
	},
	[SNAPSHOT_STAFF] = {
		.name = "staff", .label = N_("Staff"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_DOCTORS] = {
		.name = "doctors", .label = N_("Doctors"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000,
	},
	[SNAPSHOT_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 20000, .search = true,
	},
};
static_assert(COUNT(fields) == SNAPSHOT_FIELD_COUNT, "one row for each field");

static const size_t parts[] = { SNAPSHOT_MEN, SNAPSHOT_WOMEN, SNAPSHOT_MINORS, SNAPSHOT_FOREIGNERS,
	SNAPSHOT_REMAND };

static bool too_many(struct call *call, const struct record *snapshot, size_t field, int64_t count)
{
	return refuse_field(call, fields[field].name,
		say_with(call, N_("{part} of {whole} present: a part cannot be more than the whole."), "part",
			say_integer(call, count), "whole",
			say_integer(call, record_integer(snapshot, SNAPSHOT_PRESENT)), NULL));
}

static bool check_parts(struct call *call, const struct record *snapshot)
{
	bool good = true;
	int64_t present = record_integer(snapshot, SNAPSHOT_PRESENT);
	int64_t both = record_integer(snapshot, SNAPSHOT_MEN) + record_integer(snapshot, SNAPSHOT_WOMEN);
	if (!record_has(snapshot, SNAPSHOT_PRESENT))
		return true;
	for (size_t i = 0; i < COUNT(parts); i++)
		if (record_integer(snapshot, parts[i]) > present)
			good = too_many(call, snapshot, parts[i], record_integer(snapshot, parts[i]));
	if (good && both > present)
		good = too_many(call, snapshot, SNAPSHOT_WOMEN, both);
	return good;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	struct day day;
	(void)before;
	bool good = check_parts(call, after);
	if (day_parse(record_text(after, SNAPSHOT_COUNTED_ON), &day) && day_difference(&day, &call->today) > 0)
		good = refuse_field(call, "counted_on", say(call, N_("This day is still to come.")));
	return good;
}

const struct entity snapshot_entity = {
	.name = "snapshot", .plural = "snapshots",
	.label = N_("Snapshot"), .label_many = N_("Snapshots"),
	.fields = fields, .field_count = SNAPSHOT_FIELD_COUNT,
	.name_field = SNAPSHOT_COUNTED_ON,
	.check = check,
};
