#include "model/letter.h"

#include "model/addressee_line.h"
#include "model/authority.h"
#include "model/ladder_step.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice letter_state_choices[] = {
	{ "draft", NC_("state:letter", "Draft") },
	{ "approved", NC_("state:letter", "Approved") },
	{ "sent", NC_("state:letter", "Sent") },
	{ "delivered", NC_("state:letter", "Delivered") },
	{ "withdrawn", NC_("state:letter", "Withdrawn") },
	{ "overtaken", NC_("state:letter", "Overtaken by events") },
	{ "received", NC_("state:letter", "Received, to be confirmed") },
	{ "confirmed", NC_("state:letter", "Confirmed") },
	{ "answered", NC_("state:letter", "Reply recorded") },
	{ "set_aside", NC_("state:letter", "Set aside") },
};
static const struct vocabulary letter_state_vocabulary = {
	"letter_state", "state:letter", N_("State"), letter_state_choices, COUNT(letter_state_choices), false,
};

static const struct field fields[] = {
	[LETTER_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_DIRECTION] = {
		.name = "direction", .label = N_("Direction"),
		.kind = KIND_CHOICE, .vocabulary = &letter_direction_vocabulary, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &letter_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.help = N_("The authority that it goes to or comes from."),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_ADDRESSED_TO] = {
		.name = "addressed_to", .label = N_("Written to"),
		.help = N_("The office that is written to, as it stands on the letter: “The Director General”."),
		.kind = KIND_TEXT, .max = 300, .search = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_THEIR_REFERENCE] = {
		.name = "their_reference", .label = N_("Their reference"),
		.help = N_("The number that the authority gave to its letter."),
		.kind = KIND_TEXT, .max = 120, .search = true, .filter = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[LETTER_IN_REPLY_TO] = {
		.name = "in_reply_to", .label = N_("In reply to"),
		.help = N_("The letter that this one follows."),
		.kind = KIND_LINK, .link = &letter_entity, .filter = true,
	},
	[LETTER_LANGUAGE] = {
		.name = "language", .label = N_("Language"),
		.kind = KIND_CHOICE, .vocabulary = &language_vocabulary, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[LETTER_SUBJECT] = {
		.name = "subject", .label = N_("Subject"),
		.kind = KIND_TEXT, .max = 300, .required = true, .search = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_PROSE, .max = 60000, .search = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_ADDRESSEE_LINES] = {
		.name = "addressee_lines", .label = N_("Addressee lines"),
		.kind = KIND_LINK, .many = true, .link = &addressee_line_entity, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[LETTER_DATED_ON] = {
		.name = "dated_on", .label = N_("Dated"),
		.help = N_("The day that stands on the letter."),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[LETTER_RECEIVED_ON] = {
		.name = "received_on", .label = N_("Received on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_SIGNED_BY] = {
		.name = "signed_by", .label = N_("Signed by"),
		.kind = KIND_TEXT, .max = 200, .level = LEVEL_ADDRESSED,
	},
	[LETTER_CHANNEL] = {
		.name = "channel", .label = N_("Channel"),
		.kind = KIND_CHOICE, .vocabulary = &channel_vocabulary, .level = LEVEL_ADDRESSED,
	},
	[LETTER_SENT_ON] = {
		.name = "sent_on", .label = N_("Sent on"),
		.help = N_("Empty: today. The lines that it carries are sent with it."),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_DELIVERED_ON] = {
		.name = "delivered_on", .label = N_("Delivered on"),
		.help = N_("The day of the proof of delivery; empty: today. The clocks of its lines count from it."),
		.kind = KIND_DAY, .filter = true, .by_step = true, .level = LEVEL_ADDRESSED,
	},
	[LETTER_MESSAGE_ID] = {
		.name = "message_id", .label = N_("Name of the e-mail"),
		.kind = KIND_TEXT, .max = 998, .filter = true, .by_step = true,
	},
	[LETTER_LADDER_STEP] = {
		.name = "ladder_step", .label = N_("Step of the ladder"),
		.kind = KIND_LINK, .link = &ladder_step_entity, .filter = true, .by_step = true,
	},
	[LETTER_STEP_ON] = {
		.name = "step_on", .label = N_("Drafted for"),
		.help = N_("The day on which the step had come for all that it carries."),
		.kind = KIND_DAY, .filter = true, .by_step = true,
	},
	[LETTER_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &letter_state_vocabulary, .required = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == LETTER_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ .name = "approve", .label = NC_("step:letter", "Approve"), .from = "draft", .to = "approved",
		.roles = ROLE_COORDINATOR },
	{ .name = "send", .label = NC_("step:letter", "Record the sending"), .from = "approved", .to = "sent", .asks = "sent_on" },
	{ .name = "deliver", .label = NC_("step:letter", "Record the delivery"), .from = "sent", .to = "delivered",
		.asks = "delivered_on" },
	{ .name = "take_back", .label = NC_("step:letter", "Take back to draft"), .from = "approved", .to = "draft" },
	{ .name = "withdraw", .label = NC_("step:letter", "Withdraw"), .from = "draft|approved", .to = "withdrawn" },
	{ .name = "confirm", .label = NC_("step:letter", "Confirm"), .from = "received", .to = "confirmed" },
	{ .name = "set_aside", .label = NC_("step:letter", "Set aside"), .from = "received", .to = "set_aside" },
	{ 0 },
};

static bool is_out_state(str state)
{
	static const char *const out[] = { "draft", "approved", "sent", "delivered", "withdrawn", "overtaken" };
	for (size_t i = 0; i < COUNT(out); i++)
		if (str_is(state, out[i]))
			return true;
	return false;
}

static bool check_direction(struct call *call, const struct record *letter)
{
	bool out = str_is(record_text(letter, LETTER_DIRECTION), "out");
	bool good = out == is_out_state(record_text(letter, LETTER_STATE)) ||
	            refuse_field(call, "state", say(call, N_("A letter that goes out and one that comes in have states of their own.")));
	if (out && record_has(letter, LETTER_RECEIVED_ON))
		good = refuse_field(call, "received_on", say(call, N_("Only a letter that came in was received.")));
	if (!out && !record_has(letter, LETTER_RECEIVED_ON))
		good = refuse_field(call, "received_on", say(call, N_("This is needed.")));
	return good;
}

static bool check(struct call *call, const struct record *before, const struct record *letter)
{
	(void)before;
	bool good = check_direction(call, letter);
	if (letter->version > 0 && str_equal(record_text(letter, LETTER_IN_REPLY_TO), letter->id))
		good = refuse_field(call, "in_reply_to", say(call, N_("A letter does not answer itself.")));
	struct day sent, delivered;
	if (day_parse(record_text(letter, LETTER_SENT_ON), &sent) &&
	        day_parse(record_text(letter, LETTER_DELIVERED_ON), &delivered) && day_difference(&delivered, &sent) < 0)
		good = refuse_field(call, "delivered_on", say(call, N_("It was not delivered before it was sent.")));
	return good;
}

const struct entity letter_entity = {
	.name = "letter", .plural = "letters",
	.label = N_("Letter"), .label_many = N_("Letters"),
	.fields = fields, .field_count = LETTER_FIELD_COUNT,
	.number_prefix = "L",
	.number_field = LETTER_NUMBER,
	.name_field = LETTER_NUMBER,
	.state_field = LETTER_STATE, .steps = steps,
	.check = check,
};

bool letter_confirms(const struct record *letter)
{
	return !str_is(record_text(letter, LETTER_KIND), "reply");
}
