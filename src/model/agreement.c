#include "model/agreement.h"

#include "model/check.h"
#include "model/partner.h"
#include "model/record.h"

static const struct choice agreement_kind_choices[] = {
	{ "agreement", NC_("agreement_kind", "Agreement") },
	{ "framework", NC_("agreement_kind", "Framework agreement") },
	{ "memorandum", NC_("agreement_kind", "Memorandum of understanding") },
	{ "exchange_of_letters", NC_("agreement_kind", "Exchange of letters") },
	{ "other", NC_("agreement_kind", "Other") },
};
const struct vocabulary agreement_kind_vocabulary = {
	"agreement_kind", "agreement_kind", N_("Kinds of agreements"),
	agreement_kind_choices, COUNT(agreement_kind_choices), true,
};

static const struct choice renewal_choices[] = {
	{ "tacit", NC_("renewal", "Tacit") },
	{ "by_decision", NC_("renewal", "By decision") },
	{ "none", NC_("renewal", "None") },
};
const struct vocabulary renewal_vocabulary = {
	"renewal", "renewal", N_("Renewal"),
	renewal_choices, COUNT(renewal_choices), false,
};

static const struct choice agreement_state_choices[] = {
	{ "negotiating", NC_("state:agreement", "Under negotiation") },
	{ "signed", NC_("state:agreement", "Signed") },
	{ "in_force", NC_("state:agreement", "In force") },
	{ "under_review", NC_("state:agreement", "Under review") },
	{ "renewed", NC_("state:agreement", "Renewed") },
	{ "expired", NC_("state:agreement", "Expired") },
	{ "ended", NC_("state:agreement", "Ended") },
};
const struct vocabulary agreement_state_vocabulary = {
	"agreement_state", "state:agreement", N_("State"),
	agreement_state_choices, COUNT(agreement_state_choices), false,
};

static const struct field fields[] = {
	[AGREEMENT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[AGREEMENT_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 1000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &agreement_kind_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_PARTIES] = {
		.name = "parties", .label = N_("Parties"),
		.kind = KIND_LINK, .many = true, .link = &partner_entity, .required = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_PURPOSE] = {
		.name = "purpose", .label = N_("Purpose"),
		.kind = KIND_PROSE, .max = 8000, .search = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_SIGNED_ON] = {
		.name = "signed_on", .label = N_("Signed on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_STARTS_ON] = {
		.name = "starts_on", .label = N_("In force from"),
		.kind = KIND_DAY, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_ENDS_ON] = {
		.name = "ends_on", .label = N_("In force until"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[AGREEMENT_RENEWAL] = {
		.name = "renewal", .label = N_("Renewal"),
		.kind = KIND_CHOICE, .vocabulary = &renewal_vocabulary, .filter = true,
	},
	[AGREEMENT_NOTICE_DAYS] = {
		.name = "notice_days", .label = N_("Days of notice"),
		.help = N_("The alarm rings that many days before the end, or three months before."),
		.kind = KIND_INTEGER, .min = 0, .max = 3650,
	},
	[AGREEMENT_REVIEW_ON] = {
		.name = "review_on", .label = N_("To be reviewed on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[AGREEMENT_COMMITTEE] = {
		.name = "committee", .label = N_("Joint committee"),
		.help = N_("Who sits in it and how often. Its meetings are events."),
		.kind = KIND_PROSE, .max = 4000, .search = true,
	},
	[AGREEMENT_RENEWS] = {
		.name = "renews", .label = N_("Takes the place of"),
		.kind = KIND_LINK, .link = &agreement_entity, .filter = true,
	},
	[AGREEMENT_ENDED_ON] = {
		.name = "ended_on", .label = N_("Ended on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[AGREEMENT_REASON] = {
		.name = "reason", .label = N_("Why it ended"),
		.kind = KIND_PROSE, .max = 4000, .search = true,
	},
	[AGREEMENT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &agreement_state_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == AGREEMENT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "sign", NC_("step:agreement", "Sign"), "negotiating", "signed", "signed_on", true },
	{ "enter_into_force", NC_("step:agreement", "In force"), "signed", "in_force", "starts_on", true },
	{ "review", NC_("step:agreement", "Review"), "in_force|renewed", "under_review" },
	{ "resume", NC_("step:agreement", "Keep as it is"), "under_review", "in_force" },
	{ "renew", NC_("step:agreement", "Renew"), "in_force|under_review|renewed|expired", "renewed", "ends_on", true },
	{ "expire", NC_("step:agreement", "Let expire"), "in_force|under_review|renewed", "expired" },
	{ "end", NC_("step:agreement", "End"), "negotiating|signed|in_force|under_review|renewed", "ended", "ended_on", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ AGREEMENT_SIGNED_ON, AGREEMENT_STARTS_ON, AGREEMENT_ENDS_ON }, 3);
}

const struct entity agreement_entity = {
	.name = "agreement", .plural = "agreements",
	.label = N_("Agreement"), .label_many = N_("Agreements"),
	.fields = fields, .field_count = AGREEMENT_FIELD_COUNT,
	.number_prefix = "AG",
	.number_field = AGREEMENT_NUMBER,
	.name_field = AGREEMENT_TITLE,
	.named = true,
	.state_field = AGREEMENT_STATE, .steps = steps,
	.check = check,
};
