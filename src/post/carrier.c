#include "post/carrier.h"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/neighbour.h"
#include "post/carrier_inside.h"

enum {
	READY_MS = 30 * 1000,
	GOODBYE_MS = 10 * 1000,   // To the mail server; everything is kept by then.
	MESSAGE_S = 60 + 30,      // Longer than smtp_send takes, where the settings do not say how long that is.
	EARLIER_MS = 180 * 1000,  // Longer than an exchange takes that an earlier server began.
};

struct carrier {
	const struct smtp_server *server;
	str name;
	char *room;
	struct neighbour own;  // The one that we started; it may have been left.
	bool left;             // Its outcome is asked for under the name, as that of an earlier server.
	int found;             // Our socket to the one that was found under the name; -1: none.
	int64_t find_until_ms; // One that says nothing is waited for until then; 0: not yet asked.
	bool told;             // The other end waits to hear that it was kept.
};

static void end(void *carrier)
{
	carrier_close(carrier);
}

struct carrier *carrier_new(struct arena *arena, const struct smtp_server *server, str house)
{
	struct carrier *carrier = NEW(arena, struct carrier);
	*carrier = (struct carrier){ .server = server, .own = { 0, -1 }, .found = -1 };
	carrier->name = str_format(arena, "wiqaya-carrier-%.*s", STR_ARG(house));
	carrier->room = arena_take(arena, LIMIT_PACKET_BYTES);
	arena_at_end(arena, end, carrier);
	return carrier;
}

// Starting and ending.

static void tell_death(pid_t pid, int how)
{
	bool by_signal = WIFSIGNALED(how);
	journal(PRIORITY_WARNING, EVENT_CARRIER_DIED, JOURNAL_INTEGER(KEY_PID, pid),
		JOURNAL_INTEGER(by_signal ? KEY_SIGNAL : KEY_STATUS, by_signal ? WTERMSIG(how) : WEXITSTATUS(how)));
}

static void bury(struct carrier *carrier)
{
	pid_t pid = carrier->own.pid;
	tell_death(pid, neighbour_end(&carrier->own, 0));
}

static bool hear_ready(struct carrier *carrier)
{
	str packet;
	bool named;
	if (neighbour_hear(carrier->own.socket, READY_MS, carrier->room, &packet) != HEARD_PACKET ||
		!carrier_unpack_ready(packet, &named))
		return false;
	if (!named)
		journal(PRIORITY_WARNING, EVENT_CARRIER_NAME_TAKEN, JOURNAL_NOTHING);
	return true;
}

// No message goes to it before it holds its name: what it is told then, it can tell on.
static bool start(struct arena *arena, struct carrier *carrier)
{
	struct buf buf = buf_in(arena);
	struct carrier_settings settings = { *carrier->server, carrier->name };
	if (!carrier_pack_settings(&buf, &settings) || !neighbour_start(&carrier->own, CARRIER_WORD))
		return false;
	if (neighbour_send(carrier->own.socket, buf_str(&buf)) && hear_ready(carrier))
		return true;
	bury(carrier);
	return false;
}

static void forget_found(struct carrier *carrier)
{
	if (carrier->found >= 0)
		close(carrier->found);
	carrier->found = -1;
}

void carrier_close(struct carrier *carrier)
{
	forget_found(carrier);
	carrier->told = false;
	// One that was left has an outcome to tell, to us or to the next server.
	if (carrier->own.pid != 0 && !carrier->left)
		(void)neighbour_end(&carrier->own, GOODBYE_MS);
}

// Sending.

static struct smtp_answer answer_of(enum smtp_result result, bool reached, const char *words)
{
	return (struct smtp_answer){ result, reached, str_from(words) };
}

// Hands the message over; one that ended idly is replaced once, for nothing was with it.
static bool hand_over(struct arena *arena, struct carrier *carrier, str packet)
{
	for (int tries = 0; tries < 2; tries++) {
		if (carrier->own.pid == 0 && !start(arena, carrier))
			return false;
		if (neighbour_send(carrier->own.socket, packet))
			return true;
		bury(carrier);
	}
	return false;
}

static bool hear_outcome(struct arena *arena, struct carrier *carrier, str message_id, struct smtp_answer *answer)
{
	struct carrier_outcome outcome;
	long seconds = carrier->server->seconds > 0 ? carrier->server->seconds * 2 : (long)MESSAGE_S;
	str packet;
	if (neighbour_hear(carrier->own.socket, (int64_t)seconds * 1000, carrier->room, &packet) != HEARD_PACKET ||
		!carrier_unpack_outcome(str_copy(arena, packet), &outcome) || !str_equal(outcome.message_id, message_id))
		return false;
	*answer = outcome.answer;
	return true;
}

struct smtp_answer carrier_send(struct arena *arena, struct carrier *carrier, str message_id, str from, str to, str message)
{
	struct buf buf = buf_in(arena);
	struct carrier_message letter = { message_id, from, to, message };
	struct smtp_answer answer;
	if (!carrier_pack_message(&buf, &letter))
		return answer_of(SMTP_NEVER, true, N_("The notice is too long to be sent. Whoever keeps the settings shortens the address where people sign in."));
	if (!hand_over(arena, carrier, buf_str(&buf)))
		return answer_of(SMTP_LATER, false,
			N_("This machine could not start the program that speaks with the mail server. The notice waits and is tried again."));
	if (!hear_outcome(arena, carrier, message_id, &answer)) {
		bury(carrier);
		return answer_of(SMTP_UNKNOWN, true,
			N_("The program that speaks with the mail server ended before it had an answer. The notice goes out again and may arrive twice."));
	}
	carrier->told = true;
	return answer;
}

// What follows upon what was told.

void carrier_kept(struct carrier *carrier)
{
	bool found = carrier->found >= 0;
	if (!carrier->told)
		return;
	carrier->told = false;
	carrier->find_until_ms = 0;
	// Whoever does not hear it tells again, and finds that it was kept.
	(void)!neighbour_send(found ? carrier->found : carrier->own.socket, carrier_packet_kept());
	if (found)
		forget_found(carrier);
}

void carrier_leave(struct carrier *carrier)
{
	if (!carrier->told)
		return;
	carrier->told = false;
	if (carrier->found >= 0) {
		forget_found(carrier);
		return;
	}
	close(carrier->own.socket);
	carrier->own.socket = -1;
	carrier->left = true;
}

// Finding.

static enum carrier_found none(struct carrier *carrier)
{
	forget_found(carrier);
	carrier->find_until_ms = 0;
	if (carrier->left)
		(void)neighbour_end(&carrier->own, GOODBYE_MS);
	carrier->left = false;
	return CARRIER_NONE;
}

static enum carrier_found hear_found(struct arena *arena, struct carrier *carrier, int64_t wait_ms, str *message_id,
	struct smtp_answer *answer)
{
	struct carrier_outcome outcome;
	str packet;
	enum neighbour_heard heard = neighbour_hear(carrier->found, wait_ms, carrier->room, &packet);
	if (heard == HEARD_NOTHING)
		return CARRIER_OUT;
	if (heard == HEARD_PACKET && carrier_unpack_outcome(str_copy(arena, packet), &outcome)) {
		*message_id = outcome.message_id;
		*answer = outcome.answer;
		carrier->told = true;
		return CARRIER_TOLD;
	}
	// It ended, having nothing to tell; its name is free in a moment.
	forget_found(carrier);
	return CARRIER_OUT;
}

enum carrier_found carrier_find(struct arena *arena, struct carrier *carrier, int64_t wait_ms, str *message_id,
	struct smtp_answer *answer)
{
	if (carrier->find_until_ms == 0)
		carrier->find_until_ms = monotonic_ms() + EARLIER_MS;
	if (monotonic_ms() >= carrier->find_until_ms)
		return none(carrier);
	if (carrier->found < 0 && !neighbour_call(carrier->name, &carrier->found))
		return none(carrier);
	if (carrier->found >= 0)
		return hear_found(arena, carrier, wait_ms, message_id, answer);
	struct timespec pause = { wait_ms / 1000, wait_ms % 1000 * 1000 * 1000 };
	nanosleep(&pause, NULL);
	return CARRIER_OUT;
}
