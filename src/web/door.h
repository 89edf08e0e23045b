// The door of the pages and of the API: each route is a row that says what must be true first; the
// guards run once, here, and then one handler translates in, calls one act and translates out.
#pragma once
#include "acts/sign_in.h"
#include "http/request.h"
#include "http/route.h"
#include "page/frame.h"
#include "page/view.h"

struct door;
typedef void (*door_handler)(struct door *door);

// What must be true before a handler runs. A route without a need does not pass the tests.
enum need {
	NEED_NOTHING = 1 << 0,     // Open to everyone: sign-in, health, assets.
	NEED_SIGNED_IN = 1 << 1,   // A session or a token.
	NEED_FORM_TOKEN = 1 << 2,  // Of a form of this session (pages that write).
	NEED_OWN_ORIGIN = 1 << 3,  // Sec-Fetch-Site or Origin is ours (API that writes by cookie).
	NEED_AUTHORITY = 1 << 4,   // A focal point or validator: to others the portal does not exist.
};

struct route {
	enum method method;
	const char *path; // "/recommendations/{key}"
	unsigned needs;
	door_handler handle;
	const char *right; // What the act behind it asks, for rights.md: "recommendation.create".
	size_t body_bytes; // The most that the body may have; 0: LIMIT_BODY_BYTES for a method with a body.
};

struct door {
	const struct request *request;
	struct response *response;
	const struct route *route;
	struct route_match match;
	struct call call;
	struct session session;
	bool signed_in;
	bool by_token;     // By Authorization: no form token, no cookie.
	bool api;          // JSON instead of pages.
	struct site *site; // What the server made at start: templates, assets, writer.
};

// The piece of the address in braces.
str door_piece(const struct door *door, const char *name);

// The rooms that the caller may enter, and all that there are.
const struct room *door_rooms(struct door *door, size_t *count);
const struct room *door_all_rooms(struct door *door, size_t *count);

// Pages: the frame of the caller is filled (rooms it may enter, language, name, form token); the page is
// drawn from a template and a view, with this status.
void door_page(struct door *door, int status, const char *template, struct view *view);
// A new view in the call's arena, which gets "token" (the form token) when it is shown.
struct view *door_view(struct door *door);

// Says a refusal: for the API application/problem+json (RFC 9457), for a page the words, 303 to sign-in
// where nobody is signed in.
void door_refused(struct door *door);

// 303 to an address of ours, with a message shown on top of the next page. `undo` (may be empty) is the
// address that takes it back. The message is kept in a signed cookie that the next page ends.
void door_done(struct door *door, str location, str message, str undo);

// A file that came from outside. Never shown in our own pages: whatever stands in it runs nowhere (security.md 9, 34).
void door_file(struct door *door, str name, str media_type, str content);

// JSON with this status.
void door_json(struct door *door, int status, str json);
// The same with 200, and written behind this call where it goes out from; it ends with a line end.
struct buf *door_json_begins(struct door *door);

// The routes of the site (web_routes.c), of the portal (portal_routes.c) and of the API (api.c); each ends with a row of
// zeros.
extern const struct route web_routes[];
extern const struct route portal_routes[];
extern const struct route api_routes[];
