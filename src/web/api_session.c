// Signing in and out through the API.
#include "web/api_inside.h"

#include "model/permit.h"
#include "web/guard.h"

static str member(const struct json *body, const char *name)
{
	const struct json *value = json_find(body, str_from(name));
	return value != NULL && value->kind == JSON_IS_TEXT ? value->text : S("");
}

void api_begin_session(struct door *door)
{
	struct json body;
	struct call *call = &door->call;
	call->role = ROLE_NONE;
	if (!api_body(door, &body)) {
		door_refused(door);
		return;
	}
	const struct sign_in_request request = { member(&body, "account"), member(&body, "password"),
		member(&body, "code") };
	if (!guard_sign_in(door, &request)) {
		door_refused(door);
		return;
	}
	guard_set_cookie(door, door->session.token);
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "{\"account\":");
	buf_add_json(&buf, call->account_name);
	buf_addf(&buf, ",\"id\":\"%.*s\",\"role\":\"%s\"}", STR_ARG(call->account), role_code(call->role));
	door_json(door, 201, buf_str(&buf));
}

void api_end_session(struct door *door)
{
	if (!door->by_token && !sign_out(&door->call, guard_session_token(door))) {
		door_refused(door);
		return;
	}
	guard_end_cookie(door);
	door->response->status = 204;
}
