// Signing in and out, sessions, accounts' secrets, tokens of programs. No answer and no time tells
// whether an account exists.
#pragma once
#include "acts/write.h"

enum { SESSION_IDLE_MINUTES = 30, SESSION_HOURS = 12 };

struct sign_in_request {
	str account, password, code;
};

struct session {
	str token;    // What the cookie holds; only given when made.
	str form_key; // Secret of its form tokens.
};

// Checks the password (before the writer: it is slow) and the code where the account has one, then
// makes a session and fills the caller. Refuses with one sentence for every cause.
bool sign_in(struct call *call, const struct sign_in_request *request, struct session *session) MUST_USE;

// Fills the caller of a call from a session token; false (without a refusal) when it is over: idle for
// 30 minutes, 12 hours old, the account locked or its role changed; false with one when the store did not answer, for
// whoever is signed in must not read that they are not.
bool session_enter(struct call *call, str token, struct session *session);

// The same for a program's token.
bool token_enter(struct call *call, str token);

// The call becomes that of an account as it is now: what the account ordered is done with its rights.
bool caller_enter(struct call *call, str account) MUST_USE;

bool sign_out(struct call *call, str token) MUST_USE;

// Inside a write, a leaf without a row: what happened to an account that is no change of a record.
bool account_note(struct call *call, const char *act, str account) MUST_USE;

// Sets a password (already judged by password_refused); ends the account's sessions.
bool account_set_password(struct call *call, str account, str password) MUST_USE;

// Begins a second factor: the secret to show once. It counts from the first right code on.
bool account_set_totp(struct call *call, str account, str secret) MUST_USE;

// A new token for programs that act as the account; given once.
bool token_add(struct call *call, str account, str *token) MUST_USE;
bool token_revoke(struct call *call, str id) MUST_USE;
