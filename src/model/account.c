#include "model/account.h"

#include "model/area.h"
#include "model/authority.h"
#include "model/record.h"
#include "model/vocabularies.h"
#include "post/message.h"

static const struct choice role_choices[] = {
	{ "administrator", NC_("role", "Administrator") },
	{ "coordinator", NC_("role", "Coordinator") },
	{ "member", NC_("role", "Member of the mechanism") },
	{ "monitor", NC_("role", "Monitor") },
	{ "doctor", NC_("role", "Medical expert") },
	{ "secretariat", NC_("role", "Secretariat") },
	{ "legal", NC_("role", "Legal officer") },
	{ "regional", NC_("role", "Regional commission") },
	{ "auditor", NC_("role", "Auditor") },
	{ "focal", NC_("role", "Focal point") },
	{ "validator", NC_("role", "Validator") },
	{ "expert", NC_("role", "External expert") },
	{ "interpreter", NC_("role", "Interpreter") },
	{ "custodian", NC_("role", "Custodian") },
	{ "spt", NC_("role", "Subcommittee on Prevention of Torture") },
	{ "network_member", NC_("role", "Network member") },
	{ "public", NC_("role", "Public") },
};
const struct vocabulary role_vocabulary = {
	"role", "role", N_("Role"), role_choices, COUNT(role_choices), false,
};

static const struct choice account_state_choices[] = {
	{ "active", NC_("state:account", "Active") },
	{ "locked", NC_("state:account", "Locked") },
};
static const struct vocabulary account_state_vocabulary = {
	"account_state", "state:account", N_("State"),
	account_state_choices, COUNT(account_state_choices), false,
};

static const struct field fields[] = {
	[ACCOUNT_NAME] = {
		.name = "name", .label = N_("Account"),
		.help = N_("Small letters, digits, dot and hyphen."), .kind = KIND_CODE,
		.max = 60, .required = true, .unique = true, .once = true, .sort = true, .in_list = true,
		.identity = true, .search = true,
	},
	[ACCOUNT_FULL_NAME] = {
		.name = "full_name", .label = N_("Name"),
		.kind = KIND_TEXT, .max = 200, .required = true, .in_list = true, .search = true,
	},
	[ACCOUNT_ROLE] = {
		.name = "role", .label = N_("Role"),
		.kind = KIND_CHOICE, .vocabulary = &role_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
	[ACCOUNT_LANGUAGE] = {
		.name = "language", .label = N_("Language"),
		.kind = KIND_CHOICE, .vocabulary = &language_vocabulary,
	},
	[ACCOUNT_AUTHORITY] = {
		.name = "authority", .label = N_("Authority"),
		.help = N_("Of a focal point or validator: only what is addressed to it is seen."),
		.kind = KIND_LINK, .link = &authority_entity, .filter = true,
	},
	[ACCOUNT_REGION] = {
		.name = "region", .label = N_("Region"),
		.help = N_("Of a regional commission: only what lies in it is seen."),
		.kind = KIND_LINK, .link = &area_entity, .link_kinds = "region",
	},
	[ACCOUNT_EMAIL] = {
		.name = "email", .label = N_("E-mail address"),
		.help = N_("Where notices go. They say that there is something new and where to sign in, nothing else."),
		.kind = KIND_TEXT, .max = 254,
	},
	[ACCOUNT_EMAIL_ME] = {
		.name = "email_me", .label = N_("Notices by e-mail"), .kind = KIND_BOOLEAN,
	},
	[ACCOUNT_QUIET_KEYS] = {
		.name = "quiet_keys", .label = N_("Single keys switched off"),
		.help = N_("Letters typed outside a field do nothing: for those who speak to their computer, or whose hand rests on the keys."),
		.kind = KIND_BOOLEAN,
	},
	[ACCOUNT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &account_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == ACCOUNT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "lock", NC_("step:account", "Lock"), "active", "locked" },
	{ "unlock", NC_("step:account", "Unlock"), "locked", "active" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return !record_has(after, ACCOUNT_EMAIL) || message_address_good(record_text(after, ACCOUNT_EMAIL)) ||
	       refuse_field(call, "email", say(call, N_("This is not an e-mail address. Write it as in name@example.org.")));
}

const struct entity account_entity = {
	.name = "account", .plural = "accounts",
	.label = N_("Account"), .label_many = N_("Accounts"),
	.fields = fields, .field_count = ACCOUNT_FIELD_COUNT,
	.name_field = ACCOUNT_FULL_NAME,
	.state_field = ACCOUNT_STATE, .steps = steps,
	.check = check,
};
