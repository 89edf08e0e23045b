// What is asked of every request before its handler: who calls, in which language, whether a form or a
// foreign page sent it; and the headers that every answer bears (security.md §9, 22–28).
#pragma once
#include "acts/certify.h"
#include "web/door.h"

// Content policy, no sniffing, no referrer, no storing.
void guard_headers(struct door *door);

// Fills the caller from a Bearer token or the session cookie.
void guard_caller(struct door *door);

// ?lang=, then the language chosen before, then the account's, then Accept-Language.
void guard_language(struct door *door);

// What the route says must be true. False: refused.
bool guard_needs(struct door *door) MUST_USE;

// Whether a page may be packed: only when a browser says that no other page sent for it (docs/why/0080).
bool guard_packs(const struct door *door);

// A refusal that the HTTP server makes by itself.
void guard_server_refusal(const struct request *request, int status, struct response *response);

// The session cookie: name and attributes by whether the connection is secure.
void guard_set_cookie(struct door *door, str token);
void guard_end_cookie(struct door *door);
str guard_session_token(const struct door *door);

// Signs in, unless too many tries have failed: then refuses with Retry-After. The API and the page come
// in here.
bool guard_sign_in(struct door *door, const struct sign_in_request *request) MUST_USE;

// Takes a package that another server posts: as the program itself, without anybody being signed in. Refuses with
// Retry-After an address of which too many were not taken.
struct exchange_arrival;
bool guard_exchange(struct door *door, struct exchange_arrival *arrival) MUST_USE;

// The call becomes that of whom the secret of a feed belongs to, whoever is signed in here; otherwise 404, and 429 when
// too many were wrong.
bool guard_feed(struct door *door, str token) MUST_USE;

// What the number of a certificate tells to anybody, and whether a name (may be empty) is the one on it. 404 for a number that
// is none; who tries many numbers, or many names for one, gets 429 with Retry-After.
bool guard_certificate(struct door *door, str number, str name, struct certify_check *check) MUST_USE;
