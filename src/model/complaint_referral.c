#include "model/complaint_referral.h"

#include "model/partner.h"
#include "model/place.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice complaint_referral_state_choices[] = {
	{ "received", NC_("state:complaint_referral", "Received") },
	{ "referred", NC_("state:complaint_referral", "Referred") },
	{ "answered", NC_("state:complaint_referral", "Answered") },
	{ "closed", NC_("state:complaint_referral", "Closed") },
	{ "not_referred", NC_("state:complaint_referral", "Not referred") },
};
const struct vocabulary complaint_referral_state_vocabulary = {
	"complaint_referral_state", "state:complaint_referral", N_("State"),
	complaint_referral_state_choices, COUNT(complaint_referral_state_choices), false,
};

static const struct field fields[] = {
	[COMPLAINT_REFERRAL_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[COMPLAINT_REFERRAL_RECEIVED_ON] = {
		.name = "received_on", .label = N_("Received on"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true, .identity = true,
	},
	[COMPLAINT_REFERRAL_CHANNEL] = {
		.name = "channel", .label = N_("Channel"),
		.kind = KIND_CHOICE, .vocabulary = &channel_vocabulary, .filter = true, .in_list = true,
	},
	[COMPLAINT_REFERRAL_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .in_list = true, .identity = true,
	},
	[COMPLAINT_REFERRAL_PERSON_CODE] = {
		.name = "person_code", .label = N_("Code of the person"),
		.kind = KIND_CODE, .max = 60, .level = LEVEL_RESTRICTED, .identity = true,
	},
	[COMPLAINT_REFERRAL_THEME] = {
		.name = "theme", .label = N_("Theme"),
		.kind = KIND_CHOICE, .vocabulary = &theme_vocabulary, .filter = true, .in_list = true, .identity = true,
	},
	[COMPLAINT_REFERRAL_SUMMARY] = {
		.name = "summary", .label = N_("Summary"),
		.kind = KIND_PROSE, .max = 20000, .level = LEVEL_RESTRICTED,
	},
	[COMPLAINT_REFERRAL_CONSENTED] = {
		.name = "consented", .label = N_("The person agreed to the referral"),
		.kind = KIND_BOOLEAN, .filter = true,
	},
	[COMPLAINT_REFERRAL_PARTNER] = {
		.name = "partner", .label = N_("Referred to"),
		.kind = KIND_LINK, .link = &partner_entity, .filter = true, .in_list = true,
	},
	[COMPLAINT_REFERRAL_REFERRED_ON] = {
		.name = "referred_on", .label = N_("Referred on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[COMPLAINT_REFERRAL_ANSWERED_ON] = {
		.name = "answered_on", .label = N_("Answered on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[COMPLAINT_REFERRAL_ANSWER] = {
		.name = "answer", .label = N_("Answer of the service"),
		.kind = KIND_PROSE, .max = 8000, .level = LEVEL_RESTRICTED,
	},
	[COMPLAINT_REFERRAL_REASON] = {
		.name = "reason", .label = N_("Why it was not referred"),
		.kind = KIND_PROSE, .max = 4000, .level = LEVEL_RESTRICTED, .by_step = true,
	},
	[COMPLAINT_REFERRAL_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &complaint_referral_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == COMPLAINT_REFERRAL_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "refer", NC_("step:complaint_referral", "Refer"), "received", "referred", "referred_on", true },
	{ "answer", NC_("step:complaint_referral", "Record the answer"), "referred", "answered", "answered_on", true },
	{ "close", NC_("step:complaint_referral", "Close"), "referred|answered", "closed" },
	{ "keep", NC_("step:complaint_referral", "Do not refer"), "received", "not_referred", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = true;
	if (record_has(after, COMPLAINT_REFERRAL_REFERRED_ON) && record_integer(after, COMPLAINT_REFERRAL_CONSENTED) != 1)
		good = refuse_field(call, "consented",
			say(call, N_("A complaint is passed on only where the person agreed. It stays received.")));
	if (record_has(after, COMPLAINT_REFERRAL_REFERRED_ON) && !record_has(after, COMPLAINT_REFERRAL_PARTNER))
		good = refuse_field(call, "partner", say(call, N_("Say to which service it was referred.")));
	return good;
}

const struct entity complaint_referral_entity = {
	.name = "complaint_referral", .plural = "complaint_referrals",
	.label = N_("Complaint referred"), .label_many = N_("Complaints referred"),
	.fields = fields, .field_count = COMPLAINT_REFERRAL_FIELD_COUNT,
	.number_prefix = "CR",
	.number_field = COMPLAINT_REFERRAL_NUMBER,
	.name_field = COMPLAINT_REFERRAL_NUMBER,
	.state_field = COMPLAINT_REFERRAL_STATE, .steps = steps,
	.check = check,
};
