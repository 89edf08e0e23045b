#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/limits.h"
#include "base/neighbour.h"
#include "post/carrier_inside.h"
#include "post/courier.h"

enum { KEEPS_MS = 60 * 60 * 1000, STOPS_MS = 5 * 1000, LOOK_MS = 1000, STATUS_USAGE = 2 };

struct carrying {
	struct arena *arena;      // As long as the process.
	struct arena *of_message; // As long as one message.
	char *room;
	int listener; // -1: the name is somebody else's.
	const struct courier *courier;
	struct smtp *smtp;
};

static bool say_ready(const struct carrying *carrying)
{
	struct buf buf = buf_in(carrying->arena);
	carrier_pack_ready(&buf, carrying->listener >= 0);
	return neighbour_send(NEIGHBOUR_SOCKET, buf_str(&buf));
}

static bool hear_settings(struct carrying *carrying)
{
	struct carrier_settings *settings = NEW(carrying->arena, struct carrier_settings);
	str packet;
	if (neighbour_hear(NEIGHBOUR_SOCKET, -1, carrying->room, &packet) != HEARD_PACKET ||
		!carrier_unpack_settings(carrying->arena, packet, settings))
		return false;
	carrying->listener = neighbour_listen(settings->name);
	carrying->smtp = carrying->courier->smtp_new(carrying->arena, &settings->server);
	return true;
}

// False when the server is gone, or closes: then a message that did not begin may stay where it is.
static bool next_message(struct carrying *carrying, struct carrier_message *message)
{
	str packet;
	arena_reset(carrying->of_message);
	if (neighbour_hear(NEIGHBOUR_SOCKET, -1, carrying->room, &packet) != HEARD_PACKET || neighbour_is_gone(NEIGHBOUR_SOCKET))
		return false;
	return carrier_unpack_message(str_copy(carrying->of_message, packet), message);
}

// True when the outcome was kept on the other side.
static bool tell(struct carrying *carrying, int socket, const struct carrier_outcome *outcome, int64_t patience_ms)
{
	struct buf buf = buf_in(carrying->of_message);
	str packet;
	carrier_pack_outcome(&buf, outcome);
	return neighbour_send(socket, buf_str(&buf)) &&
	       neighbour_hear(socket, patience_ms, carrying->room, &packet) == HEARD_PACKET && carrier_unpack_kept(packet);
}

// The signals that ask to stop are never taken, only looked at: nothing breaks off an exchange.
static void block_stop(void)
{
	sigset_t stop;
	sigemptyset(&stop);
	sigaddset(&stop, SIGTERM);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGHUP);
	must(sigprocmask(SIG_BLOCK, &stop, NULL) == 0);
}

static bool asked_to_stop(void)
{
	sigset_t pending;
	must(sigpending(&pending) == 0);
	return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGHUP) == 1;
}

// Whoever reads the dead server's words need not wait for us.
static void be_quiet(void)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (nothing >= 0)
		(void)!dup2(nothing, STDERR_FILENO);
}

// The server is gone with the outcome unkept: the next one asks for it.
static void keep_for_next(struct carrying *carrying, const struct carrier_outcome *outcome)
{
	int64_t until_ms = monotonic_ms() + KEEPS_MS, left_ms;
	bool stopping = false, kept = false;
	while (!kept && (left_ms = until_ms - monotonic_ms()) > 0) {
		if (!stopping && asked_to_stop()) {
			stopping = true;
			until_ms = monotonic_ms() + STOPS_MS;
		}
		int caller = neighbour_accept(carrying->listener, left_ms < LOOK_MS ? left_ms : LOOK_MS);
		if (caller < 0)
			continue;
		kept = tell(carrying, caller, outcome, left_ms);
		close(caller);
	}
}

static void carry(struct carrying *carrying)
{
	struct carrier_message message;
	while (next_message(carrying, &message)) {
		struct carrier_outcome outcome = { message.id,
			carrying->courier->smtp_send(carrying->of_message, carrying->smtp, message.from, message.to, message.text) };
		if (tell(carrying, NEIGHBOUR_SOCKET, &outcome, -1))
			continue;
		be_quiet();
		if (carrying->listener >= 0)
			keep_for_next(carrying, &outcome);
		return;
	}
}

int carrier_run(void)
{
	if (!neighbour_begin()) {
		fprintf(stderr, "wiqaya " CARRIER_WORD ": a server starts this by itself, when it has mail to send\n");
		return STATUS_USAGE;
	}
	struct carrying carrying = { .arena = arena_new(LIMIT_ARENA_BYTES), .of_message = arena_new(LIMIT_ARENA_BYTES), .listener = -1 };
	carrying.room = arena_take(carrying.arena, LIMIT_PACKET_BYTES);
	block_stop();
	carrying.courier = courier_find();
	bool begun = carrying.courier != NULL && hear_settings(&carrying) && say_ready(&carrying);
	if (begun)
		carry(&carrying);
	// The name is free again before the goodbye, which may take its time.
	if (carrying.listener >= 0)
		close(carrying.listener);
	arena_end(carrying.of_message);
	arena_end(carrying.arena);
	return begun ? 0 : STATUS_USAGE;
}
