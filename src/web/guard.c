#include "web/guard.h"

#include "acts/exchange_receive.h"
#include "acts/feed.h"
#include "base/catalogue.h"
#include "base/clock.h"
#include "base/journal.h"
#include "vault/token.h"
#include "web/site.h"

#define POLICY \
	"default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';" \
	" connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

void guard_headers(struct door *door)
{
	struct response *response = door->response;
	bool asset = str_starts(door->request->path, S("/assets/"));
	// A file that is opened by itself does nothing and loads nothing.
	response_header(response, "Content-Security-Policy", asset ? S("default-src 'none'; frame-ancestors 'none'") : S(POLICY));
	response_header(response, "X-Content-Type-Options", S("nosniff"));
	response_header(response, "Referrer-Policy", S("no-referrer"));
	response_header(response, "Cross-Origin-Opener-Policy", S("same-origin"));
	response_header(response, "Cross-Origin-Resource-Policy", S("same-origin"));
	response_header(response, "Permissions-Policy", S("camera=(), geolocation=(), microphone=()"));
	if (door->request->secure)
		response_header(response, "Strict-Transport-Security", S("max-age=31536000"));
	if (!asset)
		response_header(response, "Cache-Control", S("no-store"));
}

static const char *cookie_name(const struct request *request)
{
	return request->secure ? "__Host-wiqaya" : "wiqaya";
}

str guard_session_token(const struct door *door)
{
	return request_cookie(door->request, cookie_name(door->request));
}

void guard_set_cookie(struct door *door, str token)
{
	bool secure = door->request->secure;
	response_header(door->response, "Set-Cookie",
		str_format(door->call.arena, "%s=%.*s; Path=/; HttpOnly; SameSite=Strict%s",
			cookie_name(door->request), STR_ARG(token), secure ? "; Secure" : ""));
}

void guard_end_cookie(struct door *door)
{
	bool secure = door->request->secure;
	response_header(door->response, "Set-Cookie",
		str_format(door->call.arena, "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict%s",
			cookie_name(door->request), secure ? "; Secure" : ""));
	response_header(door->response, "Clear-Site-Data", S("\"cache\", \"storage\""));
}

void guard_caller(struct door *door)
{
	str authorization = request_header(door->request, "Authorization");
	if (str_starts(authorization, S("Bearer "))) {
		door->by_token = true;
		door->signed_in = token_enter(&door->call, str_trim(str_skip(authorization, 7)));
		return;
	}
	door->signed_in = session_enter(&door->call, guard_session_token(door), &door->session);
}

// Language.

// The first language of the header that the program speaks; browsers send them by preference.
static str accepted_language(const struct request *request)
{
	str rest = request_header(request, "Accept-Language"), one;
	while (rest.length > 0 && str_cut(&rest, ',', &one)) {
		str tag = str_slice(str_trim(one), 0, 2);
		if (language_known(tag))
			return tag;
	}
	return S("");
}

void guard_language(struct door *door)
{
	str asked = request_query(door->request, "lang");
	bool chosen = language_known(asked);
	if (chosen)
		response_header(door->response, "Set-Cookie",
			str_format(door->call.arena, "wiqaya_language=%.*s; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
				STR_ARG(asked)));
	const str order[] = { asked, request_cookie(door->request, "wiqaya_language"), door->call.account_language,
		accepted_language(door->request), str_from(door->call.house.language) };
	for (size_t i = 0; i < COUNT(order); i++)
		if (language_known(order[i])) {
			door->call.language = language_constant(order[i]);
			break;
		}
	if (door->call.refusal != REFUSED_NOT)
		door->call.why = say(&door->call, str_c(door->call.arena, door->call.why));
}

// Needs.

// What browsers say by themselves, and no page can say for them (W3C Fetch Metadata): sent from one of our pages, or by
// a person from none.
static bool from_here(str site)
{
	return str_is(site, "same-origin") || str_is(site, "none");
}

bool guard_packs(const struct door *door)
{
	return from_here(request_header(door->request, "Sec-Fetch-Site"));
}

static bool own_origin(const struct request *request)
{
	str site = request_header(request, "Sec-Fetch-Site");
	if (site.length > 0)
		return from_here(site);
	str origin = request_header(request, "Origin");
	if (origin.length == 0)
		return true; // No browser: nothing here was sent by a foreign page.
	size_t host = str_find(origin, S("://"));
	return host != SIZE_MAX && str_equal(str_skip(origin, host + 3), request->host);
}

static bool has_form_token(const struct door *door)
{
	str token = request_form(door->request, "token");
	return token.length > 0 && form_token_right(door->session.form_key, token);
}

bool guard_needs(struct door *door)
{
	unsigned needs = door->route->needs;
	if ((needs & NEED_SIGNED_IN) != 0 && !door->signed_in)
		return refuse(&door->call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((needs & NEED_AUTHORITY) != 0 && (door->call.role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0)
		return refuse(&door->call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	bool by_cookie = !door->by_token;
	if (((needs & NEED_OWN_ORIGIN) != 0 || (needs & NEED_FORM_TOKEN) != 0) && by_cookie &&
	        !own_origin(door->request))
		return refuse(&door->call, REFUSED_FORBIDDEN,
			N_("This was sent by another page than ours, so nothing was done."));
	if ((needs & NEED_FORM_TOKEN) != 0 && by_cookie && !has_form_token(door))
		return refuse(&door->call, REFUSED_FORBIDDEN,
			N_("This form is too old or was not made here. Open the page again; nothing was done."));
	return true;
}

void guard_server_refusal(const struct request *request, int status, struct response *response)
{
	static const struct {
		int status;
		const char *title;
	} table[] = {
		{ 400, N_("This request cannot be read.") },
		{ 413, N_("This is larger than allowed. Make it smaller or send it in parts.") },
		{ 414, N_("This address is too long.") },
		{ 417, N_("This expectation cannot be met.") },
		{ 431, N_("The headers of this request are too large.") },
		{ 503, N_("The system is busy. Nothing was lost; please try again in a moment.") },
	};
	struct door door = { .request = request, .response = response,
		.call = call_new(request->arena, NULL, instant_now()) };
	guard_language(&door);
	const char *title = N_("This request cannot be read.");
	for (size_t i = 0; i < COUNT(table); i++)
		if (table[i].status == status)
			title = table[i].title;
	response->status = status;
	response_header(response, "X-Content-Type-Options", S("nosniff"));
	response_header(response, "Content-Security-Policy", S("default-src 'none'; frame-ancestors 'none'"));
	if (status == 503)
		response_header(response, "Retry-After", S("1"));
	str sentence = say(&door.call, title);
	struct buf *body = &response->body;
	if (!str_starts(request->path, S("/api/"))) {
		response->media_type = S("text/html; charset=utf-8");
		buf_addf(body, "<!doctype html>\n<html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\"><title>",
			door.call.language, language_direction(door.call.language));
		buf_add_html(body, sentence);
		buf_add_c(body, "</title></head><body><h1>");
		buf_add_html(body, sentence);
		buf_add_c(body, "</h1></body></html>\n");
		return;
	}
	response->media_type = S("application/problem+json");
	buf_addf(body, "{\"type\":\"urn:wiqaya:refusal:%s\",\"status\":%d,\"title\":",
		status == 413 ? "too_large" : status == 503 ? "busy" : "invalid", status);
	buf_add_json(body, sentence);
	buf_add_c(body, ",\"detail\":");
	buf_add_json(body, sentence);
	buf_add_c(body, ",\"errors\":[]}\n");
}

static bool may_try(struct door *door, struct rate *rate, str name, int64_t now)
{
	int64_t wait;
	if (rate_may(rate, name, door->request->address, now, &wait))
		return true;
	journal(PRIORITY_WARNING, EVENT_SIGN_IN_DELAYED, JOURNAL_INTEGER(KEY_WAIT_S, wait));
	str seconds = str_format(door->call.arena, "%lld", (long long)wait);
	response_header(door->response, "Retry-After", seconds);
	door->call.refusal = REFUSED_BUSY;
	door->call.waits = true;
	door->call.why = say_with(&door->call, N_("Too many tries have failed. Wait {seconds} seconds and try again."),
		"seconds", seconds, NULL);
	return false;
}

bool guard_feed(struct door *door, str token)
{
	struct rate *rate = door->site->feed_rate;
	int64_t now = monotonic_ms();
	str name = token_hash(door->call.arena, token);
	if (!may_try(door, rate, name, now))
		return false;
	if (feed_enter(&door->call, token)) {
		rate_succeeded(rate, name, door->request->address, now);
		return true;
	}
	if (door->call.refusal == REFUSED_UNKNOWN)
		rate_failed(rate, name, door->request->address, now);
	return false;
}

// Whoever was known and is refused need not be slowed down: it proved who it is.
bool guard_exchange(struct door *door, struct exchange_arrival *arrival)
{
	struct rate *rate = door->site->exchange_rate;
	int64_t now = monotonic_ms();
	str address = door->request->address, name = token_hash(door->call.arena, arrival->bytes);
	if (!may_try(door, rate, name, now))
		return false;
	door->call.role = ROLE_HOUSE;
	door->call.account = S("");
	if (exchange_receive(&door->call, arrival)) {
		rate_succeeded(rate, name, address, now);
		return true;
	}
	if (!arrival->known && door->call.refusal != REFUSED_BUSY)
		rate_failed(rate, name, address, now);
	return false;
}

bool guard_certificate(struct door *door, str number, str name, struct certify_check *check)
{
	struct rate *rate = door->site->certificate_rate;
	int64_t now = monotonic_ms();
	str key = certify_number(door->call.arena, number);
	// What cannot be a number is no guess.
	if (key.length > 0 && !may_try(door, rate, key, now))
		return false;
	bool known = certify_check(&door->call, number, name, check);
	if (known ? name.length > 0 && !check->fits : key.length > 0 && door->call.refusal == REFUSED_UNKNOWN)
		rate_failed(rate, key, door->request->address, now);
	return known;
}

bool guard_sign_in(struct door *door, const struct sign_in_request *request)
{
	struct rate *rate = door->site->rate;
	int64_t now = monotonic_ms();
	if (!may_try(door, rate, request->account, now))
		return false;
	if (sign_in(&door->call, request, &door->session)) {
		rate_succeeded(rate, request->account, door->request->address, now);
		journal(PRIORITY_NOTICE, EVENT_SIGNED_IN, JOURNAL_ID(KEY_ACCOUNT, door->call.account));
		return true;
	}
	if (door->call.refusal == REFUSED_NOT_SIGNED_IN)
		rate_failed(rate, request->account, door->request->address, now);
	journal(PRIORITY_NOTICE, EVENT_SIGN_IN_REFUSED,
		JOURNAL_INTEGER(KEY_STATUS, refusal_status(door->call.refusal)));
	return false;
}
