#include "model/action.h"

#include "model/addressee_line.h"
#include "model/money.h"
#include "model/record.h"
#include "model/reply.h"
#include "model/vocabularies.h"

static const struct choice funding_choices[] = {
	{ "secured", NC_("funding", "Secured") },
	{ "partly_secured", NC_("funding", "Secured in part") },
	{ "requested", NC_("funding", "Requested") },
	{ "none", NC_("funding", "None") },
	{ "not_needed", NC_("funding", "Not needed") },
};
const struct vocabulary funding_vocabulary = {
	"funding", "funding", N_("Funding"), funding_choices, COUNT(funding_choices), false,
};

static const struct choice progress_choices[] = {
	{ "not_started", NC_("progress", "Not started") },
	{ "under_way", NC_("progress", "Under way") },
	{ "done", NC_("progress", "Done, it says") },
	{ "abandoned", NC_("progress", "Abandoned") },
};
const struct vocabulary progress_vocabulary = {
	"progress", "progress", N_("Progress"), progress_choices, COUNT(progress_choices), false,
};

static const struct field fields[] = {
	[ACTION_ADDRESSEE_LINE] = {
		.name = "addressee_line", .label = N_("Addressee line"),
		.kind = KIND_LINK, .link = &addressee_line_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true, .search = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_REPLY] = {
		.name = "reply", .label = N_("Announced in the reply"),
		.kind = KIND_LINK, .link = &reply_entity, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_STEP] = {
		.name = "step", .label = N_("What will be done"),
		.kind = KIND_PROSE, .max = 4000, .required = true, .in_list = true, .identity = true,
		.search = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_OWNER] = {
		.name = "owner", .label = N_("Who does it"),
		.help = N_("The service or the post, as the authority names it."),
		.kind = KIND_TEXT, .max = 200, .in_list = true, .search = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_STARTS_ON] = {
		.name = "starts_on", .label = N_("Begins on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_ENDS_ON] = {
		.name = "ends_on", .label = N_("To be done by"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ACTION_COST] = {
		.name = "cost", .label = N_("Cost, in the smallest unit"),
		.help = N_("In centimes, cents or fils: 12500 is 125.00."),
		.kind = KIND_INTEGER, .min = 0, .max = MONEY_MOST, .level = LEVEL_ADDRESSED,
	},
	[ACTION_CURRENCY] = {
		.name = "currency", .label = N_("Currency"),
		.help = N_("Three letters, as MAD."), .kind = KIND_CODE, .max = 3, .level = LEVEL_ADDRESSED,
	},
	[ACTION_FUNDING] = {
		.name = "funding", .label = N_("Funding"),
		.kind = KIND_CHOICE, .vocabulary = &funding_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ACTION_PROOF] = {
		.name = "proof", .label = N_("Proof that the authority names"),
		.help = N_("A decision, a contract, a photograph: what it says would show it."),
		.kind = KIND_PROSE, .max = 4000, .search = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_PROGRESS] = {
		.name = "progress", .label = N_("Progress, as the authority says"),
		.kind = KIND_CHOICE, .vocabulary = &progress_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_ADDRESSED,
	},
	[ACTION_PROGRESS_ON] = {
		.name = "progress_on", .label = N_("Last said on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ACTION_SAID_BY] = {
		.name = "said_by", .label = N_("Written down by"),
		.help = N_("The authority itself, or the mechanism from what the authority told it."),
		.kind = KIND_CHOICE, .vocabulary = &said_by_vocabulary, .settled = true, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == ACTION_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	struct day begins, ends;
	bool good = money_check(call, after, ACTION_COST, ACTION_CURRENCY);
	if (day_parse(record_text(after, ACTION_STARTS_ON), &begins) && day_parse(record_text(after, ACTION_ENDS_ON), &ends)) {
		struct day first = day_first(&begins), last = day_end(&ends);
		if (day_difference(&last, &first) < 0)
			good = refuse_field(call, "ends_on", say(call, N_("It ends before it begins.")));
	}
	str reply = record_text(after, ACTION_REPLY);
	const struct record *announced = reply.length == 0 ? NULL : record_find(call, &reply_entity, reply);
	if (announced != NULL && !str_equal(record_text(announced, REPLY_ADDRESSEE_LINE),
			record_text(after, ACTION_ADDRESSEE_LINE)))
		good = refuse_field(call, "reply", say(call, N_("This reply is about another addressee line.")));
	return good;
}

const struct entity action_entity = {
	.name = "action", .plural = "actions",
	.label = N_("Action"), .label_many = N_("Actions"),
	.fields = fields, .field_count = ACTION_FIELD_COUNT,
	.name_field = ACTION_STEP,
	.check = check,
};
