// One's own account: language, password, second factor. Each asks for the password again where a
// session that was left open could do harm.
#pragma once
#include "acts/sign_in.h"

// The account as it stands: the record and whether it has a second factor.
bool own_account(struct call *call, struct record **account, bool *second_factor) MUST_USE;

// Changes the language that pages are shown in; a code of the languages.
bool own_account_language(struct call *call, str language) MUST_USE;

// Whether notices go to the account's address. Only who may change accounts sets the address itself: a session that
// was left open does not lead them elsewhere.
bool own_account_mail(struct call *call, bool wanted) MUST_USE;

// Whether letters typed outside a field do anything.
bool own_account_keys(struct call *call, bool quiet) MUST_USE;

// A new password after the old one; ends every session of the account, this one too.
bool own_account_password(struct call *call, str old, str fresh) MUST_USE;

// A secret for an authenticator and the address it reads: the given secret when it is one of ours, else a new one. Nothing is
// kept before it is confirmed.
struct second_factor {
	str secret, uri;
};
bool own_account_offer(struct call *call, str issuer, str secret, struct second_factor *offer) MUST_USE;

// Keeps the secret when the code made from it is right.
bool own_account_confirm(struct call *call, str secret, str code) MUST_USE;

// Takes the second factor off, after the password.
bool own_account_without(struct call *call, str password) MUST_USE;

// The secret of a new feed of one's own (acts/feed.h), after the password; the one before opens nothing any more.
bool own_account_feed(struct call *call, str password, str *token) MUST_USE;

// A readable password for another account's next sign-in, given once; ends its sessions. Refuses all but
// those who may change accounts.
bool account_first_password(struct call *call, str account, str *password) MUST_USE;
