#include "base/neighbour.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/limits.h"

#define PROGRAM "wiqaya"

enum { WAITING_CALLERS = 8 };

// Starting and ending.

static bool spawn(pid_t *pid, const char *word, int socket)
{
	static char *const no_environment[] = { NULL };
	char name[] = PROGRAM, argument[32];
	char *const arguments[] = { name, argument, NULL };
	must((size_t)snprintf(argument, sizeof argument, "%s", word) < sizeof argument);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t manner;
	sigset_t none, all;
	sigemptyset(&none);
	sigfillset(&all);
	must(posix_spawn_file_actions_init(&files) == 0 && posix_spawnattr_init(&manner) == 0);
	must(posix_spawn_file_actions_adddup2(&files, socket, NEIGHBOUR_SOCKET) == 0);
	must(posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) == 0);
	// Our threads have signals blocked, and what is blocked or ignored is passed on.
	must(posix_spawnattr_setsigmask(&manner, &none) == 0 && posix_spawnattr_setsigdefault(&manner, &all) == 0);
	must(posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0);
	int fault = posix_spawn(pid, "/proc/self/exe", &files, &manner, arguments, no_environment);
	must(posix_spawn_file_actions_destroy(&files) == 0 && posix_spawnattr_destroy(&manner) == 0);
	return fault == 0;
}

bool neighbour_start(struct neighbour *neighbour, const char *word)
{
	int pair[2];
	*neighbour = (struct neighbour){ 0, -1 };
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	bool started = spawn(&neighbour->pid, word, pair[1]);
	close(pair[1]);
	if (started) {
		neighbour->socket = pair[0];
		return true;
	}
	close(pair[0]);
	neighbour->pid = 0;
	return false;
}

bool neighbour_begin(void)
{
	struct stat status;
	if (fstat(NEIGHBOUR_SOCKET, &status) != 0 || !S_ISSOCK(status.st_mode))
		return false;
	// Started as "/proc/self/exe" it would be listed as "exe".
	must(prctl(PR_SET_NAME, PROGRAM) == 0);
	// Not all libraries close what they open when a program is started.
	must(syscall(SYS_close_range, STDERR_FILENO + 1, ~0u, 0) == 0);
	return true;
}

int neighbour_end(struct neighbour *neighbour, int patience_ms)
{
	int how = 0;
	int64_t until_ms = monotonic_ms() + patience_ms;
	struct timespec moment = { .tv_nsec = 2 * 1000 * 1000 };
	if (neighbour->socket >= 0)
		close(neighbour->socket);
	neighbour->socket = -1;
	if (neighbour->pid == 0)
		return 0;
	while (waitpid(neighbour->pid, &how, WNOHANG) == 0) {
		if (monotonic_ms() >= until_ms)
			kill(neighbour->pid, SIGKILL);
		nanosleep(&moment, NULL);
	}
	neighbour->pid = 0;
	return how;
}

// Speaking.

bool neighbour_send(int socket, str packet)
{
	must(packet.length > 0 && packet.length <= LIMIT_PACKET_BYTES);
	ssize_t sent;
	do
		sent = send(socket, packet.data, packet.length, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)packet.length;
}

bool neighbour_is_gone(int socket)
{
	struct pollfd look = { .fd = socket };
	return poll(&look, 1, 0) == 1 && (look.revents & (POLLHUP | POLLERR)) != 0;
}

// Whether there is something to take from the descriptor, within so long.
static bool is_there(int descriptor, int64_t patience_ms)
{
	struct pollfd wait = { .fd = descriptor, .events = POLLIN };
	int64_t until_ms = monotonic_ms() + patience_ms;
	int found;
	do {
		int64_t left_ms = patience_ms < 0 ? -1 : until_ms - monotonic_ms();
		found = poll(&wait, 1, patience_ms >= 0 && left_ms < 0 ? 0 : (int)left_ms);
	} while (found < 0 && errno == EINTR);
	return found == 1;
}

enum neighbour_heard neighbour_hear(int socket, int64_t patience_ms, char *room, str *packet)
{
	if (!is_there(socket, patience_ms))
		return HEARD_NOTHING;
	ssize_t got;
	do
		got = recv(socket, room, LIMIT_PACKET_BYTES, MSG_TRUNC);
	while (got < 0 && errno == EINTR);
	// Whoever sends more than we ever do is none of ours.
	if (got <= 0 || got > LIMIT_PACKET_BYTES)
		return HEARD_END;
	*packet = (str){ room, (size_t)got };
	return HEARD_PACKET;
}

// Names.

static socklen_t address_of(str name, struct sockaddr_un *address)
{
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	must(name.length > 0 && name.length < sizeof address->sun_path);
	memcpy(address->sun_path + 1, name.data, name.length);
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + name.length);
}

static bool is_ours(int socket)
{
	// socket(7) calls it struct ucred, which the headers keep for programs that ask for all of GNU.
	struct {
		pid_t pid;
		uid_t uid;
		gid_t gid;
	} other;
	socklen_t size = sizeof other;
	return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &other, &size) == 0 && other.uid == geteuid();
}

static int closed(int socket)
{
	close(socket);
	return -1;
}

int neighbour_listen(str name)
{
	struct sockaddr_un address;
	socklen_t size = address_of(name, &address);
	int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (listener < 0)
		return -1;
	bool taken = bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, WAITING_CALLERS) != 0;
	return taken ? closed(listener) : listener;
}

int neighbour_accept(int listener, int64_t patience_ms)
{
	if (!is_there(listener, patience_ms))
		return -1;
	int caller = accept(listener, NULL, NULL);
	if (caller < 0)
		return -1;
	return is_ours(caller) ? caller : closed(caller);
}

bool neighbour_call(str name, int *called)
{
	struct sockaddr_un address;
	socklen_t size = address_of(name, &address);
	*called = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (*called < 0)
		return true;
	bool reached = connect(*called, (struct sockaddr *)&address, size) == 0;
	bool busy = !reached && errno == EAGAIN;
	if (!reached || !is_ours(*called)) {
		*called = closed(*called);
		return busy;
	}
	return true;
}
