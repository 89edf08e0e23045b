// The whole institution as one file, for who may take everything out: from the page of lists that come in
// and go out, and from the API. What is larger than an answer may be is written on the server's machine.
#include "acts/export_everything.h"
#include "base/limits.h"
#include "web/api_inside.h"
#include "web/handlers.h"

struct answer {
	struct call *call;
	struct buf *body;
};

static bool add(void *context, str bytes)
{
	struct answer *answer = context;
	if (answer->body->length + bytes.length > LIMIT_EVERYTHING_BYTES)
		return refuse(answer->call, REFUSED_TOO_LARGE,
			N_("This is more than a page can hand over. Have `wiqaya export everything FILE.zip` run on the server."));
	buf_add(answer->body, bytes);
	return true;
}

static void hand_over(struct door *door)
{
	struct call *call = &door->call;
	struct everything_summary summary;
	struct buf body = buf_in(call->arena);
	struct answer answer = { call, &body };
	const struct zip_sink sink = { add, &answer };
	if (!export_everything(call, &sink, &summary)) {
		door_refused(door);
		return;
	}
	response_header(door->response, "Content-Disposition",
		str_format(call->arena, "attachment; filename=\"wiqaya-%.*s.zip\"", STR_ARG(day_str(&call->today))));
	response_header_instead(door->response, "X-Content-Type-Options", S("nosniff"));
	door->response->status = 200;
	door->response->media_type = S("application/zip");
	buf_add(&door->response->body, buf_str(&body));
}

void everything_post(struct door *door)
{
	hand_over(door);
}

void api_everything(struct door *door)
{
	hand_over(door);
}
