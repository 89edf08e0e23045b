#include "base/jail_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/text.h"

struct jail {
	int control;
	pid_t keeper;
	size_t count; // Of tasks; the one behind them tries the bars.
	bool holds;
};

static bool take_answer(int socket, struct arena *arena, str *output, struct mishap *mishap);

static void end_keeper(void *thing)
{
	struct jail *jail = thing;
	close(jail->control);
	while (waitpid(jail->keeper, NULL, 0) < 0 && errno == EINTR)
		continue;
}

static bool try_bars(struct jail *jail)
{
	struct arena *arena = arena_new(1 << 20);
	struct mishap mishap = { 0 };
	str found = S("");
	jail->holds = true; // Until we know better: else nothing would run.
	bool held = jail_run(jail, jail->count, S(""), arena, &found, &mishap) && str_is(found, "held");
	arena_end(arena);
	return held;
}

struct jail *jail_start(struct arena *arena, const struct jail_task *tasks, size_t count)
{
	struct jail *jail = NEW(arena, struct jail);
	int ends[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		die("no socket for the jail: %s", strerror(errno));
	fflush(NULL);
	jail->keeper = fork();
	if (jail->keeper < 0)
		die("no process for the jail: %s", strerror(errno));
	if (jail->keeper == 0) {
		close(ends[0]);
		jail_keep(tasks, count, ends[1]);
	}
	close(ends[1]);
	jail->control = ends[0];
	jail->count = count;
	arena_at_end(arena, end_keeper, jail);
	jail->holds = try_bars(jail);
	return jail;
}

bool jail_holds(const struct jail *jail)
{
	return jail->holds;
}

bool jail_read(int socket, void *bytes, size_t length)
{
	char *at = bytes;
	while (length > 0) {
		ssize_t got = read(socket, at, length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		length -= (size_t)got;
	}
	return true;
}

bool jail_write(int socket, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length > 0) {
		ssize_t gone = write(socket, at, length);
		if (gone < 0 && errno == EINTR)
			continue;
		if (gone <= 0)
			return false;
		at += gone;
		length -= (size_t)gone;
	}
	return true;
}

// Hands the keeper the number of the task and the child's end of the socket, in one message: so no lock is
// needed between threads.
static void ask_keeper(const struct jail *jail, size_t task, int socket)
{
	union {
		char bytes[CMSG_SPACE(sizeof socket)];
		struct cmsghdr header;
	} room = { .bytes = { 0 } };
	uint32_t number = (uint32_t)task;
	struct iovec text = { &number, sizeof number };
	struct msghdr message = {
		.msg_iov = &text, .msg_iovlen = 1, .msg_control = &room, .msg_controllen = sizeof room,
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof socket);
	memcpy(CMSG_DATA(header), &socket, sizeof socket);
	ssize_t sent;
	while ((sent = sendmsg(jail->control, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR)
		continue;
	if (sent != sizeof number)
		die("the keeper of the jail is gone: %s", strerror(errno));
}

// The same as jail_write, where the reader may be gone: never a signal.
static bool send_all(int socket, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t gone = send(socket, bytes, length, MSG_NOSIGNAL);
		if (gone < 0 && errno == EINTR)
			continue;
		if (gone <= 0)
			return false;
		bytes += gone;
		length -= (size_t)gone;
	}
	return true;
}

// The keeper ends who takes too long; these are for a queue that does not move.
static void bound_waits(int socket)
{
	struct timeval patience = { .tv_sec = 3 * LIMIT_JAIL_MS / 1000 };
	must(setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
	must(setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) == 0);
}

bool jail_run(struct jail *jail, size_t task, str input, struct arena *arena, str *output,
	struct mishap *mishap)
{
	int ends[2];
	must(task <= jail->count);
	if (!jail->holds)
		return mishap_at(mishap, 0, 0,
			N_("This machine cannot keep the reading of such files apart from everything else, so they are not read here."));
	if (input.length > LIMIT_UPLOAD_BYTES)
		return mishap_at(mishap, 0, 0, N_("The file is too large."));
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return mishap_at(mishap, 0, 0, N_("Too much is going on just now. Please try again in a moment."));
	bound_waits(ends[0]);
	ask_keeper(jail, task, ends[1]);
	close(ends[1]);
	uint64_t length = input.length;
	// A child that refuses early need not read all: its answer counts, not whether we could send.
	if (send_all(ends[0], (const char *)&length, sizeof length))
		(void)send_all(ends[0], input.data, input.length);
	struct mishap heard = { 0 };
	bool done = take_answer(ends[0], arena, output, &heard);
	close(ends[0]);
	if (!done && heard.why == NULL) {
		journal(PRIORITY_WARNING, EVENT_PARSER_DIED, JOURNAL_INTEGER(KEY_TASK, task),
			JOURNAL_INTEGER(KEY_BYTES, input.length));
		return mishap_at(mishap, 0, 0,
			N_("This file could not be read: it is broken, or it asks for more than a file may."));
	}
	if (!done)
		*mishap = heard;
	return done;
}

// Words that may stand on a page: one line of valid text.
static bool is_sentence(str why)
{
	for (size_t i = 0; i < why.length; i++)
		if ((unsigned char)why.data[i] < 0x20 || why.data[i] == 0x7f)
			return false;
	return why.length > 0 && text_valid(why);
}

// False without a reason when the child broke, or said what no task says.
static bool take_answer(int socket, struct arena *arena, str *output, struct mishap *mishap)
{
	struct jail_answer answer;
	if (!jail_read(socket, &answer, sizeof answer) || answer.done > 1 ||
		answer.length > (answer.done == 1 ? LIMIT_JAIL_OUTPUT_BYTES : JAIL_WHY_BYTES))
		return false;
	char *bytes = arena_take(arena, answer.length + 1);
	if (!jail_read(socket, bytes, answer.length))
		return false;
	str text = { bytes, answer.length };
	if (answer.done == 1) {
		*output = text;
		return true;
	}
	return is_sentence(text) && mishap_at(mishap, answer.line, answer.column, bytes);
}
