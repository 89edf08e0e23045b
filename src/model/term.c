#include "model/term.h"

#include "base/catalogue.h"
#include "model/record.h"

static const struct field fields[] = {
	[TERM_VOCABULARY] = {
		.name = "vocabulary", .label = N_("Vocabulary"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[TERM_CODE] = {
		.name = "code", .label = N_("Code"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .sort = true,
		.in_list = true, .search = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[TERM_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .in_list = true, .search = true,
		.level = LEVEL_PUBLIC,
	},
	[TERM_BASE] = {
		.name = "base", .label = N_("Counts as"),
		.kind = KIND_CODE, .max = 60, .required = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[TERM_POSITION] = {
		.name = "position", .label = N_("Order"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000, .level = LEVEL_PUBLIC,
	},
	[TERM_ACTIVE] = {
		.name = "active", .label = N_("In use"),
		.kind = KIND_BOOLEAN, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == TERM_FIELD_COUNT, "one row for each field");

static bool is_taken(struct call *call, const struct record *record)
{
	struct rows rows;
	return !db_query(call->db, call->arena,
		       SQL("SELECT 1 FROM term WHERE vocabulary = $1 AND code = $2 AND id <> $3 AND binned_at IS NULL"),
		       PARAMETERS(cell_text(record_text(record, TERM_VOCABULARY)), cell_text(record_text(record, TERM_CODE)),
			       cell_text(record->id)),
		       &rows) ||
	       rows.count > 0;
}

// Figures count by the words of the program: one that counted as none of them would be lost there.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	const struct vocabulary *vocabulary = vocabulary_find(record_text(after, TERM_VOCABULARY));
	if (vocabulary == NULL || !vocabulary->open)
		return refuse_field(call, "vocabulary", say(call, N_("There is no vocabulary of this name to which words can be added.")));
	bool good = true;
	if (vocabulary_label(vocabulary, record_text(after, TERM_BASE)) == NULL)
		good = refuse_field(call, "base", say(call, N_("Choose the word of the program that this one counts as.")));
	if (before == NULL && (vocabulary_label(vocabulary, record_text(after, TERM_CODE)) != NULL || is_taken(call, after)))
		good = refuse_field(call, "code", say(call, N_("This vocabulary has a word of this code already.")));
	return good;
}

const struct entity term_entity = {
	.name = "term", .plural = "terms",
	.label = N_("Term"), .label_many = N_("Terms"),
	.fields = fields, .field_count = TERM_FIELD_COUNT,
	.name_field = TERM_NAME,
	.check = check,
};
