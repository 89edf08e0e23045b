#include "acts/sign_in.h"

#include "base/id.h"
#include "base/journal.h"
#include "model/entities.h"
#include "model/permit.h"
#include "store/log.h"
#include "vault/password.h"
#include "vault/token.h"
#include "vault/totp.h"

#define NOT_RIGHT N_("Account, password or code is not right. Nothing else was changed.")

static void fill_caller(struct call *call, const struct rows *rows, size_t row)
{
	call->account = rows_text(rows, row, 0);
	call->account_name = rows_text(rows, row, 1);
	call->role = role_from_code(rows_text(rows, row, 2));
	call->account_authority = rows_text(rows, row, 3);
	call->account_region = rows_text(rows, row, 4);
	call->account_language = rows_text(rows, row, 5);
	call->account_person = rows_text(rows, row, 6);
	call->account_quiet_keys = rows_integer(rows, row, 7) != 0;
}

#define CALLER_COLUMNS \
	"SELECT a.id, a.name, a.role, coalesce(a.authority, ''), coalesce(a.region, ''), coalesce(a.language, ''), a.full_name," \
	" coalesce(a.quiet_keys, 0)"

bool account_note(struct call *call, const char *act, str account)
{
	struct leaf leaf = { .at = instant_str(&call->now), .actor = call->account, .act = str_from(act),
		.entity = S("account"), .record = account, .version = 0, .row = S(""), .import = S("") };
	return call_stored(call, log_append(call->db, call->arena, &leaf));
}

static struct instant before(const struct instant *now, int64_t minutes)
{
	return instant_from_milliseconds(instant_milliseconds(now) - minutes * 60 * 1000);
}

// Sessions that are over are not kept: who held one and when is nobody's business any more.
static bool sweep_sessions(struct call *call)
{
	struct instant idle = before(&call->now, SESSION_IDLE_MINUTES), old = before(&call->now, SESSION_HOURS * 60);
	return call_stored(call,
		db_run(call->db, call->arena, SQL("DELETE FROM session WHERE seen_at <= $1 OR created_at <= $2"),
			PARAMETERS(cell_text(instant_str(&idle)), cell_text(instant_str(&old))), NULL));
}

struct session_made {
	struct session *session;
	bool has_code;
	int64_t last;
};

static bool make_session(struct call *call, void *input)
{
	struct session_made *made = input;
	struct session *session = made->session;
	session->token = token_new(call->arena);
	session->form_key = random_hex(call->arena, 32);
	if (made->has_code) {
		struct rows rows;
		// Two sign-ins with one code: only one of them finds the position still behind.
		if (!call_stored(call, db_run(call->db, call->arena,
					       SQL("UPDATE credential SET totp_last = $1 WHERE account = $2"
					           " AND coalesce(totp_last, 0) < CAST($1 AS BIGINT) RETURNING account"),
					       PARAMETERS(cell_integer(made->last), cell_text(call->account)), &rows)))
			return false;
		if (rows.count == 0)
			return refuse(call, REFUSED_NOT_SIGNED_IN, NOT_RIGHT);
	}
	return sweep_sessions(call) && call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("INSERT INTO session (token, account, created_at, seen_at, form_key, role)"
			           " VALUES ($1, $2, $3, $3, $4, $5)"),
			       PARAMETERS(cell_text(token_hash(call->arena, session->token)), cell_text(call->account),
				       cell_text(instant_str(&call->now)), cell_text(session->form_key),
				       cell_text(str_from(role_code(call->role)))),
			       NULL)) &&
	       account_note(call, "sign_in", call->account);
}

bool sign_in(struct call *call, const struct sign_in_request *request, struct session *session)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL(CALLER_COLUMNS ", c.password, coalesce(c.totp, ''), coalesce(c.totp_last, 0)"
		                       " FROM account a JOIN credential c ON c.account = a.id"
		                       " WHERE a.name = $1 AND a.state = 'active' AND a.binned_at IS NULL"),
		    PARAMETERS(cell_text(request->account)), &rows))
		return call_stored(call, DB_BUSY);
	bool known = rows.count == 1;
	switch (password_check(known ? rows_text(&rows, 0, 8) : S(""), request->password)) {
	case PASSWORD_RIGHT: break;
	case PASSWORD_WRONG: return refuse(call, REFUSED_NOT_SIGNED_IN, NOT_RIGHT);
	case PASSWORD_BUSY:
		return refuse(call, REFUSED_BUSY,
			N_("Many people are signing in just now. Nothing was lost; please try again in a moment."));
	}
	struct session_made made = { .session = session };
	str secret = rows_text(&rows, 0, 9);
	if (secret.length > 0) {
		made.has_code = true;
		made.last = rows_integer(&rows, 0, 10);
		if (!totp_right(secret, str_trim(request->code), instant_milliseconds(&call->now) / 1000, &made.last))
			return refuse(call, REFUSED_NOT_SIGNED_IN, NOT_RIGHT);
	}
	fill_caller(call, &rows, 0);
	return act_write(call, "sign_in", make_session, &made);
}

static bool seen(struct call *call, void *input)
{
	const str *hash = input;
	return call_stored(call,
		db_run(call->db, call->arena, SQL("UPDATE session SET seen_at = $1 WHERE token = $2"),
			PARAMETERS(cell_text(instant_str(&call->now)), cell_text(*hash)), NULL));
}

bool session_enter(struct call *call, str token, struct session *session)
{
	struct instant idle = before(&call->now, SESSION_IDLE_MINUTES);
	struct instant old = before(&call->now, SESSION_HOURS * 60);
	struct instant recent = before(&call->now, 1);
	str hash = token_hash(call->arena, token);
	struct rows rows;
	if (token.length == 0)
		return false;
	if (!call_stored(call, db_run(call->db, call->arena,
			SQL(CALLER_COLUMNS ", s.form_key, s.seen_at FROM session s JOIN account a ON a.id = s.account"
			                   " WHERE s.token = $1 AND s.seen_at > $2 AND s.created_at > $3"
			                   " AND a.state = 'active' AND a.binned_at IS NULL AND a.role = s.role"),
			PARAMETERS(cell_text(hash), cell_text(instant_str(&idle)), cell_text(instant_str(&old))), &rows)) ||
	        rows.count == 0)
		return false;
	fill_caller(call, &rows, 0);
	session->form_key = rows_text(&rows, 0, 8);
	// Last seen is written once a minute at most: reading a page must not wait for the disk.
	if (str_compare(rows_text(&rows, 0, 9), instant_str(&recent)) < 0 && call->writer != NULL &&
	        !writer_occupied(call->writer) && !act_write(call, "seen", seen, &hash))
		call->refusal = REFUSED_NOT;
	return true;
}

bool token_enter(struct call *call, str token)
{
	struct rows rows;
	if (token.length == 0)
		return false;
	if (!call_stored(call, db_run(call->db, call->arena,
			SQL(CALLER_COLUMNS " FROM api_token k JOIN account a ON a.id = k.account WHERE k.token = $1"
			                   " AND k.revoked_at IS NULL AND a.state = 'active' AND a.binned_at IS NULL"),
			PARAMETERS(cell_text(token_hash(call->arena, token))), &rows)) ||
	        rows.count == 0)
		return false;
	fill_caller(call, &rows, 0);
	return true;
}

bool caller_enter(struct call *call, str account)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL(CALLER_COLUMNS " FROM account a WHERE a.id = $1 AND a.state = 'active' AND a.binned_at IS NULL"),
		    PARAMETERS(cell_text(account)), &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return refuse(call, REFUSED_FORBIDDEN, N_("There is no active account of this name."));
	fill_caller(call, &rows, 0);
	return true;
}

static bool end_session(struct call *call, void *input)
{
	const str *token = input;
	return call_stored(call,
		       db_run(call->db, call->arena, SQL("DELETE FROM session WHERE token = $1"),
			       PARAMETERS(cell_text(token_hash(call->arena, *token))), NULL)) &&
	       account_note(call, "sign_out", call->account);
}

bool sign_out(struct call *call, str token)
{
	bool done = act_write(call, "sign_out", end_session, &token);
	if (done)
		journal(PRIORITY_NOTICE, EVENT_SIGNED_OUT, JOURNAL_ID(KEY_ACCOUNT, call->account));
	return done;
}

struct credential {
	str account, value;
};

static bool may_change(struct call *call, str account)
{
	if (permit_may(call, VERB_CHANGE, &account_entity) || str_equal(account, call->account))
		return true;
	return refuse(call, REFUSED_FORBIDDEN, N_("Only an administrator changes another account."));
}

static bool set_password(struct call *call, void *input)
{
	const struct credential *credential = input;
	return may_change(call, credential->account) &&
	       call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("INSERT INTO credential (account, password) VALUES ($1, $2)"
			           " ON CONFLICT (account) DO UPDATE SET password = excluded.password"),
			       PARAMETERS(cell_text(credential->account), cell_text(credential->value)), NULL)) &&
	       call_stored(call,
		       db_run(call->db, call->arena, SQL("DELETE FROM session WHERE account = $1"),
			       PARAMETERS(cell_text(credential->account)), NULL)) &&
	       account_note(call, "set_password", credential->account);
}

bool account_set_password(struct call *call, str account, str password)
{
	struct credential credential = { account, S("") };
	const char *why = password_refused(password);
	if (why != NULL)
		return refuse_field(call, "password", say(call, why));
	if (!password_hash(call->arena, password, PASSWORD_USUAL, &credential.value))
		return call_stored(call, DB_BUSY);
	return act_write(call, "set_password", set_password, &credential);
}

static bool set_totp(struct call *call, void *input)
{
	const struct credential *credential = input;
	return may_change(call, credential->account) &&
	       call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("UPDATE credential SET totp = $1, totp_last = 0 WHERE account = $2"),
			       PARAMETERS(cell_text_or_null(credential->value), cell_text(credential->account)), NULL)) &&
	       account_note(call, "set_second_factor", credential->account);
}

bool account_set_totp(struct call *call, str account, str secret)
{
	struct credential credential = { account, secret };
	return act_write(call, "set_second_factor", set_totp, &credential);
}

static bool add_token(struct call *call, void *input)
{
	struct credential *credential = input;
	if (!may_change(call, credential->account))
		return false;
	credential->value = token_new(call->arena);
	return call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("INSERT INTO api_token (id, token, account, created_at) VALUES ($1, $2, $3, $4)"),
			       PARAMETERS(cell_text(id_new(call->arena, &call->now)),
				       cell_text(token_hash(call->arena, credential->value)),
				       cell_text(credential->account), cell_text(instant_str(&call->now))),
			       NULL)) &&
	       account_note(call, "add_token", credential->account);
}

bool token_add(struct call *call, str account, str *token)
{
	struct credential credential = { account, S("") };
	bool done = act_write(call, "add_token", add_token, &credential);
	*token = credential.value;
	return done;
}

static bool revoke_token(struct call *call, void *input)
{
	const str *id = input;
	struct rows rows;
	if (!permit_entity(call, VERB_CHANGE, &account_entity) ||
	        !call_stored(call, db_run(call->db, call->arena,
					   SQL("UPDATE api_token SET revoked_at = $1 WHERE id = $2"
					       " AND revoked_at IS NULL RETURNING account"),
					   PARAMETERS(cell_text(instant_str(&call->now)), cell_text(*id)), &rows)))
		return false;
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN, N_("There is no such token in use."));
	return account_note(call, "revoke_token", rows_text(&rows, 0, 0));
}

bool token_revoke(struct call *call, str id)
{
	return act_write(call, "revoke_token", revoke_token, &id);
}
