#include "model/clock_pause.h"

#include "model/addressee_line.h"
#include "model/record.h"

static const struct field fields[] = {
	[CLOCK_PAUSE_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[CLOCK_PAUSE_FIRST_ON] = {
		.name = "first_on", .label = N_("First day"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[CLOCK_PAUSE_LAST_ON] = {
		.name = "last_on", .label = N_("Last day"),
		.help = N_("Empty while the clock stands still: nothing falls due until it goes on."),
		.kind = KIND_DAY, .filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[CLOCK_PAUSE_REASON] = {
		.name = "reason", .label = N_("Reason"),
		.kind = KIND_PROSE, .max = 4000, .required = true, .in_list = true, .search = true,
		.level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == CLOCK_PAUSE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	struct day first, last;
	if (!day_parse(record_text(after, CLOCK_PAUSE_FIRST_ON), &first) ||
	        !day_parse(record_text(after, CLOCK_PAUSE_LAST_ON), &last) || day_difference(&last, &first) >= 0)
		return true;
	return refuse_field(call, "last_on", say(call, N_("The last day is before the first.")));
}

const struct entity clock_pause_entity = {
	.name = "clock_pause", .plural = "clock_pauses",
	.label = N_("Pause of a clock"), .label_many = N_("Pauses of clocks"),
	.fields = fields, .field_count = CLOCK_PAUSE_FIELD_COUNT,
	.name_field = CLOCK_PAUSE_FIRST_ON,
	.check = check,
};
