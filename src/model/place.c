#include "model/place.h"

#include "base/text.h"
#include "model/area.h"
#include "model/authority.h"
#include "model/record.h"
#include "model/value.h"
#include "model/vocabularies.h"

static const struct choice drawn_choices[] = {
	{ "exact", NC_("drawn", "Where it stands") },
	{ "rounded", NC_("drawn", "Within ten kilometres") },
	{ "area", NC_("drawn", "As its area alone") },
};
static const struct vocabulary drawn_vocabulary = {
	"drawn", "drawn", N_("On maps"), drawn_choices, COUNT(drawn_choices), false,
};

static const struct choice place_state_choices[] = {
	{ "proposed", NC_("state:place", "Proposed") },
	{ "active", NC_("state:place", "Active") },
	{ "rejected", NC_("state:place", "Rejected") },
	{ "suspended", NC_("state:place", "Suspended") },
	{ "closed", NC_("state:place", "Closed") },
	{ "merged", NC_("state:place", "Merged") },
	{ "reopened", NC_("state:place", "Reopened") },
};
static const struct vocabulary place_state_vocabulary = {
	"place_state", "state:place", N_("State"),
	place_state_choices, COUNT(place_state_choices), false,
};

static const struct choice operator_choices[] = {
	{ "public", NC_("operator", "Public authority") },
	{ "private", NC_("operator", "Private operator") },
};
static const struct vocabulary operator_vocabulary = {
	"operator", "operator", N_("Run by"),
	operator_choices, COUNT(operator_choices), false,
};

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
	[PLACE_DRAWN] = {
		.name = "drawn", .label = N_("On maps"),
		.help = N_("Left open, its kind decides. A place that is not officially recognised is drawn as its area alone."),
		.kind = KIND_CHOICE, .vocabulary = &drawn_vocabulary,
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

// Points of lists.

// Up to three numbers, degrees, minutes and seconds, up to the letter that tells the side.
struct half {
	double degrees;
	bool signed_degrees;
	char side; // N, S, E, W; 0 for none.
};

static char side_of(uint32_t letter)
{
	switch (letter) {
	case 'N': case 'n': return 'N';
	case 'S': case 's': return 'S';
	case 'E': case 'e': return 'E';
	case 'W': case 'w': case 'O': case 'o': return 'W'; // Ouest.
	default: return 0;
	}
}

// A number with a point or a comma between digits.
static bool take_decimal(str *rest, double *value)
{
	double scale = 0;
	size_t i = 0;
	*value = 0;
	for (; i < rest->length; i++) {
		char c = rest->data[i];
		bool digit = c >= '0' && c <= '9';
		bool behind = i + 1 < rest->length && rest->data[i + 1] >= '0' && rest->data[i + 1] <= '9';
		if (!digit && !(i > 0 && scale == 0 && (c == '.' || c == ',') && behind))
			break;
		if (!digit) {
			scale = 1;
			continue;
		}
		*value = *value * 10 + (c - '0');
		scale *= 10;
	}
	*rest = str_skip(*rest, i);
	if (scale > 1)
		*value /= scale;
	return i > 0 && i < 12;
}

static bool take_half(str *rest, struct half *half)
{
	double parts[3] = { 0 };
	size_t count = 0;
	*half = (struct half){ 0 };
	*rest = str_trim(*rest);
	if (str_starts(*rest, S("-")) || str_starts(*rest, S("−"))) {
		half->signed_degrees = true;
		*rest = str_skip(*rest, str_starts(*rest, S("-")) ? 1 : 3);
	}
	while (count < 3 && take_decimal(rest, &parts[count])) {
		count++;
		// The signs of degrees, minutes and seconds, whatever they look like.
		while (rest->length > 0 && (rest->data[0] == ' ' || rest->data[0] == '\'' || rest->data[0] == '"' ||
						   (unsigned char)rest->data[0] >= 0x80)) {
			size_t at = 0;
			uint32_t letter = text_next(*rest, &at);
			if (side_of(letter) != 0)
				break;
			*rest = str_skip(*rest, at);
		}
		if (half->signed_degrees || (rest->length > 0 && (rest->data[0] == ',' || rest->data[0] == ';')))
			break;
	}
	size_t at = 0;
	uint32_t letter = rest->length > 0 ? text_next(*rest, &at) : 0;
	half->side = side_of(letter);
	if (half->side != 0)
		*rest = str_skip(*rest, at);
	half->degrees = parts[0] + parts[1] / 60 + parts[2] / 3600;
	if (half->signed_degrees || half->side == 'S' || half->side == 'W')
		half->degrees = -half->degrees;
	return count > 0 && parts[1] < 60 && parts[2] < 60;
}

// To a centimetre, without zeros that say nothing.
static str degrees_text(struct arena *arena, double degrees)
{
	str text = str_format(arena, "%.7f", degrees);
	while (str_ends(text, S("0")) && !str_ends(text, S(".0")))
		text.length--;
	return str_ends(text, S(".0")) ? str_slice(text, 0, text.length - 2) : text;
}

str place_point(struct arena *arena, str text)
{
	struct half first, second;
	str rest = text_ascii_digits(arena, text);
	if (is_point(str_trim(rest)))
		return str_trim(rest);
	if (!take_half(&rest, &first))
		return S("");
	rest = str_trim(rest);
	if (rest.length > 0 && (rest.data[0] == ',' || rest.data[0] == ';'))
		rest = str_skip(rest, 1);
	if (!take_half(&rest, &second) || str_trim(rest).length > 0)
		return S("");
	bool turned = (first.side == 'E' || first.side == 'W') && (second.side == 'N' || second.side == 'S');
	return str_format(arena, "%.*s, %.*s", STR_ARG(degrees_text(arena, turned ? second.degrees : first.degrees)),
		STR_ARG(degrees_text(arena, turned ? first.degrees : second.degrees)));
}

bool place_degrees(str point, double *latitude, double *longitude)
{
	struct half first, second;
	str rest = point;
	if (!take_half(&rest, &first) || !str_starts(rest, S(",")))
		return false;
	rest = str_skip(rest, 1);
	if (!take_half(&rest, &second) || rest.length > 0)
		return false;
	*latitude = first.degrees;
	*longitude = second.degrees;
	return true;
}

enum place_drawn place_drawn(struct call *call, const struct record *place)
{
	static const struct {
		const char *kind;
		enum place_drawn drawn;
	} kinds[] = { { "child_protection_centre", PLACE_DRAWN_ROUNDED }, { "juvenile_custody", PLACE_DRAWN_ROUNDED },
		{ "women_unit", PLACE_DRAWN_ROUNDED }, { "religious_or_traditional_school", PLACE_DRAWN_ROUNDED },
		{ "intelligence_service_room", PLACE_DRAWN_AREA }, { "informal_or_secret_place", PLACE_DRAWN_AREA } };
	str said = record_text(place, PLACE_DRAWN);
	if (record_has(place, PLACE_OFFICIAL) && record_integer(place, PLACE_OFFICIAL) == 0)
		return PLACE_DRAWN_AREA;
	if (said.length > 0)
		return str_is(said, "area") ? PLACE_DRAWN_AREA : str_is(said, "rounded") ? PLACE_DRAWN_ROUNDED : PLACE_DRAWN_EXACT;
	str kind = value_base(call, &place_kind_vocabulary, record_text(place, PLACE_KIND));
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i].kind))
			return kinds[i].drawn;
	return PLACE_DRAWN_EXACT;
}

static bool check_point(struct call *call, str point)
{
	double latitude, longitude;
	if (!is_point(point))
		return refuse_field(call, "point",
			say(call, N_("Write latitude and longitude in degrees, as in 33.5731, -7.5898.")));
	return !place_degrees(point, &latitude, &longitude) || latitude != 0 || longitude != 0 ||
	       refuse_field(call, "point", say(call, N_("0, 0 lies in the sea: it stands for “not known”. Leave it empty.")));
}

static bool check_days(struct call *call, const struct record *after)
{
	struct day opened, closed;
	if (!day_parse(record_text(after, PLACE_OPENED_ON), &opened) || !day_parse(record_text(after, PLACE_CLOSED_ON), &closed))
		return true;
	struct day last = day_end(&closed), first = day_first(&opened);
	return day_difference(&last, &first) >= 0 ||
	       refuse_field(call, "closed_on", say(call, N_("It was closed before it was opened.")));
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	str successor = record_text(after, PLACE_SUCCESSOR);
	bool merged = before != NULL && str_is(record_text(before, PLACE_STATE), "merged");
	if (record_has(after, PLACE_POINT) && !check_point(call, record_text(after, PLACE_POINT)))
		good = false;
	if (!check_days(call, after))
		good = false;
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
