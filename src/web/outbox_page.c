// The outbox: notices by e-mail that wait, failed or came back, and trying them now.
#include "acts/mail_take.h"
#include "acts/outbox.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/outbox_parts.h"
#include "web/pages.h"
#include "web/site.h"

static const char *const kind_words[] = {
	[MAIL_SENT] = NC_("mail", "A recommendation was sent"), [MAIL_REPLY_NEAR] = NC_("mail", "A reply date is near"),
	[MAIL_REPLY_LATE] = NC_("mail", "A reply date has passed"), [MAIL_REPLY] = NC_("mail", "A reply came in"),
	[MAIL_LETTER] = NC_("mail", "A letter came in"), [MAIL_FACTS] = NC_("mail", "A text was sent for correction of facts"),
	[MAIL_TASK] = NC_("mail", "Somebody is asked to do something"), [MAIL_TEST] = NC_("mail", "A test message"),
};
static_assert(COUNT(kind_words) == MAIL_KIND_COUNT, "words for each kind");

static const char *const state_words[] = {
	[MAIL_WAITING] = NC_("mail", "Waiting"), [MAIL_SENDING] = NC_("mail", "Being sent"),
	[MAIL_ACCEPTED] = NC_("mail", "Taken over by the mail server"), [MAIL_FAILED] = NC_("mail", "Failed"),
	[MAIL_BOUNCED] = NC_("mail", "Came back"),
};
static_assert(COUNT(state_words) == MAIL_STATE_COUNT, "words for each state");

// RFC 5321, 4.2.2 and RFC 4954, 6: what the code before a server's words means to whoever keeps the house running.
static const struct {
	const char *codes, *meaning;
} meanings[] = {
	{ "530 534 535 538", N_("The mail server does not accept the name or password that this server was started with.") },
	{ "550 551 553", N_("The mail server refuses the address. Check it in the account.") },
	{ "552", N_("The mailbox is full.") },
	{ "4", N_("The mail server asks to come again later. That is done by itself.") },
	{ "5", N_("The mail server refuses; its words say why. Often the address that notices come from is not allowed there.") },
};

static const char *meaning_of(str words)
{
	for (size_t i = 0; i < COUNT(meanings); i++) {
		str codes = str_from(meanings[i].codes), code;
		while (str_cut(&codes, ' ', &code))
			if (str_starts(words, code))
				return meanings[i].meaning;
	}
	return N_("The mail server was not reached, or not over a secure line. Check its address, the network and its certificate.");
}

static str plain(struct call *call, const struct mail *mail)
{
	switch (mail->state) {
	case MAIL_ACCEPTED: return say(call, N_("It should arrive within minutes; when it does not, look among the unwanted mail."));
	case MAIL_BOUNCED: return say(call, N_("It was taken over and came back. The address may not exist any more."));
	case MAIL_WAITING:
	case MAIL_SENDING:
	case MAIL_FAILED:
	case MAIL_STATE_COUNT: break;
	}
	// Where it was never tried the words are our own.
	bool tried = mail->tries > 0 && mail->words.length > 0 && mail->address.length > 0;
	return tried ? say(call, meaning_of(mail->words)) : S("");
}

void mail_part(struct call *call, struct view *view, const struct mail *mail)
{
	struct instant at;
	view_text(view, "who", mail->account_name);
	view_text(view, "account", str_format(call->arena, "/accounts/%.*s", STR_ARG(mail->account)));
	view_text(view, "state", say_in(call, "mail", state_words[mail->state]));
	view_text(view, "plain", plain(call, mail));
	// Our own words are in the catalogues, those of servers are not and stay as they are.
	view_text(view, "words", mail->words.length > 0 ? say(call, str_c(call->arena, mail->words)) : S(""));
	if (instant_parse(mail->at, &at))
		shown_instant(call, view, "at", &at);
}

static str next_try(struct call *call, const struct instant *next)
{
	int64_t minutes = (instant_milliseconds(next) - instant_milliseconds(&call->now) + 59 * 1000) / (60 * 1000);
	return minutes <= 0 ? say(call, N_("the next one at once"))
	                    : words_count(call->arena, call_locale(call), "the next one in {n} minute", "the next one in {n} minutes", minutes);
}

static void set_item(struct call *call, struct view *view, const struct mail *mail)
{
	struct view *item = view_add(view, "items");
	struct instant next;
	bool waits = mail->state == MAIL_WAITING || mail->state == MAIL_SENDING;
	mail_part(call, item, mail);
	view_text(item, "kind", say_in(call, "mail", kind_words[mail->kind]));
	view_text(item, "tries", words_count(call->arena, call_locale(call), "{n} try", "{n} tries", mail->tries));
	if (waits && instant_parse(mail->next_at, &next))
		view_text(item, "next", next_try(call, &next));
	view_text(item, "try", str_format(call->arena, "/outbox/%.*s/try", STR_ARG(mail->id)));
}

static void set_counts(struct call *call, struct view *view, const int64_t counts[MAIL_STATE_COUNT])
{
	for (size_t i = 0; i < MAIL_STATE_COUNT; i++) {
		struct view *one = view_add(view, "counts");
		view_text(one, "state", say_in(call, "mail", state_words[i]));
		view_text(one, "count", words_number(call->arena, call_locale(call), counts[i]));
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
