#include "model/ladder_step.h"

#include "model/authority.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[LADDER_STEP_POSITION] = {
		.name = "position", .label = N_("Position"),
		.kind = KIND_INTEGER, .min = 1, .max = 99, .required = true, .sort = true, .in_list = true, .identity = true,
	},
	[LADDER_STEP_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 200, .required = true, .in_list = true, .search = true,
	},
	[LADDER_STEP_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.help = N_("Empty: for every authority that has no steps of its own."),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .in_list = true, .identity = true,
	},
	[LADDER_STEP_RECIPIENT] = {
		.name = "recipient", .label = N_("Recipient"),
		.kind = KIND_CHOICE, .vocabulary = &ladder_recipient_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
	[LADDER_STEP_DAYS] = {
		.name = "days", .label = N_("Days after the reply was due"),
		.help = N_("A negative number: so many days before."),
		.kind = KIND_INTEGER, .min = -365, .max = 3650, .required = true, .in_list = true,
	},
	[LADDER_STEP_CLOCK] = {
		.name = "clock", .label = N_("The clock counts"), .help = N_("Empty: calendar days."),
		.kind = KIND_CHOICE, .vocabulary = &reply_clock_vocabulary, .in_list = true,
	},
	[LADDER_STEP_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.help = N_("Of the letter, and of its template."),
		.kind = KIND_CHOICE, .vocabulary = &letter_kind_vocabulary, .required = true, .in_list = true,
	},
	[LADDER_STEP_ACTIVE] = {
		.name = "active", .label = N_("In use"),
		.help = N_("Its letters are drafted each day. None is sent before a person approves it."),
		.kind = KIND_BOOLEAN, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == LADDER_STEP_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	str kind = record_text(after, LADDER_STEP_KIND), recipient = record_text(after, LADDER_STEP_RECIPIENT);
	if (str_is(kind, "reminder") && !str_is(recipient, "authority") && !str_is(recipient, "head") &&
	        !str_is(recipient, "publication"))
		return refuse_field(call, "recipient", say(call, N_("A reminder goes to the authority itself or to its head. To others goes an escalation.")));
	return str_is(kind, "reminder") || str_is(kind, "escalation") ||
	       refuse_field(call, "kind", say(call, N_("The letters of the ladder are reminders and escalations.")));
}

const struct entity ladder_step_entity = {
	.name = "ladder_step", .plural = "ladder_steps",
	.label = N_("Step of the ladder"), .label_many = N_("Ladder of reminders"),
	.fields = fields, .field_count = LADDER_STEP_FIELD_COUNT,
	.name_field = LADDER_STEP_NAME,
	.check = check,
};
