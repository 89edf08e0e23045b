// One's own account, and the first password that an administrator gives to another.
#include "acts/feed.h"
#include "acts/keep.h"
#include "acts/own_account.h"
#include "base/catalogue.h"
#include "model/account.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "paper/press.h"
#include "web/guard.h"
#include "web/handlers.h"
#include "web/pages.h"

static void set_languages(struct call *call, struct view *view)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		struct view *one = view_add(view, "languages");
		view_text(one, "code", str_from(languages[i]));
		view_text(one, "name", str_from(language_own_name(languages[i])));
		view_flag(one, "here", str_is(str_from(languages[i]), call->language));
	}
}

// The reasons of a refused post stand beside the fields they belong to.
static void set_reasons(struct call *call, struct view *view)
{
	for (size_t i = 0; i < call->reason_count; i++)
		view_text(view_in(view, "why"), str_c(call->arena, call->reasons[i].field), call->reasons[i].why);
	form_errors(call, view, NULL, "");
}

static void show_account(struct door *door, int status)
{
	struct call *call = &door->call;
	struct record *account;
	bool second_factor;
	struct instant feed;
	struct view *view = door_view(door);
	set_reasons(call, view);
	call->refusal = REFUSED_NOT;
	if (!own_account(call, &account, &second_factor) || !feed_since(call, &feed)) {
		door_refused(door);
		return;
	}
	record_view_facts(call, view, "facts", account, "language email_me");
	view_text(view, "name", record_text(account, ACCOUNT_FULL_NAME));
	view_flag(view, "second_factor", second_factor);
	view_text(view, "email", record_text(account, ACCOUNT_EMAIL));
	view_flag(view, "mail", record_integer(account, ACCOUNT_EMAIL_ME) != 0);
	if (feed.text[0] != 0)
		shown_instant(call, view, "feed", &feed);
	view_flag(view, "keys", (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0);
	view_flag(view, "quiet", record_integer(account, ACCOUNT_QUIET_KEYS) != 0);
	set_languages(call, view);
	struct sheet_of sheet = { .title = say(call, N_("Your account")) };
	page_show(door, status, "account", view, &sheet);
}

void account_page(struct door *door)
{
	show_account(door, 200);
}

static void done_or_again(struct door *door, bool done, str location, const char *message)
{
	if (done)
		door_done(door, location, say(&door->call, message), S(""));
	else if (door->call.refusal == REFUSED_INVALID)
		show_account(door, 422);
	else
		door_refused(door);
}

void account_language_post(struct door *door)
{
	str language = request_form(door->request, "language");
	bool done = own_account_language(&door->call, language);
	if (done)
		door->call.language = language_constant(language);
	done_or_again(door, done,
		str_format(door->call.arena, "/account?lang=%s", language_constant(language)),
		N_("Language chosen."));
}

void account_mail_post(struct door *door)
{
	bool wanted = str_is(request_form(door->request, "mail"), "1");
	done_or_again(door, own_account_mail(&door->call, wanted), S("/account"),
		wanted ? N_("You get notices by e-mail.") : N_("You get no notices by e-mail."));
}

void account_keys_post(struct door *door)
{
	bool quiet = str_is(request_form(door->request, "quiet"), "1");
	done_or_again(door, own_account_keys(&door->call, quiet), S("/account#h-keys"),
		quiet ? N_("Single keys do nothing any more.") : N_("Single keys work again."));
}

void account_password_post(struct door *door)
{
	struct call *call = &door->call;
	str fresh = request_form(door->request, "password");
	bool same = str_equal(fresh, request_form(door->request, "password_again"));
	bool done = same ? own_account_password(call, request_form(door->request, "old_password"), fresh)
			 : refuse_field(call, "password_again", say(call, N_("This is not the same as above.")));
	if (done) {
		guard_end_cookie(door);
		response_see_other(door->response, S("/sign-in"));
		return;
	}
	done_or_again(door, false, S("/account"), "");
}

// A page that shows a secret by which one gets in is never packed: its length shall tell nothing of it.
static void show_secret(struct door *door, int status, const char *template, struct view *view, str title)
{
	struct sheet_of sheet = { .title = title };
	page_show(door, status, template, view, &sheet);
	door->response->packs = false;
}

// The second factor: the secret is shown, and counts once a code made from it came back.

// The dark modules of each row, joined where they touch, with the edge that the standard asks for.
static str qr_path(struct arena *arena, const struct qr *qr)
{
	struct buf path = buf_in(arena);
	for (size_t y = 0; y < qr->width; y++)
		for (size_t x = 0; x < qr->width; x++) {
			size_t from = x;
			while (x < qr->width && qr->dark[y * qr->width + x])
				x++;
			if (x > from)
				buf_addf(&path, "M%zu %zuh%zuv1h-%zuz", from + QR_EDGE, y + QR_EDGE, x - from, x - from);
		}
	return buf_str(&path);
}

// Beside the address, for a telephone that sees the screen. Without the press, or for an address that is too long, there is none.
static void set_qr(struct call *call, struct view *view, str uri)
{
	const struct press *press = press_find();
	struct qr qr;
	struct mishap mishap;
	if (press == NULL || !press->qr(call->arena, uri, &qr, &mishap))
		return;
	view_integer(view, "qr_size", (int64_t)(qr.width + 2 * QR_EDGE));
	view_text(view, "qr", qr_path(call->arena, &qr));
}

static void show_factor(struct door *door, int status, str secret)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct second_factor offer;
	set_reasons(call, view);
	call->refusal = REFUSED_NOT;
	str issuer = value_name(call->arena, call->house.name, call->language, call->house.language, NULL);
	if (!own_account_offer(call, issuer, secret, &offer)) {
		door_refused(door);
		return;
	}
	view_text(view, "secret", offer.secret);
	view_text(view, "uri", offer.uri);
	set_qr(call, view, offer.uri);
	show_secret(door, status, "second_factor", view, say(call, N_("Second factor")));
}

void account_factor_page(struct door *door)
{
	show_factor(door, 200, S(""));
}

void account_factor_post(struct door *door)
{
	str secret = request_form(door->request, "secret");
	if (own_account_confirm(&door->call, secret, request_form(door->request, "code")))
		door_done(door, S("/account"), say(&door->call, N_("Second factor switched on.")), S(""));
	else if (door->call.refusal == REFUSED_INVALID)
		show_factor(door, 422, secret);
	else
		door_refused(door);
}

void account_factor_off_post(struct door *door)
{
	done_or_again(door, own_account_without(&door->call, request_form(door->request, "factor_password")),
		S("/account"), N_("Second factor switched off."));
}

// The calendar of a phone: its address is shown once.

void account_feed_post(struct door *door)
{
	struct call *call = &door->call;
	str token;
	if (!own_account_feed(call, request_form(door->request, "feed_password"), &token)) {
		done_or_again(door, false, S("/account"), "");
		return;
	}
	struct view *view = door_view(door);
	str path = str_format(call->arena, "/calendar/%.*s.ics", STR_ARG(token));
	view_text(view, "path", path);
	view_text(view, "address", str_format(call->arena, "%s://%.*s%.*s", door->request->secure ? "https" : "http",
		STR_ARG(door->request->host), STR_ARG(path)));
	show_secret(door, 200, "feed", view, say(call, N_("Calendar of your phone")));
}

void account_feed_off_post(struct door *door)
{
	done_or_again(door, feed_end(&door->call), S("/account"), N_("The calendar is switched off: its address opens nothing any more."));
}

void account_first_password_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *account;
	str password;
	if (!keep_read(call, &account_entity, door_piece(door, "key"), &account) ||
	        !account_first_password(call, account->id, &password)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_text(view, "account", record_text(account, ACCOUNT_NAME));
	view_text(view, "name", record_text(account, ACCOUNT_FULL_NAME));
	view_text(view, "password", password);
	view_text(view, "back", address_record(call->arena, &account_entity, S(""), account->id));
	show_secret(door, 200, "first_password", view, say(call, N_("First password")));
}
