#include "model/register_check.h"

#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice contradiction_choices[] = {
	{ "interview", NC_("contradiction", "With an interview") },
	{ "register", NC_("contradiction", "With another register") },
	{ "observation", NC_("contradiction", "With what was seen") },
};
static const struct vocabulary contradiction_vocabulary = {
	"contradiction", "contradiction", N_("Contradictions"),
	contradiction_choices, COUNT(contradiction_choices), false,
};

static const struct field fields[] = {
	[REGISTER_CHECK_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[REGISTER_CHECK_KIND] = {
		.name = "kind", .label = N_("Register"),
		.kind = KIND_CHOICE, .vocabulary = &register_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[REGISTER_CHECK_PERIOD_FROM] = {
		.name = "period_from", .label = N_("First day looked at"),
		.kind = KIND_DAY, .reduced = true, .in_list = true, .identity = true,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_PERIOD_TO] = {
		.name = "period_to", .label = N_("Last day looked at"),
		.kind = KIND_DAY, .reduced = true, .identity = true,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_ENTRIES_SAMPLED] = {
		.name = "entries_sampled", .label = N_("Entries looked at"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_ENTRIES_COMPLETE] = {
		.name = "entries_complete", .label = N_("Complete entries"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .in_list = true,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_MISSING_FIELDS] = {
		.name = "missing_fields", .label = N_("What was missing"),
		.kind = KIND_PROSE, .max = 4000, .search = true, .in_list = true,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_CONTRADICTIONS] = {
		.name = "contradictions", .label = N_("Contradictions"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &contradiction_vocabulary,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_SIGNED] = {
		.name = "signed", .label = N_("Entries are signed"),
		.kind = KIND_BOOLEAN,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_TIMED] = {
		.name = "timed", .label = N_("The hour is entered"),
		.kind = KIND_BOOLEAN,
		.level = LEVEL_RESTRICTED,
	},
	[REGISTER_CHECK_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 20000, .search = true,
		.level = LEVEL_RESTRICTED,
	},
};
static_assert(COUNT(fields) == REGISTER_CHECK_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	if (!record_has(after, REGISTER_CHECK_ENTRIES_SAMPLED) ||
	        record_integer(after, REGISTER_CHECK_ENTRIES_COMPLETE) <=
			record_integer(after, REGISTER_CHECK_ENTRIES_SAMPLED))
		return true;
	return refuse_field(call, "entries_complete",
		say(call, N_("More entries are complete than were looked at.")));
}

const struct entity register_check_entity = {
	.name = "register_check", .plural = "register_checks",
	.label = N_("Register check"), .label_many = N_("Register checks"),
	.fields = fields, .field_count = REGISTER_CHECK_FIELD_COUNT,
	.name_field = REGISTER_CHECK_KIND,
	.check = check,
};
