// The outbox: notices by e-mail that wait for the postman (acts/postman.h). A row is made in the write
// that causes it, so what was kept is told, and what was not is not. A notice says that there is something
// new and where to sign in; it never holds a word of any record.
//
// A row gets its Message-ID when it is made and keeps it. It is claimed, sent, and marked; whatever was not
// marked before the process died is marked by what its carrier tells (post/carrier.h), or sent again under the same
// Message-ID; only so can a second copy of it come to be: when the carrier died as well, or the answer was lost on the way.
//
// Nobody has two notices of one kind waiting. One that is being sent does not count as waiting: it may
// have left before the new thing was kept.
#pragma once
#include "acts/write.h"

enum mail_kind {
	MAIL_SENT,       // To an authority: a recommendation was sent to it.
	MAIL_REPLY_NEAR, // To an authority: a reply date is near.
	MAIL_REPLY_LATE, // To an authority: a reply date has passed.
	MAIL_REPLY,      // To coordinators and the secretariat: an authority replied.
	MAIL_LETTER,     // To them: a letter came in by e-mail and waits to be confirmed.
	MAIL_FACTS,      // To an authority: a text was sent to it for correction of facts.
	MAIL_TASK,       // To somebody of the house who is asked to do something.
	MAIL_TEST,       // To an administrator who tries whether mail goes out.
	MAIL_KIND_COUNT
};

enum mail_state {
	MAIL_WAITING,
	MAIL_SENDING,  // Claimed; after a death it is sent again.
	MAIL_ACCEPTED, // The server answers for it.
	MAIL_FAILED,   // Given up, or refused for good.
	MAIL_BOUNCED,  // A report came back that it was not delivered.
	MAIL_STATE_COUNT
};

struct mail {
	str id, message_id;
	str account, account_name; // The id and what it signs in with.
	enum mail_kind kind;
	enum mail_state state;
	int64_t tries;
	str at;      // When it was caused.
	str next_at; // When it is tried next; of one that has ended, when it ended.
	str address; // The one tried last; empty before.
	str words;   // The last words of the server or of the report, or why it was not tried.
};

const char *mail_kind_code(enum mail_kind kind);
const char *mail_state_code(enum mail_state state);

// After so many minutes it is tried again, behind so many tries; it is given up after three days.
int64_t mail_wait_minutes(int64_t tries);
enum { MAIL_GIVEN_UP_HOURS = 72 };

// Inside a write: this account has something new to see, if it wants mail, has an address and is not the
// caller. Nothing waits while mail is off (call->mail_from).
bool outbox_add(struct call *call, str account, enum mail_kind kind) MUST_USE;

// A test message to the caller's own address, on the same way as every notice, whether the account wants those or not; one that
// waits already is tried now instead. For who may see the outbox; refuses while mail is off, and an account without an address.
bool outbox_test(struct call *call) MUST_USE;
// The last test message that anybody ordered; its id is empty when there is none.
bool outbox_last_test(struct call *call, struct mail *mail) MUST_USE;

// For who may see it: the newest of those in the state named, or with "" of all that are not accepted.
enum { OUTBOX_SHOWN = 200 };
bool outbox_list(struct call *call, str state, struct mail **mails, size_t *count) MUST_USE;
// How many there are in each state.
bool outbox_count(struct call *call, int64_t counts[MAIL_STATE_COUNT]) MUST_USE;

// As the API and `wiqaya mail list` print one.
void mail_json(struct buf *buf, const struct mail *mail);

// Tries now what waits, failed or bounced: this one, or with "" all that wait or failed. Gives how many.
// One that was accepted is not sent again.
bool outbox_try(struct call *call, str id, size_t *count) MUST_USE;

// The postman's side. What an earlier process claimed is due at once.
bool outbox_put_back(struct call *call) MUST_USE;
// The one that is due longest is claimed, in `mail` with its account's address and language; false, unrefused,
// when none is due. Those whose account has no address or wants none any more fail on the way.
bool outbox_claim(struct call *call, struct mail *mail, const char **language);
// How the sending ended: MAIL_ACCEPTED, MAIL_FAILED, MAIL_WAITING for one that was surely not taken, MAIL_SENDING
// for one whose answer was lost. The last two are given up when their time is over. `mail` is as kept.
bool outbox_end(struct call *call, struct mail *mail, enum mail_state state, str words) MUST_USE;
// The same for one that an earlier process claimed, by its Message-ID; `mail` is as kept, its id empty for one that is
// none of ours. What is not claimed any more stays as it is.
bool outbox_end_earlier(struct call *call, str message_id, enum mail_state state, str words, struct mail *mail) MUST_USE;
// A report came back for a message that may be one of ours; when it `failed`, it is marked as come back.
bool outbox_report(struct call *call, str message_id, bool failed, str words, bool *ours) MUST_USE;
// The account that a message of ours went to, by its Message-ID; empty when it is none of ours.
bool outbox_account(struct call *call, str message_id, str *account) MUST_USE;
// Takes away what ended long ago.
bool outbox_sweep(struct call *call) MUST_USE;
