#include "model/urgent_measure.h"

#include "model/account.h"
#include "model/authority.h"
#include "model/place.h"
#include "model/record.h"
#include "model/visit.h"

static const struct choice urgent_trigger_choices[] = {
	{ "risk_to_life", NC_("urgent_trigger", "Risk to life") },
	{ "fresh_injury", NC_("urgent_trigger", "Fresh injury") },
	{ "incommunicado", NC_("urgent_trigger", "Held incommunicado") },
	{ "hunger_strike", NC_("urgent_trigger", "Hunger strike") },
	{ "child_with_adults", NC_("urgent_trigger", "Child held with adults") },
	{ "suicide_risk", NC_("urgent_trigger", "Risk of suicide") },
	{ "fire_risk", NC_("urgent_trigger", "Risk of fire") },
	{ "other", NC_("urgent_trigger", "Other") },
};
static const struct vocabulary urgent_trigger_vocabulary = {
	"urgent_trigger", "urgent_trigger", N_("What makes it urgent"),
	urgent_trigger_choices, COUNT(urgent_trigger_choices), true,
};

static const struct choice urgent_result_choices[] = {
	{ "solved", NC_("urgent_result", "Solved") },
	{ "partly_solved", NC_("urgent_result", "Solved in part") },
	{ "not_solved", NC_("urgent_result", "Not solved") },
};
static const struct vocabulary urgent_result_vocabulary = {
	"urgent_result", "urgent_result", N_("Results of urgent measures"),
	urgent_result_choices, COUNT(urgent_result_choices), false,
};

static const struct choice urgent_measure_state_choices[] = {
	{ "raised", NC_("state:urgent_measure", "Raised") },
	{ "approved", NC_("state:urgent_measure", "Approved") },
	{ "sent", NC_("state:urgent_measure", "Sent") },
	{ "escalated", NC_("state:urgent_measure", "Escalated") },
	{ "answered", NC_("state:urgent_measure", "Answered") },
	{ "verified", NC_("state:urgent_measure", "Verified") },
	{ "closed", NC_("state:urgent_measure", "Closed") },
};
static const struct vocabulary urgent_measure_state_vocabulary = {
	"urgent_measure_state", "state:urgent_measure", N_("State"),
	urgent_measure_state_choices, COUNT(urgent_measure_state_choices), false,
};

static const struct field fields[] = {
	[URGENT_MEASURE_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_TRIGGER] = {
		.name = "trigger", .label = N_("What makes it urgent"),
		.kind = KIND_CHOICE, .vocabulary = &urgent_trigger_vocabulary, .required = true, .filter = true,
		.in_list = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_ASKED] = {
		.name = "asked", .label = N_("What is asked"),
		.help = N_("What the authority shall do now. It reads these words: no names."),
		.kind = KIND_PROSE, .max = 8000, .required = true, .search = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_AUTHORITY] = {
		.name = "authority", .label = N_("Addressee"),
		.kind = KIND_LINK, .link = &authority_entity, .required = true, .filter = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_HOURS] = {
		.name = "hours", .label = N_("Hours to answer"),
		.help = N_("Empty: as the institution has set it."),
		.kind = KIND_INTEGER, .min = 1, .max = 8760,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_RAISED_AT] = {
		.name = "raised_at", .label = N_("Raised at"),
		.kind = KIND_INSTANT, .settled = true, .sort = true, .filter = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_RAISED_BY] = {
		.name = "raised_by", .label = N_("Raised by"),
		.kind = KIND_LINK, .link = &account_entity, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_APPROVED_AT] = {
		.name = "approved_at", .label = N_("Approved at"),
		.kind = KIND_INSTANT, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_APPROVED_BY] = {
		.name = "approved_by", .label = N_("Approved by"),
		.kind = KIND_LINK, .link = &account_entity, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_SENT_AT] = {
		.name = "sent_at", .label = N_("Sent at"),
		.kind = KIND_INSTANT, .settled = true, .sort = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_DUE_AT] = {
		.name = "due_at", .label = N_("Answer due at"),
		.kind = KIND_INSTANT, .settled = true, .sort = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_ESCALATED_AT] = {
		.name = "escalated_at", .label = N_("Escalated at"),
		.kind = KIND_INSTANT, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_ESCALATED_TO] = {
		.name = "escalated_to", .label = N_("Escalated to"),
		.help = N_("The minister, the prosecutor, the Subcommittee."),
		.kind = KIND_TEXT, .max = 200,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_ANSWERED_AT] = {
		.name = "answered_at", .label = N_("Answered at"),
		.kind = KIND_INSTANT, .settled = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_ANSWER] = {
		.name = "answer", .label = N_("Answer"),
		.help = N_("In the authority’s own words."),
		.kind = KIND_PROSE, .max = 20000, .search = true,
		.level = LEVEL_ADDRESSED,
	},
	[URGENT_MEASURE_VERIFIED_AT] = {
		.name = "verified_at", .label = N_("Verified at"),
		.kind = KIND_INSTANT, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_RESULT] = {
		.name = "result", .label = N_("Result, as verified"),
		.kind = KIND_CHOICE, .vocabulary = &urgent_result_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_RESULT_NOTE] = {
		.name = "result_note", .label = N_("What was found"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_CLOSED_AT] = {
		.name = "closed_at", .label = N_("Closed at"),
		.kind = KIND_INSTANT, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_CLOSED_BY] = {
		.name = "closed_by", .label = N_("Closed by"),
		.kind = KIND_LINK, .link = &account_entity, .settled = true,
		.level = LEVEL_RESTRICTED,
	},
	[URGENT_MEASURE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &urgent_measure_state_vocabulary, .required = true, .filter = true,
		.in_list = true,
		.level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == URGENT_MEASURE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "approve", NC_("step:urgent_measure", "Approve"), "raised", "approved" },
	{ "send", NC_("step:urgent_measure", "Send"), "approved", "sent" },
	{ "record_answer", NC_("step:urgent_measure", "Record the answer"), "sent|escalated", "answered", "answer", true },
	{ "escalate", NC_("step:urgent_measure", "Escalate"), "sent", "escalated", "escalated_to", true },
	{ "verify", NC_("step:urgent_measure", "Verify"), "answered", "verified", "result", true },
	{ "close", NC_("step:urgent_measure", "Close"), "verified", "closed" },
	{ 0 },
};

static bool same(const struct record *before, const struct record *after, size_t field)
{
	return before == NULL ? !record_has(after, field)
	                      : str_equal(record_text(before, field), record_text(after, field)) &&
	                                record_integer(before, field) == record_integer(after, field);
}

// A place that was merged into another is still the place that was approved.
static bool was_merged(struct call *call, const struct record *before, const struct record *after)
{
	const struct record *place = record_find(call, &place_entity, record_text(before, URGENT_MEASURE_PLACE));
	return place != NULL && str_is(record_text(place, PLACE_STATE), "merged") &&
	       str_equal(record_text(place, PLACE_SUCCESSOR), record_text(after, URGENT_MEASURE_PLACE));
}

static bool check_asked(struct call *call, const struct record *before, const struct record *after)
{
	static const size_t asked[] = { URGENT_MEASURE_TRIGGER, URGENT_MEASURE_ASKED, URGENT_MEASURE_PLACE,
		URGENT_MEASURE_VISIT, URGENT_MEASURE_AUTHORITY, URGENT_MEASURE_HOURS };
	bool good = true;
	if (before == NULL || str_is(record_text(before, URGENT_MEASURE_STATE), "raised"))
		return true;
	for (size_t i = 0; i < COUNT(asked); i++)
		if (!same(before, after, asked[i]) &&
		        !(asked[i] == URGENT_MEASURE_PLACE && was_merged(call, before, after)))
			good = refuse_field(call, fields[asked[i]].name,
				say(call, N_("This was approved as it stands. Raise another measure.")));
	return good;
}

// What a step asks for changes with the instant of that step, and never without.
static bool check_told(struct call *call, const struct record *before, const struct record *after)
{
	static const struct {
		size_t told, at;
	} told[] = { { URGENT_MEASURE_ANSWER, URGENT_MEASURE_ANSWERED_AT }, { URGENT_MEASURE_RESULT, URGENT_MEASURE_VERIFIED_AT },
		{ URGENT_MEASURE_ESCALATED_TO, URGENT_MEASURE_ESCALATED_AT } };
	bool good = true;
	for (size_t i = 0; i < COUNT(told); i++)
		if (!same(before, after, told[i].told) && same(before, after, told[i].at))
			good = refuse_field(call, fields[told[i].told].name, say(call, N_("This is written by its step.")));
	return good;
}

// What was approved is what is sent, and what was answered and verified is what is closed.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool asked = check_asked(call, before, after);
	return check_told(call, before, after) && asked;
}

const struct entity urgent_measure_entity = {
	.name = "urgent_measure", .plural = "urgent_measures",
	.label = N_("Urgent measure"), .label_many = N_("Urgent measures"),
	.fields = fields, .field_count = URGENT_MEASURE_FIELD_COUNT,
	.number_prefix = "U",
	.number_field = URGENT_MEASURE_NUMBER,
	.name_field = URGENT_MEASURE_NUMBER,
	.state_field = URGENT_MEASURE_STATE, .steps = steps,
	.check = check,
};
