#include "acts/postman.h"

#include <pthread.h>
#include <signal.h>

#include "acts/house.h"
#include "acts/mail_take.h"
#include "acts/notify.h"
#include "base/clock.h"
#include "base/die.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/part.h"
#include "base/text.h"
#include "model/value.h"
#include "post/carrier.h"
#include "post/maildir.h"
#include "post/message.h"

enum { LOOK_MS = 1000, FIND_MS = 100, IN_MS = 5000, REST_MS = 30 * 1000, DATES_MS = 10 * 60 * 1000, NAME_LETTERS = 80 };

struct postman {
	struct writer *writer;
	const struct post_settings *settings;
	struct carrier *carrier;
	bool settled;  // Nothing is with a carrier of an earlier server, nor with one of ours that was left.
	bool put_back; // What an earlier server claimed is due again.
	struct arena *arena; // Of the thread's connection.
	struct db *db;
	int64_t rest_ms; // The mail server is left alone until then.
	int64_t dates_ms, in_ms; // When reply dates and the maildir were looked at last; 0: never.
	pthread_t thread;
	pthread_mutex_t mutex; // Guards what stands below.
	pthread_cond_t woken;
	bool called, stopping;
};

bool post_settings_good(struct arena *arena, const struct post_settings *settings, struct mishap *mishap)
{
	struct maildir_entry *entries;
	size_t count;
	if (settings->maildir != NULL && !maildir_new(arena, settings->maildir, &entries, &count, 0, mishap))
		return false;
	if (settings->server.url == NULL)
		return true;
	if (!smtp_server_good(&settings->server, mishap))
		return false;
	if (settings->from == NULL || !message_address_good(str_from(settings->from)))
		return mishap_at(mishap, 0, 0, N_("--mail-from is the address that notices come from, as in notices@npm.example"));
	str address = settings->address == NULL ? S("") : str_from(settings->address);
	bool good = str_starts(address, S("https://")) || str_starts(address, S("http://"));
	for (size_t i = 0; i < address.length; i++)
		good = good && address.data[i] > ' ' && address.data[i] < 127;
	return good || mishap_at(mishap, 0, 0, N_("--address is where people sign in, as in https://npm.example"));
}

bool postman_message(struct call *call, const struct post_settings *settings, const struct mail *mail, str *message,
	struct mishap *mishap)
{
	str house = value_name(call->arena, call->house.name, call->language, call->house.language, NULL);
	house = text_shorten(call->arena, text_squeeze(call->arena, house), NAME_LETTERS);
	bool test = mail->kind == MAIL_TEST;
	str news = test ? say(call, N_("Test message")) : say(call, N_("There is something new for you"));
	str then = test ? say(call, N_("It was ordered by an administrator to see whether notices go out. Nothing needs to be done."))
	                : say(call, N_("Please sign in:"));
	struct message notice = { .id = mail->message_id, .from = str_from(settings->from), .from_name = house,
		.to = mail->address, .subject = news, .language = call->language,
		.text = str_format(call->arena, "%.*s\n\n%.*s.\n%.*s\n%s\n", STR_ARG(house), STR_ARG(news),
			STR_ARG(then), settings->address) };
	struct buf buf = buf_in(call->arena);
	if (!instant_parse(mail->at, &notice.at) || !message_write(&buf, &notice, mishap))
		return false;
	*message = buf_str(&buf);
	return true;
}

static struct call new_call(struct postman *postman, struct arena *arena)
{
	struct call call = call_new(arena, postman->db, instant_now());
	call.writer = postman->writer;
	call.role = ROLE_HOUSE;
	call.mail_from = postman->settings->server.url == NULL ? NULL : postman->settings->from;
	return call;
}

static enum mail_state state_after(enum smtp_result result)
{
	switch (result) {
	case SMTP_ACCEPTED: return MAIL_ACCEPTED;
	case SMTP_LATER: return MAIL_WAITING;
	case SMTP_UNKNOWN: return MAIL_SENDING;
	case SMTP_NEVER: break;
	}
	return MAIL_FAILED;
}

static void tell_journal(const struct mail *mail, int64_t ms)
{
	if (mail->state == MAIL_ACCEPTED)
		journal(PRIORITY_INFORMATION, EVENT_MAIL_TAKEN_OVER, JOURNAL_ID(KEY_MAIL, mail->id),
			JOURNAL_INTEGER(KEY_TRIES, mail->tries), JOURNAL_INTEGER(KEY_MS, ms));
	else if (mail->state == MAIL_FAILED)
		journal(PRIORITY_WARNING, EVENT_MAIL_FAILED, JOURNAL_ID(KEY_MAIL, mail->id),
			JOURNAL_INTEGER(KEY_TRIES, mail->tries));
	else
		journal(PRIORITY_NOTICE, EVENT_MAIL_PUT_OFF, JOURNAL_ID(KEY_MAIL, mail->id),
			JOURNAL_INTEGER(KEY_TRIES, mail->tries), JOURNAL_INTEGER(KEY_WAIT_S, mail_wait_minutes(mail->tries) * 60));
}

// What became of a message that a server was handing over when it died, as its carrier tells. False: it cannot be kept now.
static bool keep_earlier(struct postman *postman, struct call *call, str message_id, const struct smtp_answer *answer)
{
	struct mail mail;
	bool kept = outbox_end_earlier(call, message_id, state_after(answer->result), answer->words, &mail);
	if (kept && mail.id.length > 0) {
		carrier_kept(postman->carrier);
		tell_journal(&mail, 0);
		return true;
	}
	// One that is none of ours is of another store with the same institution in it: we go on without its name.
	carrier_leave(postman->carrier);
	postman->settled = kept;
	return kept;
}

enum outcome { NOTHING_DUE, SENT, LEAVE_IT };

// Sends one that is due.
static enum outcome send_one(struct postman *postman, struct call *call)
{
	const struct post_settings *settings = postman->settings;
	struct mail mail;
	str message;
	struct mishap mishap = { 0 };
	if (!house_read(call))
		return LEAVE_IT;
	if (!outbox_claim(call, &mail, &call->language))
		return call->refusal == REFUSED_NOT ? NOTHING_DUE : LEAVE_IT;
	int64_t began_ms = monotonic_ms();
	struct smtp_answer answer = { SMTP_NEVER, true, S("") };
	if (postman_message(call, settings, &mail, &message, &mishap))
		answer = carrier_send(call->arena, postman->carrier, mail.message_id, str_from(settings->from), mail.address, message);
	else
		answer.words = str_from(mishap.why);
	call->now = instant_now();
	if (!outbox_end(call, &mail, state_after(answer.result), answer.words)) {
		carrier_leave(postman->carrier);
		postman->settled = false;
		return LEAVE_IT;
	}
	carrier_kept(postman->carrier);
	tell_journal(&mail, monotonic_ms() - began_ms);
	return answer.reached ? SENT : LEAVE_IT;
}

// Waits until something is new, for a while. False when the server stops.
static bool wait_for_news(struct postman *postman)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += LOOK_MS / 1000;
	pthread_mutex_lock(&postman->mutex);
	while (!postman->called && !postman->stopping &&
		pthread_cond_timedwait(&postman->woken, &postman->mutex, &until) == 0)
		;
	if (postman->called)
		postman->rest_ms = 0;
	postman->called = false;
	bool goes_on = !postman->stopping;
	pthread_mutex_unlock(&postman->mutex);
	return goes_on;
}

static bool stops(struct postman *postman)
{
	pthread_mutex_lock(&postman->mutex);
	bool stopping = postman->stopping;
	pthread_mutex_unlock(&postman->mutex);
	return stopping;
}

static void look_at_dates(struct postman *postman, struct arena *arena)
{
	if (postman->dates_ms != 0 && monotonic_ms() - postman->dates_ms < DATES_MS)
		return;
	struct call call = new_call(postman, arena);
	if (house_read(&call) && notify_dates(&call) && outbox_sweep(&call))
		postman->dates_ms = monotonic_ms();
}

static void look_for_mail(struct postman *postman, struct arena *arena)
{
	if (postman->settings->maildir == NULL || (postman->in_ms != 0 && monotonic_ms() - postman->in_ms < IN_MS))
		return;
	struct call call = new_call(postman, arena);
	struct mail_taken taken;
	postman->in_ms = monotonic_ms();
	if (!house_read(&call))
		return;
	// A folder that is away comes back, or somebody misses the letters.
	(void)!mail_take(&call, postman->settings->maildir, &taken);
}

// The name that carriers have is known when the institution was read.
static bool has_carrier(struct postman *postman, struct arena *arena)
{
	if (postman->carrier != NULL)
		return true;
	struct call call = new_call(postman, arena);
	if (!house_read(&call))
		return false;
	postman->carrier = carrier_new(postman->arena, &postman->settings->server, call.house.id);
	return true;
}

static void put_back(struct postman *postman, struct call *call)
{
	// What a store that is away now keeps claimed is due by itself in a while.
	if (!postman->put_back)
		(void)!outbox_put_back(call);
	postman->put_back = true;
}

// Nothing is sent before it is known what became of what was being sent. False: not yet.
static bool settle(struct postman *postman, struct arena *arena)
{
	while (!postman->settled && !stops(postman)) {
		arena_reset(arena);
		struct call call = new_call(postman, arena);
		str message_id;
		struct smtp_answer answer;
		switch (carrier_find(arena, postman->carrier, FIND_MS, &message_id, &answer)) {
		case CARRIER_OUT: break;
		case CARRIER_NONE: postman->settled = true; break;
		case CARRIER_TOLD:
			if (!keep_earlier(postman, &call, message_id, &answer))
				return false;
			break;
		}
		if (postman->settled)
			put_back(postman, &call);
	}
	return postman->settled;
}

static void send_due(struct postman *postman, struct arena *arena)
{
	enum outcome outcome = SENT;
	arena_reset(arena);
	if (!has_carrier(postman, arena) || !settle(postman, arena))
		return;
	if (postman->settings->server.url == NULL || monotonic_ms() < postman->rest_ms)
		return;
	while (outcome == SENT && !stops(postman)) {
		arena_reset(arena);
		struct call call = new_call(postman, arena);
		outcome = send_one(postman, &call);
	}
	carrier_close(postman->carrier);
	if (outcome == LEAVE_IT)
		postman->rest_ms = monotonic_ms() + REST_MS;
}

static void *run(void *context)
{
	struct postman *postman = context;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	struct mishap mishap;
	bool goes_on = true;
	while (goes_on) {
		arena_reset(arena);
		if (db_alive(postman->db) || db_reopen(postman->db, &mishap)) {
			look_at_dates(postman, arena);
			arena_reset(arena);
			look_for_mail(postman, arena);
			send_due(postman, arena);
		}
		goes_on = wait_for_news(postman);
	}
	arena_end(arena);
	return NULL;
}

// The carrier opens it; better it is missed now than when there is mail.
static bool courier_stands(const struct post_settings *settings, struct mishap *mishap)
{
	return settings->server.url == NULL || part_stands("courier") ||
	       mishap_at(mishap, 0, 0,
		       N_("The part of the program that hands mail to a server is missing on this machine. Install it, or start without --mail-server."));
}

bool postman_start(struct arena *arena, const char *store, struct writer *writer, const struct post_settings *settings,
	struct postman **started, struct mishap *mishap)
{
	struct postman *postman = NEW(arena, struct postman);
	*started = postman;
	*postman = (struct postman){ .writer = writer, .settings = settings, .arena = arena_new(LIMIT_ARENA_BYTES) };
	if (!db_open(postman->arena, store, DB_READ, &postman->db, mishap) || !courier_stands(settings, mishap)) {
		arena_end(postman->arena);
		return false;
	}
	pthread_mutex_init(&postman->mutex, NULL);
	pthread_cond_init(&postman->woken, NULL);
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	must(pthread_create(&postman->thread, NULL, run, postman) == 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return true;
}

void postman_wake(struct postman *postman)
{
	pthread_mutex_lock(&postman->mutex);
	postman->called = true;
	pthread_cond_signal(&postman->woken);
	pthread_mutex_unlock(&postman->mutex);
}

void postman_stop(struct postman *postman)
{
	pthread_mutex_lock(&postman->mutex);
	postman->stopping = true;
	pthread_cond_signal(&postman->woken);
	pthread_mutex_unlock(&postman->mutex);
	must(pthread_join(postman->thread, NULL) == 0);
	arena_end(postman->arena);
	pthread_mutex_destroy(&postman->mutex);
	pthread_cond_destroy(&postman->woken);
}
