#include "model/place.h"

#include "model/area.h"
#include "model/authority.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[PLACE_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .unique = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true,
		.search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_ALIASES] = {
		.name = "aliases", .label = N_("Also known as"),
		.help = N_("Other names and spellings, with a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &place_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_REGION] = {
		.name = "region", .label = N_("Region"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "region", .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_PROVINCE] = {
		.name = "province", .label = N_("Province or prefecture"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "province|prefecture",
		.filter = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_COMMUNE] = {
		.name = "commune", .label = N_("Commune or circle"),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "commune|circle",
		.filter = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_ADDRESS] = {
		.name = "address", .label = N_("Address"),
		.kind = KIND_TEXT, .max = 400, .search = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_POINT] = {
		.name = "point", .label = N_("Point on the map"),
		.help = N_("Latitude and longitude in degrees, as in 33.5731, -7.5898."),
		.kind = KIND_CODE, .max = 60, .level = LEVEL_PUBLIC,
	},
	[PLACE_OPERATOR] = {
		.name = "operator", .label = N_("Run by"),
		.kind = KIND_CHOICE, .vocabulary = &operator_vocabulary, .filter = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_OFFICIAL] = {
		.name = "official", .label = N_("Officially recognised"),
		.help = N_("No: people are, or may be, held here and no authority says so (OPCAT art. 4.1). Authorities do not see such a place."),
		.kind = KIND_BOOLEAN, .filter = true,
	},
	[PLACE_RISK] = {
		.name = "risk", .label = N_("Level of risk"),
		.kind = KIND_CHOICE, .vocabulary = &risk_vocabulary, .filter = true,
	},
	[PLACE_CAPACITY] = {
		.name = "capacity", .label = N_("Official capacity"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[PLACE_OPENED_ON] = {
		.name = "opened_on", .label = N_("Opened on"),
		.kind = KIND_DAY, .reduced = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_CLOSED_ON] = {
		.name = "closed_on", .label = N_("Closed on"),
		.kind = KIND_DAY, .reduced = true, .level = LEVEL_PUBLIC,
	},
	[PLACE_SUCCESSOR] = {
		.name = "successor", .label = N_("Successor"),
		.help = N_("The place that took over from one that was closed."),
		.kind = KIND_LINK, .link = &place_entity, .level = LEVEL_PUBLIC,
	},
	[PLACE_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_INTERNAL,
	},
	[PLACE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &place_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == PLACE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "confirm", NC_("step:place", "Confirm"), "proposed", "active" },
	{ "reject", NC_("step:place", "Reject"), "proposed", "rejected" },
	{ "suspend", NC_("step:place", "Suspend"), "active", "suspended" },
	{ "close", NC_("step:place", "Close"), "active|suspended", "closed" },
	{ "resume", NC_("step:place", "Resume"), "suspended", "active" },
	{ "reopen", NC_("step:place", "Reopen"), "closed", "active" },
	{ "merge", NC_("step:place", "Merge"), "active", "merged", "successor", true },
	{ 0 },
};

static bool is_digits(str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	return text.length > 0;
}

// One half of a point: degrees with or without decimals, up to the most.
static bool is_degrees(str text, int64_t most)
{
	str rest = str_starts(text, S("-")) ? str_skip(text, 1) : text, whole;
	int64_t degrees;
	return str_cut(&rest, '.', &whole) && whole.length <= 3 && is_digits(whole) &&
	       str_to_integer(whole, &degrees) && degrees <= most && (rest.data == NULL || is_digits(rest));
}

static bool is_point(str text)
{
	str rest = text, latitude;
	return str_cut(&rest, ',', &latitude) && rest.data != NULL && is_degrees(str_trim(latitude), 90) &&
	       is_degrees(str_trim(rest), 180);
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	str successor = record_text(after, PLACE_SUCCESSOR);
	bool merged = before != NULL && str_is(record_text(before, PLACE_STATE), "merged");
	if (record_has(after, PLACE_POINT) && !is_point(record_text(after, PLACE_POINT)))
		good = refuse_field(call, "point",
			say(call, N_("Write latitude and longitude in degrees, as in 33.5731, -7.5898.")));
	if (before != NULL && str_equal(successor, after->id))
		good = refuse_field(call, "successor", say(call, N_("A place cannot succeed itself.")));
	if (merged && !str_equal(successor, record_text(before, PLACE_SUCCESSOR)))
		good = refuse_field(call, "successor",
			say(call, N_("This place was merged: all that it had is with its successor now.")));
	return good;
}

const struct entity place_entity = {
	.name = "place", .plural = "places",
	.label = N_("Place"), .label_many = N_("Places"),
	.fields = fields, .field_count = PLACE_FIELD_COUNT,
	.name_field = PLACE_NAME,
	.named = true,
	.state_field = PLACE_STATE, .steps = steps,
	.check = check,
};
