// The outbox: what waits, what failed, and trying again.
#include "acts/mail_take.h"
#include "acts/outbox.h"
#include "web/api_inside.h"
#include "web/site.h"

void api_outbox(struct door *door)
{
	struct call *call = &door->call;
	struct mail *mails;
	struct mail_aside *aside;
	size_t count, aside_count;
	int64_t counts[MAIL_STATE_COUNT];
	if (!outbox_list(call, request_query(door->request, "state"), &mails, &count) || !outbox_count(call, counts) ||
	        !mail_aside_list(call, &aside, &aside_count)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "{\"items\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(&buf, ',');
		mail_json(&buf, &mails[i]);
	}
	buf_add_c(&buf, "],\"counts\":{");
	for (size_t i = 0; i < MAIL_STATE_COUNT; i++)
		buf_addf(&buf, "%s\"%s\":%lld", i > 0 ? "," : "", mail_state_code((enum mail_state)i), (long long)counts[i]);
	buf_add_c(&buf, "},\"aside\":[");
	for (size_t i = 0; i < aside_count; i++) {
		buf_add_c(&buf, i > 0 ? ",{\"file\":" : "{\"file\":");
		buf_add_json(&buf, aside[i].file);
		buf_add_c(&buf, ",\"at\":");
		buf_add_json(&buf, aside[i].at);
		buf_add_c(&buf, ",\"words\":");
		buf_add_json(&buf, aside[i].words);
		buf_add_char(&buf, '}');
	}
	buf_add_c(&buf, "]}");
	door_json(door, 200, buf_str(&buf));
}

void api_outbox_try(struct door *door)
{
	size_t count;
	if (!outbox_try(&door->call, door_piece(door, "key"), &count)) {
		door_refused(door);
		return;
	}
	postman_wake(door->site->postman);
	door_json(door, 200, str_format(door->call.arena, "{\"tried\":%zu}", count));
}
