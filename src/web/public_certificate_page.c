// Where anybody who holds a certificate has it confirmed, without signing in: that it exists, of which training, on which days
// and for how many hours, whether it was revoked, and whether a name is the one that was printed. Nothing else is told, and
// whoever asks for numbers that are none, or guesses names, waits (web/guard.h).
#include "acts/certify.h"
#include "model/certificate.h"
#include "model/training_session.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/guard.h"
#include "web/handlers.h"
#include "web/pages.h"

static void show(struct door *door, const struct certify_check *check, bool asked, str name)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	const struct record *session = check->session;
	str number = record_text(check->certificate, CERTIFICATE_NUMBER);
	view_text(view, "number", number);
	view_text(view, "address", str_format(call->arena, "/public/certificates/%.*s", STR_ARG(number)));
	shown_day(call, view, "issued", record_text(check->certificate, CERTIFICATE_ISSUED_ON));
	if (check->revoked)
		shown_day(call, view, "revoked", record_text(check->certificate, CERTIFICATE_REVOKED_ON));
	view_flag(view, "broken", check->broken);
	view_flag(view, "bare", check->bare);
	shown_name(call, view, "training", record_text(session, TRAINING_SESSION_TITLE));
	shown_day(call, view, "from", record_text(session, TRAINING_SESSION_STARTS_ON));
	if (record_has(session, TRAINING_SESSION_ENDS_ON))
		shown_day(call, view, "to", record_text(session, TRAINING_SESSION_ENDS_ON));
	view_integer(view, "hours", record_integer(session, TRAINING_SESSION_HOURS));
	view_text(view, "typed", name);
	view_flag(view, "asked", asked);
	view_flag(view, "fits", check->fits);
	struct sheet_of sheet = { .title = say_with(call, N_("Certificate {number}"), "number", number, NULL), .level = LEVEL_PUBLIC };
	page_show(door, 200, "public_certificate", view, &sheet);
}

void public_certificates_page(struct door *door)
{
	struct call *call = &door->call;
	str number = str_trim(request_query(door->request, "number"));
	if (number.length > 0) {
		struct buf to = buf_in(call->arena);
		buf_add_c(&to, "/public/certificates/");
		buf_add_url(&to, number);
		response_see_other(door->response, buf_str(&to));
		return;
	}
	struct sheet_of sheet = { .title = say(call, N_("Confirm a certificate")), .level = LEVEL_PUBLIC };
	page_show(door, 200, "public_certificates", door_view(door), &sheet);
}

void public_certificate_page(struct door *door)
{
	struct certify_check check;
	if (guard_certificate(door, door_piece(door, "number"), S(""), &check))
		show(door, &check, false, S(""));
	else
		door_refused(door);
}

void public_certificate_post(struct door *door)
{
	struct certify_check check;
	str name = str_trim(request_form(door->request, "name"));
	if (guard_certificate(door, door_piece(door, "number"), name, &check))
		show(door, &check, name.length > 0, name);
	else
		door_refused(door);
}
