#include "acts/outbox.h"

#include "base/catalogue.h"
#include "base/id.h"
#include "base/limits.h"
#include "model/permit.h"
#include "post/message.h"

enum { SWEPT_DAYS = 90, DUE_AT_A_TIME = 20 };

static const char *const kinds[] = { [MAIL_SENT] = "sent", [MAIL_REPLY_NEAR] = "reply_near",
	[MAIL_REPLY_LATE] = "reply_late", [MAIL_REPLY] = "reply", [MAIL_LETTER] = "letter", [MAIL_FACTS] = "facts", [MAIL_TASK] = "task", [MAIL_TEST] = "test" };
static_assert(COUNT(kinds) == MAIL_KIND_COUNT, "one word for each kind");
static const char *const states[] = { [MAIL_WAITING] = "waiting", [MAIL_SENDING] = "sending",
	[MAIL_ACCEPTED] = "accepted", [MAIL_FAILED] = "failed", [MAIL_BOUNCED] = "bounced" };
static_assert(COUNT(states) == MAIL_STATE_COUNT, "one word for each state");

const char *mail_kind_code(enum mail_kind kind)
{
	return kinds[kind];
}

const char *mail_state_code(enum mail_state state)
{
	return states[state];
}

static size_t index_of(const char *const *words, size_t count, str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return i;
	return 0;
}

int64_t mail_wait_minutes(int64_t tries)
{
	static const int64_t minutes[] = { 1, 5, 15, 60, 180, 360 };
	size_t at = tries < 1 ? 0 : (size_t)tries - 1;
	return minutes[at < COUNT(minutes) ? at : COUNT(minutes) - 1];
}

static struct instant later(const struct instant *from, int64_t minutes)
{
	return instant_from_milliseconds(instant_milliseconds(from) + minutes * 60 * 1000);
}

// Adding.

static bool is_due_a_notice(struct call *call, str account, enum mail_kind kind, bool *due)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT a.id FROM account a WHERE a.id = $1 AND a.state = 'active' AND a.binned_at IS NULL"
			        " AND a.email IS NOT NULL AND a.email_me = 1 AND NOT EXISTS (SELECT 1 FROM outbox o"
			        " WHERE o.account = a.id AND o.kind = $2 AND o.state = 'waiting')"),
			    PARAMETERS(cell_text(account), cell_text(str_from(kinds[kind]))), &rows)))
		return false;
	*due = rows.count > 0;
	return true;
}

static bool add(struct call *call, str account, enum mail_kind kind)
{
	str now = instant_str(&call->now);
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO outbox (id, message_id, account, kind, state, tries, at, since, next_at, address, words)"
			    " VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5, $5, '', '')"),
			PARAMETERS(cell_text(id_new(call->arena, &call->now)),
				cell_text(message_id_new(call->arena, str_from(call->mail_from))), cell_text(account),
				cell_text(str_from(kinds[kind])), cell_text(now)),
			NULL));
}

bool outbox_add(struct call *call, str account, enum mail_kind kind)
{
	bool due;
	if (call->mail_from == NULL || str_equal(account, call->account))
		return true;
	if (!is_due_a_notice(call, account, kind, &due) || !due)
		return call->refusal == REFUSED_NOT;
	return add(call, account, kind);
}

// Looking.

#define MAIL_COLUMNS \
	"SELECT o.id, o.message_id, o.account, a.name, o.kind, o.state, o.tries, o.at, o.next_at, o.address, o.words" \
	" FROM outbox o JOIN account a ON a.id = o.account"

static struct mail read_row(const struct rows *rows, size_t row)
{
	return (struct mail){
		.id = rows_text(rows, row, 0), .message_id = rows_text(rows, row, 1), .account = rows_text(rows, row, 2),
		.account_name = rows_text(rows, row, 3),
		.kind = (enum mail_kind)index_of(kinds, COUNT(kinds), rows_text(rows, row, 4)),
		.state = (enum mail_state)index_of(states, COUNT(states), rows_text(rows, row, 5)),
		.tries = rows_integer(rows, row, 6), .at = rows_text(rows, row, 7), .next_at = rows_text(rows, row, 8),
		.address = rows_text(rows, row, 9), .words = rows_text(rows, row, 10),
	};
}

static bool may_see(struct call *call)
{
	if (permit_power(call, POWER_MAIL))
		return true;
	return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

bool outbox_list(struct call *call, str state, struct mail **mails, size_t *count)
{
	struct rows rows;
	*count = 0;
	if (!may_see(call))
		return false;
	bool read = state.length == 0 ?
		db_query(call->db, call->arena, SQL(MAIL_COLUMNS " WHERE o.state <> 'accepted' ORDER BY o.at DESC, o.id DESC LIMIT $1"),
			PARAMETERS(cell_integer(OUTBOX_SHOWN)), &rows) :
		db_query(call->db, call->arena, SQL(MAIL_COLUMNS " WHERE o.state = $1 ORDER BY o.at DESC, o.id DESC LIMIT $2"),
			PARAMETERS(cell_text(state), cell_integer(OUTBOX_SHOWN)), &rows);
	if (!read)
		return call_stored(call, DB_BUSY);
	*mails = NEW_MANY(call->arena, rows.count, struct mail);
	for (; *count < rows.count; ++*count)
		(*mails)[*count] = read_row(&rows, *count);
	return true;
}

bool outbox_count(struct call *call, int64_t counts[MAIL_STATE_COUNT])
{
	struct rows rows;
	if (!may_see(call))
		return false;
	if (!db_query(call->db, call->arena, SQL("SELECT state, count(*) FROM outbox GROUP BY state"), NO_PARAMETERS, &rows))
		return call_stored(call, DB_BUSY);
	for (size_t i = 0; i < MAIL_STATE_COUNT; i++)
		counts[i] = 0;
	for (size_t i = 0; i < rows.count; i++)
		counts[index_of(states, COUNT(states), rows_text(&rows, i, 0))] = rows_integer(&rows, i, 1);
	return true;
}

void mail_json(struct buf *buf, const struct mail *mail)
{
	buf_add_c(buf, "{\"id\":");
	buf_add_json(buf, mail->id);
	buf_add_c(buf, ",\"message_id\":");
	buf_add_json(buf, mail->message_id);
	buf_add_c(buf, ",\"account\":");
	buf_add_json(buf, mail->account_name);
	buf_addf(buf, ",\"kind\":\"%s\",\"state\":\"%s\",\"tries\":%lld,\"at\":", kinds[mail->kind], states[mail->state],
		(long long)mail->tries);
	buf_add_json(buf, mail->at);
	buf_add_c(buf, mail->state == MAIL_WAITING || mail->state == MAIL_SENDING ? ",\"next_at\":" : ",\"ended_at\":");
	buf_add_json(buf, mail->next_at);
	buf_add_c(buf, ",\"address\":");
	buf_add_json(buf, mail->address);
	buf_add_c(buf, ",\"words\":");
	buf_add_json(buf, mail->words);
	buf_add_char(buf, '}');
}

// A test message.

static bool add_test(struct call *call, void *input)
{
	(void)input;
	struct rows account, waiting;
	if (!call_stored(call,
		    db_run(call->db, call->arena, SQL("SELECT coalesce(email, '') FROM account WHERE id = $1"),
			    PARAMETERS(cell_text(call->account)), &account)) ||
	        !call_stored(call,
			db_run(call->db, call->arena,
				SQL("UPDATE outbox SET since = $1, next_at = $1 WHERE account = $2 AND kind = 'test' AND state = 'waiting'"
				    " RETURNING id"),
				PARAMETERS(cell_text(instant_str(&call->now)), cell_text(call->account)), &waiting)))
		return false;
	if (account.count == 0 || rows_text(&account, 0, 0).length == 0)
		return refuse(call, REFUSED_CONFLICT,
			N_("Your account has no e-mail address, so nothing was sent. Enter it under Accounts, then try again."));
	return waiting.count > 0 || add(call, call->account, MAIL_TEST);
}

bool outbox_test(struct call *call)
{
	if (!may_see(call))
		return false;
	if (call->mail_from == NULL)
		return refuse(call, REFUSED_CONFLICT,
			N_("Nothing was sent: the server was started without a mail server. The manual says how it is started with one."));
	return act_write(call, "test_mail", add_test, NULL);
}

bool outbox_last_test(struct call *call, struct mail *mail)
{
	struct rows rows;
	*mail = (struct mail){ .id = S("") };
	if (!may_see(call))
		return false;
	if (!db_query(call->db, call->arena, SQL(MAIL_COLUMNS " WHERE o.kind = 'test' ORDER BY o.at DESC, o.id DESC LIMIT 1"), NO_PARAMETERS,
		    &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count > 0)
		*mail = read_row(&rows, 0);
	return true;
}

// Trying again.

struct trying {
	str id;
	size_t count;
};

static bool try_one(struct call *call, struct trying *trying)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT state FROM outbox WHERE id = $1"),
				       PARAMETERS(cell_text(trying->id)), &rows)))
		return false;
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (str_is(rows_text(&rows, 0, 0), "accepted"))
		return refuse(call, REFUSED_CONFLICT, N_("The mail server has taken this notice already. It is not sent twice."));
	trying->count = 1;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("UPDATE outbox SET state = CASE WHEN state = 'sending' THEN state ELSE 'waiting' END,"
			    " since = $1, next_at = $1 WHERE id = $2"),
			PARAMETERS(cell_text(instant_str(&call->now)), cell_text(trying->id)), NULL));
}

static bool try_all(struct call *call, struct trying *trying)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("UPDATE outbox SET state = CASE WHEN state = 'failed' THEN 'waiting' ELSE state END,"
			        " since = $1, next_at = $1 WHERE state IN ('waiting', 'sending', 'failed') RETURNING id"),
			    PARAMETERS(cell_text(instant_str(&call->now))), &rows)))
		return false;
	trying->count = rows.count;
	return true;
}

static bool try_again(struct call *call, void *input)
{
	struct trying *trying = input;
	return trying->id.length > 0 ? try_one(call, trying) : try_all(call, trying);
}

bool outbox_try(struct call *call, str id, size_t *count)
{
	struct trying trying = { id, 0 };
	bool done = may_see(call) && act_write(call, "try_mail", try_again, &trying);
	*count = trying.count;
	return done;
}

// The postman's side.

static bool put_back(struct call *call, void *input)
{
	(void)input;
	return call_stored(call, db_run(call->db, call->arena, SQL("UPDATE outbox SET next_at = $1 WHERE state = 'sending'"),
					PARAMETERS(cell_text(instant_str(&call->now))), NULL));
}

bool outbox_put_back(struct call *call)
{
	return act_write(call, "mail", put_back, NULL);
}

struct claiming {
	struct mail *mail;
	const char **language;
	bool more; // Some were passed over; others may be due.
};

static bool keep_state(struct call *call, const struct mail *mail)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("UPDATE outbox SET state = $1, tries = $2, next_at = $3, address = $4, words = $5 WHERE id = $6"),
			PARAMETERS(cell_text(str_from(states[mail->state])), cell_integer(mail->tries), cell_text(mail->next_at),
				cell_text(mail->address), cell_text(mail->words), cell_text(mail->id)),
			NULL));
}

static str after_tries(struct call *call, int64_t tries)
{
	struct instant next = later(&call->now, mail_wait_minutes(tries));
	return str_copy(call->arena, instant_str(&next));
}

static bool claim_row(struct call *call, const struct rows *rows, size_t row, struct claiming *claiming)
{
	struct mail mail = read_row(rows, row);
	str address = rows_text(rows, row, 11), language = rows_text(rows, row, 12);
	bool wanted = rows_integer(rows, row, 13) != 0;
	if (!wanted) {
		mail.state = MAIL_FAILED;
		mail.next_at = instant_str(&call->now);
		mail.words = S(N_("The account has no address, wants no notices, or may not sign in any more."));
		claiming->more = true;
		return keep_state(call, &mail);
	}
	mail.state = MAIL_SENDING;
	mail.address = address;
	mail.tries++;
	mail.next_at = after_tries(call, mail.tries);
	*claiming->mail = mail;
	*claiming->language = language_known(language) ? language_constant(language) : call->house.language;
	return keep_state(call, &mail);
}

static bool claim(struct call *call, void *input)
{
	struct claiming *claiming = input;
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT o.id, o.message_id, o.account, a.name, o.kind, o.state, o.tries, o.at, o.next_at, o.address,"
			        " o.words, coalesce(a.email, ''), coalesce(a.language, ''), CASE WHEN a.state = 'active' AND"
			        " a.binned_at IS NULL AND a.email IS NOT NULL AND (a.email_me = 1 OR o.kind = 'test') THEN 1 ELSE 0 END"
			        " FROM outbox o JOIN account a ON a.id = o.account"
			        " WHERE o.state IN ('waiting', 'sending') AND o.next_at <= $1 ORDER BY o.next_at, o.id LIMIT $2"),
			    PARAMETERS(cell_text(instant_str(&call->now)), cell_integer(DUE_AT_A_TIME)), &rows)))
		return false;
	claiming->more = rows.count == DUE_AT_A_TIME;
	for (size_t i = 0; i < rows.count && claiming->mail->id.length == 0; i++)
		if (!claim_row(call, &rows, i, claiming))
			return false;
	return true;
}

bool outbox_claim(struct call *call, struct mail *mail, const char **language)
{
	*mail = (struct mail){ .id = S("") };
	struct rows rows;
	struct claiming claiming = { mail, language, true };
	// Looking first costs no flush: mostly nothing is due.
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id FROM outbox WHERE state IN ('waiting', 'sending') AND next_at <= $1 LIMIT 1"),
		    PARAMETERS(cell_text(instant_str(&call->now))), &rows))
		return call_stored(call, DB_BUSY);
	while (rows.count > 0 && mail->id.length == 0 && claiming.more)
		if (!act_write(call, "mail", claim, &claiming))
			return false;
	return mail->id.length > 0;
}

struct ending {
	struct mail *mail;
	enum mail_state state;
	str words;
};

static bool is_over(struct call *call, const struct mail *mail, const struct rows *rows)
{
	struct instant since;
	return rows->count > 0 && instant_parse(rows_text(rows, 0, 0), &since) &&
	       instant_milliseconds(&call->now) + mail_wait_minutes(mail->tries) * 60 * 1000 >
		       instant_milliseconds(&since) + INT64_C(3600) * 1000 * MAIL_GIVEN_UP_HOURS;
}

static bool end(struct call *call, void *input)
{
	const struct ending *ending = input;
	struct mail *mail = ending->mail;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT since FROM outbox WHERE id = $1"),
				       PARAMETERS(cell_text(mail->id)), &rows)))
		return false;
	bool again = ending->state == MAIL_WAITING || ending->state == MAIL_SENDING;
	bool over = again && is_over(call, mail, &rows);
	mail->state = over ? MAIL_FAILED : ending->state;
	mail->words = ending->words;
	mail->next_at = again && !over ? after_tries(call, mail->tries) : instant_str(&call->now);
	return keep_state(call, mail);
}

bool outbox_end(struct call *call, struct mail *mail, enum mail_state state, str words)
{
	struct ending ending = { mail, state, words };
	return act_write(call, "mail", end, &ending);
}

struct earlier {
	str message_id;
	struct ending ending;
};

static bool end_earlier(struct call *call, void *input)
{
	struct earlier *earlier = input;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL(MAIL_COLUMNS " WHERE o.message_id = $1"),
				       PARAMETERS(cell_text(earlier->message_id)), &rows)))
		return false;
	if (rows.count == 0)
		return true;
	*earlier->ending.mail = read_row(&rows, 0);
	return earlier->ending.mail->state != MAIL_SENDING || end(call, &earlier->ending);
}

bool outbox_end_earlier(struct call *call, str message_id, enum mail_state state, str words, struct mail *mail)
{
	struct earlier earlier = { message_id, { mail, state, words } };
	*mail = (struct mail){ .id = S("") };
	return act_write(call, "mail", end_earlier, &earlier);
}

bool outbox_account(struct call *call, str message_id, str *account)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT account FROM outbox WHERE message_id = $1"),
				       PARAMETERS(cell_text(message_id)), &rows)))
		return false;
	*account = rows.count > 0 ? rows_text(&rows, 0, 0) : S("");
	return true;
}

struct report {
	str message_id, words;
};

static bool bounce(struct call *call, void *input)
{
	const struct report *report = input;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("UPDATE outbox SET state = 'bounced', words = $1, next_at = $2 WHERE message_id = $3"
			    " AND state IN ('sending', 'accepted')"),
			PARAMETERS(cell_text(report->words), cell_text(instant_str(&call->now)), cell_text(report->message_id)),
			NULL));
}

bool outbox_report(struct call *call, str message_id, bool failed, str words, bool *ours)
{
	struct report report = { message_id, words };
	str account;
	if (!outbox_account(call, message_id, &account))
		return false;
	*ours = account.length > 0;
	return !*ours || !failed || act_write(call, "mail", bounce, &report);
}

static bool sweep(struct call *call, void *input)
{
	(void)input;
	struct instant long_ago = later(&call->now, -(int64_t)SWEPT_DAYS * 24 * 60);
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("DELETE FROM outbox WHERE state IN ('accepted', 'failed', 'bounced') AND next_at < $1"),
			PARAMETERS(cell_text(instant_str(&long_ago))), NULL));
}

bool outbox_sweep(struct call *call)
{
	return act_write(call, "mail", sweep, NULL);
}
