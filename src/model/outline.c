#include "model/outline.h"

#include "base/limits.h"
#include "base/shape.h"
#include "model/area.h"
#include "model/record.h"

static const struct field fields[] = {
	[OUTLINE_AREA] = {
		.name = "area", .label = N_("Area"),
		.kind = KIND_LINK, .link = &area_entity, .required = true, .once = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[OUTLINE_SHAPE] = {
		.name = "shape", .label = N_("Outline"),
		.help = N_("Longitudes and latitudes as WKT writes them: MULTIPOLYGON(((-7.6 33.5,-7.5 33.5,-7.5 33.6,-7.6 33.5)))."),
		.kind = KIND_TEXT, .max = LIMIT_OUTLINE_BYTES, .required = true, .once = true, .identity = true,
		.level = LEVEL_PUBLIC,
	},
	[OUTLINE_SOURCE] = {
		.name = "source", .label = N_("Source"),
		.help = N_("Who drew it, as the licence wants it named. It stands below the map."),
		.kind = KIND_TEXT, .max = 400, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == OUTLINE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	struct shape shape;
	if (before != NULL || shape_read(call->arena, record_text(after, OUTLINE_SHAPE), &shape))
		return true;
	return refuse_field(call, "shape",
		say(call, N_("Write the outline as WKT, with longitude before latitude: MULTIPOLYGON(((-7.6 33.5,-7.5 33.5,-7.5 33.6,-7.6 33.5))).")));
}

const struct entity outline_entity = {
	.name = "outline", .plural = "outlines",
	.label = N_("Outline"), .label_many = N_("Outlines"),
	.fields = fields, .field_count = OUTLINE_FIELD_COUNT,
	.name_field = OUTLINE_AREA,
	.hidden = true,
	.check = check,
};
