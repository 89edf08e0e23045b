#include "model/mandate.h"

#include "model/check.h"
#include "model/network.h"
#include "model/partner.h"
#include "model/person.h"
#include "model/record.h"

static const struct choice mandate_state_choices[] = {
	{ "elected", NC_("state:mandate", "Elected") },
	{ "in_office", NC_("state:mandate", "In office") },
	{ "ended", NC_("state:mandate", "Ended") },
};
const struct vocabulary mandate_state_vocabulary = {
	"mandate_state", "state:mandate", N_("State"),
	mandate_state_choices, COUNT(mandate_state_choices), false,
};

static const struct field fields[] = {
	[MANDATE_NETWORK] = {
		.name = "network", .label = N_("Network"),
		.kind = KIND_LINK, .link = &network_entity, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .search = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_SEAT] = {
		.name = "seat", .label = N_("Office"),
		.help = N_("As in president, secretary general."),
		.kind = KIND_NAME, .max = 400, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_PARTNER] = {
		.name = "partner", .label = N_("Held by the body"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .in_list = true, .identity = true,
		.search = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_PERSON] = {
		.name = "person", .label = N_("Held by"),
		.kind = KIND_LINK, .link = &person_entity, .filter = true, .in_list = true, .identity = true,
	},
	[MANDATE_OURS] = {
		.name = "ours", .label = N_("It is the mechanism’s own"),
		.kind = KIND_BOOLEAN, .filter = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_ELECTED_ON] = {
		.name = "elected_on", .label = N_("Elected on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_STARTS_ON] = {
		.name = "starts_on", .label = N_("From"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[MANDATE_ENDS_ON] = {
		.name = "ends_on", .label = N_("Until"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[MANDATE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &mandate_state_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == MANDATE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "take_office", NC_("step:mandate", "Take office"), "elected", "in_office", "starts_on" },
	{ "end", NC_("step:mandate", "End"), "elected|in_office", "ended", "ends_on" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ MANDATE_ELECTED_ON, MANDATE_STARTS_ON, MANDATE_ENDS_ON }, 3);
}

const struct entity mandate_entity = {
	.name = "mandate", .plural = "mandates",
	.label = N_("Mandate"), .label_many = N_("Mandates"),
	.fields = fields, .field_count = MANDATE_FIELD_COUNT,
	.name_field = MANDATE_SEAT,
	.state_field = MANDATE_STATE, .steps = steps,
	.check = check,
};
