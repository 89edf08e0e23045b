#include "acts/own_account.h"

#include "acts/feed.h"
#include "base/catalogue.h"
#include "model/account.h"
#include "model/permit.h"
#include "vault/password.h"
#include "vault/totp.h"

enum { SECRET_LETTERS = 32 };

static bool read_credential(struct call *call, struct rows *rows)
{
	if (call->account.length == 0)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("SELECT password, coalesce(totp, '') FROM credential WHERE account = $1"),
			PARAMETERS(cell_text(call->account)), rows));
}

bool own_account(struct call *call, struct record **account, bool *second_factor)
{
	struct rows rows;
	if (!read_credential(call, &rows))
		return false;
	*second_factor = rows.count > 0 && rows_text(&rows, 0, 1).length > 0;
	*account = record_find(call, &account_entity, call->account);
	if (*account == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return true;
}

static bool check_password(struct call *call, const char *field, str password)
{
	struct rows rows;
	if (!read_credential(call, &rows))
		return false;
	switch (password_check(rows.count > 0 ? rows_text(&rows, 0, 0) : S(""), password)) {
	case PASSWORD_RIGHT: return true;
	case PASSWORD_WRONG: return refuse_field(call, field, say(call, N_("This is not your password.")));
	case PASSWORD_BUSY: break;
	}
	return call_stored(call, DB_BUSY);
}

// Everyone changes the language of the own account, also those who may not change accounts.
static bool set_language(struct call *call, void *input)
{
	const str *language = input;
	struct record *account = record_find(call, &account_entity, call->account);
	if (account == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	record_set(account, ACCOUNT_LANGUAGE, *language);
	return record_save(call, account);
}

bool own_account_language(struct call *call, str language)
{
	if (call->account.length == 0)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if (!language_known(language))
		return refuse_field(call, "language", say(call, N_("Choose one of the languages.")));
	return act_write(call, "choose_language", set_language, &language);
}

struct choice_made {
	enum account_field field;
	bool value;
};

static bool set_choice(struct call *call, void *input)
{
	const struct choice_made *made = input;
	struct record *account = record_find(call, &account_entity, call->account);
	if (account == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	record_set_integer(account, made->field, made->value);
	return record_save(call, account);
}

static bool choose(struct call *call, const char *act, enum account_field field, bool value)
{
	struct choice_made made = { field, value };
	if (call->account.length == 0)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	return act_write(call, act, set_choice, &made);
}

bool own_account_mail(struct call *call, bool wanted)
{
	return choose(call, "choose_mail", ACCOUNT_EMAIL_ME, wanted);
}

bool own_account_keys(struct call *call, bool quiet)
{
	return choose(call, "choose_keys", ACCOUNT_QUIET_KEYS, quiet);
}

bool own_account_password(struct call *call, str old, str fresh)
{
	return check_password(call, "old_password", old) &&
	       account_set_password(call, call->account, fresh);
}

// Base32 as we make it: what comes back from the form is kept, so it must be of that kind.
static bool is_secret(str secret)
{
	for (size_t i = 0; i < secret.length; i++) {
		char c = secret.data[i];
		if (!((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7')))
			return false;
	}
	return secret.length == SECRET_LETTERS;
}

bool own_account_offer(struct call *call, str issuer, str secret, struct second_factor *offer)
{
	struct record *account;
	bool has;
	if (!own_account(call, &account, &has))
		return false;
	offer->secret = is_secret(secret) ? secret : totp_secret_new(call->arena);
	offer->uri = totp_uri(call->arena, offer->secret, issuer, record_text(account, ACCOUNT_NAME));
	return true;
}

bool own_account_confirm(struct call *call, str secret, str code)
{
	int64_t last = 0;
	if (call->account.length == 0)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if (!is_secret(secret) ||
	        !totp_right(secret, str_trim(code), instant_milliseconds(&call->now) / 1000, &last))
		return refuse_field(call, "code",
			say(call, N_("This code does not fit. Check the clock of your device and type the next code.")));
	return account_set_totp(call, call->account, secret);
}

bool own_account_without(struct call *call, str password)
{
	return check_password(call, "factor_password", password) && account_set_totp(call, call->account, S(""));
}

bool own_account_feed(struct call *call, str password, str *token)
{
	*token = S("");
	return check_password(call, "feed_password", password) && feed_make(call, token);
}

bool account_first_password(struct call *call, str account, str *password)
{
	*password = password_new(call->arena);
	return permit_entity(call, VERB_CHANGE, &account_entity) &&
	       account_set_password(call, account, *password);
}
