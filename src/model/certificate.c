#include "model/certificate.h"

#include "model/check.h"
#include "model/record.h"
#include "model/training_session.h"

static const struct field fields[] = {
	[CERTIFICATE_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 20, .required = true, .once = true, .unique = true, .in_list = true, .identity = true,
	},
	[CERTIFICATE_TRAINING_SESSION] = {
		.name = "training_session", .label = N_("Training"),
		.kind = KIND_LINK, .link = &training_session_entity, .required = true, .once = true,
		.filter = true, .in_list = true,
	},
	[CERTIFICATE_ISSUED_ON] = {
		.name = "issued_on", .label = N_("Issued on"),
		.kind = KIND_DAY, .required = true, .once = true, .sort = true, .in_list = true,
	},
	[CERTIFICATE_NAME_SALT] = {
		.name = "name_salt", .label = N_("Salt of the name"),
		.kind = KIND_CODE, .max = 64, .required = true, .once = true, .level = LEVEL_RESTRICTED,
	},
	[CERTIFICATE_NAME_HASH] = {
		.name = "name_hash", .label = N_("Hash of the name"),
		.kind = KIND_CODE, .max = 64, .required = true, .once = true, .level = LEVEL_RESTRICTED,
	},
	[CERTIFICATE_KEY] = {
		.name = "key", .label = N_("Key"),
		.kind = KIND_CODE, .max = 64, .once = true,
	},
	[CERTIFICATE_SIGNATURE] = {
		.name = "signature", .label = N_("Signature"),
		.kind = KIND_CODE, .max = 128, .once = true,
	},
	[CERTIFICATE_REVOKED_ON] = {
		.name = "revoked_on", .label = N_("Revoked on"),
		.kind = KIND_DAY, .in_list = true,
	},
	[CERTIFICATE_REASON] = {
		.name = "reason", .label = N_("Why it was revoked"),
		.kind = KIND_TEXT, .max = 1000,
	},
};
static_assert(COUNT(fields) == CERTIFICATE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ CERTIFICATE_ISSUED_ON, CERTIFICATE_REVOKED_ON }, 2);
}

const struct entity certificate_entity = {
	.name = "certificate", .plural = "certificates",
	.label = N_("Certificate"), .label_many = N_("Certificates"),
	.fields = fields, .field_count = CERTIFICATE_FIELD_COUNT,
	.name_field = CERTIFICATE_NUMBER,
	.hidden = true,
	.check = check,
};
