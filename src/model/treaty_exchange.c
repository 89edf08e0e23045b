#include "model/treaty_exchange.h"

#include "model/check.h"
#include "model/place.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice treaty_body_choices[] = {
	{ "spt", NC_("treaty_body", "Subcommittee on Prevention of Torture") },
	{ "cat", NC_("treaty_body", "Committee against Torture") },
	{ "hrc", NC_("treaty_body", "Human Rights Council") },
	{ "special_procedure", NC_("treaty_body", "Special procedure") },
	{ "treaty_body", NC_("treaty_body", "Other treaty body") },
	{ "achpr", NC_("treaty_body", "African Commission on Human and Peoples’ Rights") },
	{ "cpt", NC_("treaty_body", "European Committee for the Prevention of Torture") },
	{ "other", NC_("treaty_body", "Other") },
};
const struct vocabulary treaty_body_vocabulary = {
	"treaty_body", "treaty_body", N_("International bodies"),
	treaty_body_choices, COUNT(treaty_body_choices), true,
};

static const struct choice exchange_kind_choices[] = {
	{ "letter", NC_("exchange_kind", "Letter") },
	{ "meeting", NC_("exchange_kind", "Meeting") },
	{ "advice", NC_("exchange_kind", "Request for advice") },
	{ "request", NC_("exchange_kind", "Request of the body") },
	{ "report", NC_("exchange_kind", "Report") },
	{ "visit", NC_("exchange_kind", "Visit of the body") },
	{ "other", NC_("exchange_kind", "Other") },
};
const struct vocabulary exchange_kind_vocabulary = {
	"exchange_kind", "exchange_kind", N_("Kinds of exchanges"),
	exchange_kind_choices, COUNT(exchange_kind_choices), true,
};

static const struct choice treaty_exchange_state_choices[] = {
	{ "open", NC_("state:treaty_exchange", "Open") },
	{ "answered", NC_("state:treaty_exchange", "Answered") },
	{ "closed", NC_("state:treaty_exchange", "Closed") },
};
const struct vocabulary treaty_exchange_state_vocabulary = {
	"treaty_exchange_state", "state:treaty_exchange", N_("State"),
	treaty_exchange_state_choices, COUNT(treaty_exchange_state_choices), false,
};

static const struct field fields[] = {
	[TREATY_EXCHANGE_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[TREATY_EXCHANGE_BODY] = {
		.name = "body", .label = N_("Body"),
		.kind = KIND_CHOICE, .vocabulary = &treaty_body_vocabulary, .required = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[TREATY_EXCHANGE_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_kind_vocabulary, .required = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[TREATY_EXCHANGE_DIRECTION] = {
		.name = "direction", .label = N_("Direction"),
		.kind = KIND_CHOICE, .vocabulary = &letter_direction_vocabulary, .filter = true, .in_list = true,
	},
	[TREATY_EXCHANGE_DAY] = {
		.name = "day", .label = N_("Day"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[TREATY_EXCHANGE_UNTIL] = {
		.name = "until", .label = N_("Until"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[TREATY_EXCHANGE_SUBJECT] = {
		.name = "subject", .label = N_("Subject"),
		.kind = KIND_TEXT, .max = 400, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[TREATY_EXCHANGE_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_PROSE, .max = 40000, .level = LEVEL_RESTRICTED,
	},
	[TREATY_EXCHANGE_CONFIDENTIAL_UNTIL] = {
		.name = "confidential_until", .label = N_("Confidential until"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
	[TREATY_EXCHANGE_ANSWERS] = {
		.name = "answers", .label = N_("Answers"),
		.kind = KIND_LINK, .link = &treaty_exchange_entity, .filter = true,
	},
	[TREATY_EXCHANGE_DUE_ON] = {
		.name = "due_on", .label = N_("To be answered by"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[TREATY_EXCHANGE_ANSWERED_ON] = {
		.name = "answered_on", .label = N_("Answered on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[TREATY_EXCHANGE_PLACES] = {
		.name = "places", .label = N_("Places concerned"),
		.kind = KIND_LINK, .many = true, .link = &place_entity, .filter = true,
		.level = LEVEL_RESTRICTED,
	},
	[TREATY_EXCHANGE_PREPARATION] = {
		.name = "preparation", .label = N_("What is to be prepared"),
		.kind = KIND_PROSE, .max = 8000, .level = LEVEL_RESTRICTED,
	},
	[TREATY_EXCHANGE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &treaty_exchange_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == TREATY_EXCHANGE_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "answer", NC_("step:treaty_exchange", "Record the answer"), "open", "answered", "answered_on", true },
	{ "close", NC_("step:treaty_exchange", "Close"), "open|answered", "closed" },
	{ "reopen", NC_("step:treaty_exchange", "Reopen"), "closed", "open" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ TREATY_EXCHANGE_DAY, TREATY_EXCHANGE_UNTIL }, 2);
}

const struct entity treaty_exchange_entity = {
	.name = "treaty_exchange", .plural = "treaty_exchanges",
	.label = N_("Exchange with the SPT"), .label_many = N_("Exchanges with the SPT"),
	.fields = fields, .field_count = TREATY_EXCHANGE_FIELD_COUNT,
	.number_prefix = "SX",
	.number_field = TREATY_EXCHANGE_NUMBER,
	.name_field = TREATY_EXCHANGE_SUBJECT,
	.state_field = TREATY_EXCHANGE_STATE, .steps = steps,
	.check = check,
};
