#include "model/addressee_line.h"

#include "model/authority.h"
#include "model/recommendation.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice addressee_role_choices[] = {
	{ "lead", NC_("addressee_role", "Lead") },
	{ "contributing", NC_("addressee_role", "Contributing") },
};
static const struct vocabulary addressee_role_vocabulary = {
	"addressee_role", "addressee_role", N_("Role of the addressee"),
	addressee_role_choices, COUNT(addressee_role_choices), false,
};

static const struct choice reply_rule_choices[] = {
	{ "recommendation", NC_("reply_rule", "Set for this recommendation") },
	{ "authority", NC_("reply_rule", "The clock of the authority") },
	{ "institution", NC_("reply_rule", "The clock of the institution") },
	{ "agreed", NC_("reply_rule", "Agreed with this addressee") },
};
static const struct vocabulary reply_rule_vocabulary = {
	"reply_rule", "reply_rule", N_("Where a clock comes from"),
	reply_rule_choices, COUNT(reply_rule_choices), false,
};

static const struct field fields[] = {
	[ADDRESSEE_LINE_RECOMMENDATION] = {
		.name = "recommendation", .label = N_("Recommendation"),
		.kind = KIND_LINK, .link = &recommendation_entity, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true, .search = true,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_AUTHORITY] = {
		.name = "authority", .label = N_("Addressee"),
		.kind = KIND_LINK, .link = &authority_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true, .search = true,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_ROLE] = {
		.name = "role", .label = N_("Role of the addressee"),
		.kind = KIND_CHOICE, .vocabulary = &addressee_role_vocabulary,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_SENT_ON] = {
		.name = "sent_on", .label = N_("Sent on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_COUNTS_FROM] = {
		.name = "counts_from", .label = N_("Counts from"),
		.help = N_("The day from which figures count it as sent, where the list did not know the day."),
		.kind = KIND_DAY, .filter = true,
	},
	[ADDRESSEE_LINE_DELIVERED_ON] = {
		.name = "delivered_on", .label = N_("Delivered on"),
		.help = N_("The day of the proof of delivery: the clock counts from it."),
		.kind = KIND_DAY, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_ACKNOWLEDGED_ON] = {
		.name = "acknowledged_on", .label = N_("Acknowledged on"),
		.kind = KIND_DAY, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_REPLY_DUE_ON] = {
		.name = "reply_due_on", .label = N_("Reply due on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_REPLY_DAYS] = {
		.name = "reply_days", .label = N_("Days to reply"),
		.help = N_("The clock that it took with it when it was sent. Empty: the reply date was given."),
		.kind = KIND_INTEGER, .min = 1, .max = 3650, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_REPLY_CLOCK] = {
		.name = "reply_clock", .label = N_("The clock counts"),
		.kind = KIND_CHOICE, .vocabulary = &reply_clock_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_REPLY_RULE] = {
		.name = "reply_rule", .label = N_("Where the clock comes from"),
		.kind = KIND_CHOICE, .vocabulary = &reply_rule_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_CLOSED_ON] = {
		.name = "closed_on", .label = N_("Closed without reply on"),
		.kind = KIND_DAY, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_REPLIED_ON] = {
		.name = "replied_on", .label = N_("Replied on"),
		.kind = KIND_DAY, .derived = true, .sort = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_POSITION] = {
		.name = "position", .label = N_("Position"),
		.kind = KIND_CHOICE, .vocabulary = &position_vocabulary, .derived = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_IMPLEMENTATION] = {
		.name = "implementation", .label = N_("Implementation, verified"),
		.kind = KIND_CHOICE, .vocabulary = &implementation_vocabulary, .derived = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[ADDRESSEE_LINE_CLAIMED] = {
		.name = "claimed", .label = N_("Implementation, claimed"),
		.kind = KIND_CHOICE, .vocabulary = &implementation_vocabulary, .derived = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == ADDRESSEE_LINE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	struct day sent, delivered;
	if (!day_parse(record_text(after, ADDRESSEE_LINE_SENT_ON), &sent) ||
	        !day_parse(record_text(after, ADDRESSEE_LINE_DELIVERED_ON), &delivered))
		return true;
	struct day first = day_first(&sent);
	return day_difference(&delivered, &first) >= 0 ||
	       refuse_field(call, "delivered_on", say(call, N_("It was not delivered before it was sent.")));
}

const struct entity addressee_line_entity = {
	.name = "addressee_line", .plural = "addressee_lines",
	.label = N_("Addressee line"), .label_many = N_("Addressee lines"),
	.fields = fields, .field_count = ADDRESSEE_LINE_FIELD_COUNT,
	.name_field = ADDRESSEE_LINE_AUTHORITY,
	.looked_through = "recommendation",
	.check = check,
};
