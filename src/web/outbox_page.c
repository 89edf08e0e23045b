// The outbox: notices by e-mail that wait, failed or came back, and trying them now.
#include "acts/mail_take.h"
#include "acts/outbox.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/site.h"

static const char *const kind_words[] = {
	[MAIL_SENT] = NC_("mail", "A recommendation was sent"), [MAIL_REPLY_NEAR] = NC_("mail", "A reply date is near"),
	[MAIL_REPLY_LATE] = NC_("mail", "A reply date has passed"), [MAIL_REPLY] = NC_("mail", "A reply came in"),
	[MAIL_LETTER] = NC_("mail", "A letter came in"), [MAIL_FACTS] = NC_("mail", "A text was sent for correction of facts"),
	[MAIL_TASK] = NC_("mail", "Somebody is asked to do something"),
};
static_assert(COUNT(kind_words) == MAIL_KIND_COUNT, "words for each kind");

static const char *const state_words[] = {
	[MAIL_WAITING] = NC_("mail", "Waiting"), [MAIL_SENDING] = NC_("mail", "Being sent"),
	[MAIL_ACCEPTED] = NC_("mail", "Taken over by the mail server"), [MAIL_FAILED] = NC_("mail", "Failed"),
	[MAIL_BOUNCED] = NC_("mail", "Came back"),
};
static_assert(COUNT(state_words) == MAIL_STATE_COUNT, "words for each state");

static str next_try(struct call *call, const struct instant *next)
{
	int64_t minutes = (instant_milliseconds(next) - instant_milliseconds(&call->now) + 59 * 1000) / (60 * 1000);
	return minutes <= 0 ? say(call, N_("the next one at once"))
	                    : words_count(call->arena, call->language, "the next one in {n} minute", "the next one in {n} minutes", minutes);
}

static void set_item(struct call *call, struct view *view, const struct mail *mail)
{
	struct view *item = view_add(view, "items");
	struct instant at, next;
	bool waits = mail->state == MAIL_WAITING || mail->state == MAIL_SENDING;
	view_text(item, "who", mail->account_name);
	view_text(item, "account", str_format(call->arena, "/accounts/%.*s", STR_ARG(mail->account)));
	view_text(item, "kind", say_in(call, "mail", kind_words[mail->kind]));
	view_text(item, "state", say_in(call, "mail", state_words[mail->state]));
	view_text(item, "tries", words_count(call->arena, call->language, "{n} try", "{n} tries", mail->tries));
	// Our own words are in the catalogues, those of servers are not and stay as they are.
	view_text(item, "words", mail->words.length > 0 ? say(call, str_c(call->arena, mail->words)) : S(""));
	if (instant_parse(mail->at, &at))
		shown_instant(call, item, "at", &at);
	if (waits && instant_parse(mail->next_at, &next))
		view_text(item, "next", next_try(call, &next));
	view_text(item, "try", str_format(call->arena, "/outbox/%.*s/try", STR_ARG(mail->id)));
}

static void set_counts(struct call *call, struct view *view, const int64_t counts[MAIL_STATE_COUNT])
{
	for (size_t i = 0; i < MAIL_STATE_COUNT; i++) {
		struct view *one = view_add(view, "counts");
		view_text(one, "state", say_in(call, "mail", state_words[i]));
		view_text(one, "count", words_number(call->arena, call->language, counts[i]));
	}
}

static void set_aside(struct call *call, struct view *view, const struct mail_aside *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct view *one = view_add(view, "aside");
		struct instant at;
		view_text(one, "file", items[i].file);
		view_text(one, "why", items[i].words.length > 0 ? say(call, str_c(call->arena, items[i].words)) : S(""));
		if (instant_parse(items[i].at, &at))
			shown_instant(call, one, "at", &at);
	}
}

void outbox_page(struct door *door)
{
	struct call *call = &door->call;
	struct mail *mails;
	struct mail_aside *aside;
	size_t count, aside_count;
	int64_t counts[MAIL_STATE_COUNT];
	if (!outbox_list(call, S(""), &mails, &count) || !outbox_count(call, counts) ||
	        !mail_aside_list(call, &aside, &aside_count)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_flag(view, "off", call->mail_from == NULL);
	set_counts(call, view, counts);
	for (size_t i = 0; i < count; i++)
		set_item(call, view, &mails[i]);
	set_aside(call, view, aside, aside_count);
	view_flag(view, "more", count == OUTBOX_SHOWN);
	struct sheet_of sheet = { .title = say(call, N_("Outbox")) };
	page_show(door, 200, "outbox", view, &sheet);
}

void outbox_try_post(struct door *door)
{
	struct call *call = &door->call;
	size_t count;
	if (!outbox_try(call, door_piece(door, "key"), &count)) {
		door_refused(door);
		return;
	}
	postman_wake(door->site->postman);
	door_done(door, S("/outbox"), say(call, N_("It is tried now. Look again in a moment.")), S(""));
}
