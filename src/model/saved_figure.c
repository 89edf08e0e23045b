#include "model/saved_figure.h"

#include "model/account.h"

#define FIXED .once = true, .settled = true

static const struct field fields[] = {
	[SAVED_FIGURE_NAME] = {
		.name = "name", .label = N_("Name of the figure"),
		.kind = KIND_TEXT, .max = 120, .required = true, .in_list = true, .search = true, .identity = true,
	},
	[SAVED_FIGURE_INDICATOR] = {
		.name = "indicator", .label = N_("Figure"),
		.kind = KIND_CODE, .max = 20, .required = true, FIXED, .filter = true, .in_list = true,
	},
	[SAVED_FIGURE_AS_OF] = {
		.name = "as_of", .label = N_("As of"),
		.kind = KIND_DAY, .reduced = true, .required = true, FIXED, .sort = true, .in_list = true,
	},
	[SAVED_FIGURE_ASKED] = {
		.name = "asked", .label = N_("What was asked"),
		.help = N_("Split, filters and period, so that it can be counted again."),
		.kind = KIND_PROSE, .max = 8000, .required = true, FIXED,
	},
	[SAVED_FIGURE_RULE] = {
		.name = "rule", .label = N_("Version of the rule"),
		.kind = KIND_INTEGER, .min = 1, .max = 1000000, .required = true, FIXED,
	},
	// Numbers over rows that not everybody sees: who may be told them is asked by figure_tell.
	[SAVED_FIGURE_TOLD] = {
		.name = "told", .label = N_("What was told"),
		.kind = KIND_PROSE, .max = 400000, .level = LEVEL_RESTRICTED, .required = true, FIXED,
	},
	[SAVED_FIGURE_HASH] = {
		.name = "hash", .label = N_("Hash of the rows (SHA-256)"),
		.kind = KIND_CODE, .max = 64, FIXED,
	},
	[SAVED_FIGURE_COUNTED_BY] = {
		.name = "counted_by", .label = N_("Counted by"),
		.kind = KIND_LINK, .link = &account_entity, FIXED,
	},
	[SAVED_FIGURE_OWNER] = {
		.name = "owner", .label = N_("Whose figure"),
		.help = N_("Empty: of the institution, for everybody."),
		.kind = KIND_LINK, .link = &account_entity, FIXED, .filter = true, .in_list = true, .identity = true,
	},
};
static_assert(COUNT(fields) == SAVED_FIGURE_FIELD_COUNT, "one row for each field");

const struct entity saved_figure_entity = {
	.name = "saved_figure", .plural = "saved_figures",
	.label = N_("Saved figure"), .label_many = N_("Saved figures"),
	.fields = fields, .field_count = SAVED_FIGURE_FIELD_COUNT,
	.name_field = SAVED_FIGURE_NAME,
};
