// Signing in and out.
#include "acts/sign_in.h"
#include "web/guard.h"
#include "web/handlers.h"
#include "web/pages.h"

// Where to go afterwards: an address of our own, else home.
static str next_of(str wanted)
{
	bool own = str_starts(wanted, S("/")) && !str_starts(wanted, S("//")) && !str_contains(wanted, S("\\")) &&
	           !str_starts(wanted, S("/sign-"));
	for (size_t i = 0; i < wanted.length; i++)
		own = own && (unsigned char)wanted.data[i] > ' ' && (unsigned char)wanted.data[i] < 0x7f;
	return own ? wanted : S("/");
}

static void show(struct door *door, int status, str account, str next)
{
	struct view *view = door_view(door);
	struct sheet_of sheet = { .title = say(&door->call, N_("Sign in")), .level = LEVEL_PUBLIC };
	view_text(view, "action", S("/sign-in"));
	view_text(view, "account", account);
	view_text(view, "next", next);
	view_text(view, "why", door->call.why);
	page_show(door, status, "sign_in", view, &sheet);
}

void sign_in_page(struct door *door)
{
	str next = next_of(request_query(door->request, "to"));
	if (door->signed_in)
		response_see_other(door->response, next);
	else
		show(door, 200, S(""), next);
}

void sign_in_post(struct door *door)
{
	struct sign_in_request request = {
		.account = str_trim(request_form(door->request, "account")),
		.password = request_form(door->request, "password"),
		.code = request_form(door->request, "code"),
	};
	str next = next_of(request_form(door->request, "next"));
	door->signed_in = false;
	if (!guard_sign_in(door, &request)) {
		int status = refusal_status(door->call.refusal);
		show(door, status == 401 ? 422 : status, request.account, next);
		return;
	}
	guard_set_cookie(door, door->session.token);
	response_see_other(door->response, next);
}

void sign_out_post(struct door *door)
{
	if (!sign_out(&door->call, guard_session_token(door))) {
		door_refused(door);
		return;
	}
	guard_end_cookie(door);
	response_see_other(door->response, S("/sign-in"));
}
