#include "model/preparation_item.h"

#include "model/place.h"
#include "model/record.h"
#include "model/treaty_exchange.h"
#include "model/value.h"

static const struct choice preparation_kind_choices[] = {
	{ "document", NC_("preparation_kind", "Document asked for") },
	{ "person", NC_("preparation_kind", "Person to meet") },
	{ "place", NC_("preparation_kind", "Place") },
	{ "arrangement", NC_("preparation_kind", "Arrangement") },
};
const struct vocabulary preparation_kind_vocabulary = {
	"preparation_kind", "preparation_kind", N_("Kinds of preparation"),
	preparation_kind_choices, COUNT(preparation_kind_choices), true,
};

static const struct choice preparation_item_state_choices[] = {
	{ "open", NC_("state:preparation_item", "Open") },
	{ "done", NC_("state:preparation_item", "Done") },
	{ "dropped", NC_("state:preparation_item", "Dropped") },
};
const struct vocabulary preparation_item_state_vocabulary = {
	"preparation_item_state", "state:preparation_item", N_("State"),
	preparation_item_state_choices, COUNT(preparation_item_state_choices), false,
};

static const struct field fields[] = {
	[PREPARATION_ITEM_TREATY_EXCHANGE] = {
		.name = "treaty_exchange", .label = N_("Visit of the body"),
		.help = N_("Empty: it stands on the list that each preparation begins with."),
		.kind = KIND_LINK, .link = &treaty_exchange_entity, .once = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[PREPARATION_ITEM_WHAT] = {
		.name = "what", .label = N_("What is to be ready"),
		.help = N_("Without names of persons deprived of liberty."),
		.kind = KIND_TEXT, .max = 1000, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[PREPARATION_ITEM_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &preparation_kind_vocabulary, .required = true, .filter = true,
		.in_list = true,
	},
	[PREPARATION_ITEM_DAYS_BEFORE] = {
		.name = "days_before", .label = N_("Days before the visit"),
		.help = N_("Of the list that each preparation begins with: the due day is counted from it."),
		.kind = KIND_INTEGER, .min = 0, .max = 730,
	},
	[PREPARATION_ITEM_DUE_ON] = {
		.name = "due_on", .label = N_("Due on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[PREPARATION_ITEM_OWNER] = {
		.name = "owner", .label = N_("Who does it"),
		.kind = KIND_TEXT, .max = 200, .in_list = true,
	},
	[PREPARATION_ITEM_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .level = LEVEL_RESTRICTED,
	},
	[PREPARATION_ITEM_DONE_ON] = {
		.name = "done_on", .label = N_("Done on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true,
	},
	[PREPARATION_ITEM_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000, .level = LEVEL_RESTRICTED,
	},
	[PREPARATION_ITEM_REASON] = {
		.name = "reason", .label = N_("Why it was dropped"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[PREPARATION_ITEM_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &preparation_item_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == PREPARATION_ITEM_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "complete", NC_("step:preparation_item", "Record as done"), "open", "done", "done_on", true },
	{ "drop", NC_("step:preparation_item", "Drop"), "open", "dropped", "reason", true },
	{ "reopen", NC_("step:preparation_item", "Reopen"), "done|dropped", "open" },
	{ 0 },
};

static bool is_visit(struct call *call, str id)
{
	const struct record *exchange = record_find(call, &treaty_exchange_entity, id);
	return exchange == NULL ||
	       str_is(value_base(call, &exchange_kind_vocabulary, record_text(exchange, TREATY_EXCHANGE_KIND)), "visit");
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	str exchange = record_text(after, PREPARATION_ITEM_TREATY_EXCHANGE);
	if (before == NULL && exchange.length > 0 && !is_visit(call, exchange))
		return refuse_field(call, "treaty_exchange", say(call, N_("A checklist is kept for the visit of a body, and this is no visit.")));
	if (exchange.length > 0 || str_is(record_text(after, PREPARATION_ITEM_STATE), "open"))
		return true;
	return refuse_field(call, "state", say(call, N_("It stands on the list that each preparation begins with, and is done for each visit by itself.")));
}

const struct entity preparation_item_entity = {
	.name = "preparation_item", .plural = "preparation_items",
	.label = N_("Item of preparation"), .label_many = N_("Preparation of visits of bodies"),
	.fields = fields, .field_count = PREPARATION_ITEM_FIELD_COUNT,
	.name_field = PREPARATION_ITEM_WHAT,
	.state_field = PREPARATION_ITEM_STATE, .steps = steps,
	.check = check,
};
