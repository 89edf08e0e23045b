#include "model/exchange_package.h"

#include "base/limits.h"
#include "model/account.h"
#include "model/exchange_peer.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice exchange_purpose_choices[] = {
	{ "regional_comparison", NC_("exchange_purpose", "Comparison in the region") },
	{ "joint_report", NC_("exchange_purpose", "A report made together") },
	{ "peer_learning", NC_("exchange_purpose", "Learning from each other") },
};
const struct vocabulary exchange_purpose_vocabulary = {
	"exchange_purpose", "exchange_purpose", N_("Purpose"),
	exchange_purpose_choices, COUNT(exchange_purpose_choices), false,
};

static const struct choice exchange_direction_choices[] = {
	{ "sent", NC_("exchange_direction", "To them") },
	{ "received", NC_("exchange_direction", "From them") },
};
static const struct vocabulary exchange_direction_vocabulary = {
	"exchange_direction", "exchange_direction", N_("Direction"),
	exchange_direction_choices, COUNT(exchange_direction_choices), false,
};

static const struct choice exchange_way_choices[] = {
	{ "file", NC_("exchange_way", "As a file") },
	{ "http", NC_("exchange_way", "From server to server") },
};
static const struct vocabulary exchange_way_vocabulary = {
	"exchange_way", "exchange_way", N_("Way"),
	exchange_way_choices, COUNT(exchange_way_choices), false,
};

static const struct choice exchange_package_state_choices[] = {
	{ "draft", NC_("state:exchange_package", "Draft") },
	{ "approved", NC_("state:exchange_package", "Approved") },
	{ "delivered", NC_("state:exchange_package", "Handed over") },
	{ "discarded", NC_("state:exchange_package", "Discarded") },
	{ "received", NC_("state:exchange_package", "Taken in") },
};
static const struct vocabulary exchange_package_state_vocabulary = {
	"exchange_package_state", "state:exchange_package", N_("State"),
	exchange_package_state_choices, COUNT(exchange_package_state_choices), false,
};

// What nobody writes but the acts of packages, and they once.
#define FIXED .once = true, .settled = true

static const struct field fields[] = {
	[EXCHANGE_PACKAGE_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
	},
	[EXCHANGE_PACKAGE_PEER] = {
		.name = "peer", .label = N_("Mechanism"),
		.kind = KIND_LINK, .link = &exchange_peer_entity, .required = true, FIXED, .filter = true, .in_list = true,
	},
	[EXCHANGE_PACKAGE_DIRECTION] = {
		.name = "direction", .label = N_("Direction"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_direction_vocabulary, .required = true, FIXED, .filter = true, .in_list = true,
	},
	[EXCHANGE_PACKAGE_SEQUENCE] = {
		.name = "sequence", .label = N_("Number between the two"),
		.kind = KIND_INTEGER, .min = 1, .max = 1000000000, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_FROM_ON] = {
		.name = "from_on", .label = N_("Period from"),
		.kind = KIND_DAY, .required = true, FIXED, .in_list = true,
	},
	[EXCHANGE_PACKAGE_TO_ON] = {
		.name = "to_on", .label = N_("Period until"),
		.kind = KIND_DAY, .required = true, FIXED, .in_list = true,
	},
	[EXCHANGE_PACKAGE_AS_OF] = {
		.name = "as_of", .label = N_("As of"),
		.kind = KIND_DAY, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_FIGURES] = {
		.name = "figures", .label = N_("Figures"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &exchange_figure_vocabulary, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_DIMENSIONS] = {
		.name = "dimensions", .label = N_("Split by"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &exchange_dimension_vocabulary, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_THRESHOLD] = {
		.name = "threshold", .label = N_("Least count that is shown"),
		.kind = KIND_INTEGER, .min = 3, .max = 100, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_PURPOSE] = {
		.name = "purpose", .label = N_("Purpose"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_purpose_vocabulary, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_AUDIENCE] = {
		.name = "audience", .label = N_("Who may see it"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_audience_vocabulary, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_VALID_UNTIL] = {
		.name = "valid_until", .label = N_("Shown until"),
		.kind = KIND_DAY, .required = true, FIXED, .in_list = true,
	},
	[EXCHANGE_PACKAGE_MADE_AT] = {
		.name = "made_at", .label = N_("Made at"),
		.kind = KIND_INSTANT, .required = true, FIXED,
	},
	[EXCHANGE_PACKAGE_CONTENT] = {
		.name = "content", .label = N_("Content"),
		.kind = KIND_PROSE, .max = LIMIT_EXCHANGE_BYTES, FIXED, .level = LEVEL_RESTRICTED,
	},
	[EXCHANGE_PACKAGE_SHA256] = {
		.name = "sha256", .label = N_("SHA-256"),
		.kind = KIND_CODE, .max = 64, .required = true, FIXED, .filter = true,
	},
	[EXCHANGE_PACKAGE_SIGNATURE] = {
		.name = "signature", .label = N_("Signature"),
		.kind = KIND_CODE, .max = 128, FIXED,
	},
	[EXCHANGE_PACKAGE_APPROVED_BY] = {
		.name = "approved_by", .label = N_("Approved by"),
		.kind = KIND_LINK, .link = &account_entity, FIXED,
	},
	[EXCHANGE_PACKAGE_WAY] = {
		.name = "way", .label = N_("Way"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_way_vocabulary, FIXED,
	},
	[EXCHANGE_PACKAGE_DELIVERED_ON] = {
		.name = "delivered_on", .label = N_("Handed over or taken in on"),
		.kind = KIND_DAY, FIXED,
	},
	[EXCHANGE_PACKAGE_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_package_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == EXCHANGE_PACKAGE_FIELD_COUNT, "one row for each field");

// From what came in no step leads anywhere.
static const struct step steps[] = {
	{ "approve", NC_("step:exchange_package", "Approve"), "draft", "approved" },
	{ "hand_over", NC_("step:exchange_package", "Record that the file was handed over"), "approved", "delivered" },
	{ "discard", NC_("step:exchange_package", "Discard"), "draft|approved", "discarded" },
	{ 0 },
};

const struct entity exchange_package_entity = {
	.name = "exchange_package", .plural = "exchange_packages",
	.label = N_("Exchange package"), .label_many = N_("Exchange packages"),
	.fields = fields, .field_count = EXCHANGE_PACKAGE_FIELD_COUNT,
	.number_prefix = "XP",
	.number_field = EXCHANGE_PACKAGE_NUMBER,
	.name_field = EXCHANGE_PACKAGE_NUMBER,
	.state_field = EXCHANGE_PACKAGE_STATE, .steps = steps,
};
