#include "model/receipt.h"

#include "base/limits.h"
#include "model/authority.h"
#include "model/record.h"
#include "model/reply.h"

static const struct field fields[] = {
	[RECEIPT_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.kind = KIND_LINK, .link = &authority_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECEIPT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.help = N_("Counts the replies of this authority through its portal."),
		.kind = KIND_INTEGER, .min = 1, .max = 1000000000, .required = true, .once = true,
		.in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECEIPT_REPLY] = {
		.name = "reply", .label = N_("Reply"),
		.kind = KIND_LINK, .link = &reply_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .level = LEVEL_ADDRESSED,
	},
	[RECEIPT_ISSUED_AT] = {
		.name = "issued_at", .label = N_("Issued at"),
		.kind = KIND_INSTANT, .required = true, .once = true, .sort = true, .in_list = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECEIPT_CONTENT] = {
		.name = "content", .label = N_("What was sent"),
		.kind = KIND_PROSE, .max = 4 * LIMIT_TEXT_BYTES, .required = true, .once = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECEIPT_SHA256] = {
		.name = "sha256", .label = N_("SHA-256"),
		.kind = KIND_CODE, .max = 64, .required = true, .once = true, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECEIPT_KEY] = {
		.name = "key", .label = N_("Key"),
		.kind = KIND_CODE, .max = 64, .once = true, .level = LEVEL_ADDRESSED,
	},
	[RECEIPT_SIGNATURE] = {
		.name = "signature", .label = N_("Signature"),
		.kind = KIND_CODE, .max = 128, .once = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == RECEIPT_FIELD_COUNT, "one row for each field");

const struct entity receipt_entity = {
	.name = "receipt", .plural = "receipts",
	.label = N_("Receipt"), .label_many = N_("Receipts"),
	.fields = fields, .field_count = RECEIPT_FIELD_COUNT,
	.name_field = RECEIPT_NUMBER,
	.hidden = true,
};
