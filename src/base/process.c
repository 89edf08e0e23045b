#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/journal.h"

enum {
	FIRST_WAIT_MS = 100,
	LONGEST_WAIT_MS = 5000,
	HEALTHY_MS = 30 * 1000,
	MANY_DEATHS = 5,
	STATUS_BROKEN = 3,
};

// The writing end in the child; the parent hears that the child answers, and that it is gone.
static int ready_pipe = -1;

struct parent {
	int (*child)(void *context);
	void *context;
	sigset_t before; // The signals that were blocked before us.
	int signals;     // Descriptor on which they arrive.
	pid_t pid;
	int64_t began_ms;
	int wait_ms;
	int64_t deaths; // One quickly behind the other.
	bool ever_ready;
	bool stopping;
};

static void start_child(struct parent *parent, int *ready);
static int watch_child(struct parent *parent, int ready);
static bool ends_for_good(const struct parent *parent, int how, int *status);
static void wait_before_next(struct parent *parent, int how);

static void stop_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGHUP);
}

int process_parent(int (*child)(void *context), void *context)
{
	struct parent parent = { .child = child, .context = context, .wait_ms = FIRST_WAIT_MS };
	sigset_t ours;
	int status = 0, ready;
	stop_signals(&ours);
	sigaddset(&ours, SIGCHLD);
	must(sigprocmask(SIG_BLOCK, &ours, &parent.before) == 0);
	must(setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 }) == 0);
	parent.signals = signalfd(-1, &ours, SFD_CLOEXEC);
	must(parent.signals >= 0);
	for (;;) {
		start_child(&parent, &ready);
		int how = watch_child(&parent, ready);
		if (ends_for_good(&parent, how, &status))
			break;
		wait_before_next(&parent, how);
		if (parent.stopping)
			break;
	}
	close(parent.signals);
	must(sigprocmask(SIG_SETMASK, &parent.before, NULL) == 0);
	return status;
}

// A copy of the caller that dies with its parent.
static NO_RETURN void be_child(const struct parent *parent, pid_t parent_pid, int ready)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	// The parent may have died before the line above.
	if (getppid() != parent_pid)
		_exit(STATUS_BROKEN);
	close(parent->signals);
	sigset_t stop;
	stop_signals(&stop);
	must(sigprocmask(SIG_SETMASK, &parent->before, NULL) == 0);
	must(sigprocmask(SIG_BLOCK, &stop, NULL) == 0);
	ready_pipe = ready;
	exit(parent->child(parent->context));
}

static void start_child(struct parent *parent, int *ready)
{
	int ends[2];
	pid_t self = getpid();
	must(pipe(ends) == 0);
	must(fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0);
	fflush(NULL);
	parent->pid = fork();
	if (parent->pid < 0)
		die("no process for the child: %s", strerror(errno));
	if (parent->pid == 0) {
		close(ends[0]);
		be_child(parent, self, ends[1]);
	}
	close(ends[1]);
	*ready = ends[0];
	parent->began_ms = monotonic_ms();
	journal(PRIORITY_NOTICE, EVENT_CHILD_STARTED, JOURNAL_INTEGER(KEY_PID, parent->pid));
}

// True when it says that a child has changed; every other one asks us to stop.
static bool take_signal(struct parent *parent)
{
	struct signalfd_siginfo taken;
	must(read(parent->signals, &taken, sizeof taken) == sizeof taken);
	if (taken.ssi_signo == SIGCHLD)
		return true;
	if (!parent->stopping)
		process_notify("STOPPING=1");
	parent->stopping = true;
	return false;
}

// The loader and the start have read files, libraries most of all, that who waits for months, and who answers, do not need:
// those pages are given back, and come again when they are needed. Written ones stay, so only mappings without any are told.
static void give_back_files(void)
{
	FILE *maps = fopen("/proc/self/smaps", "re");
	char line[512], kind[5];
	unsigned long from, to, inode, written, start = 0, end = 0;
	if (maps == NULL)
		return;
	while (fgets(line, sizeof line, maps) != NULL) {
		if (sscanf(line, "%lx-%lx %4s %*x %*s %lu", &from, &to, kind, &inode) == 4) {
			bool read_only = kind[0] == 'r' && kind[1] == '-' && kind[3] == 'p' && inode != 0;
			start = from;
			end = read_only ? to : from;
		} else if (sscanf(line, "Anonymous: %lu", &written) == 1 && written == 0 && end > start) {
			// It is a favour to others, so it may fail.
			(void)!madvise((void *)start, end - start, MADV_DONTNEED);
		}
	}
	fclose(maps);
}

static void hear_ready(struct parent *parent, struct pollfd *ready)
{
	char byte;
	if (read(ready->fd, &byte, 1) == 1) {
		if (!parent->ever_ready)
			give_back_files();
		parent->ever_ready = true;
		process_notify("READY=1");
		return;
	}
	ready->fd = -1; // Closed at the other end; poll passes over it.
}

// Gives how the child ended, as waitpid tells it.
static int watch_child(struct parent *parent, int ready)
{
	struct pollfd polls[] = { { parent->signals, POLLIN, 0 }, { ready, POLLIN, 0 } };
	int how;
	for (;;) {
		if (poll(polls, COUNT(polls), -1) < 0)
			continue;
		if (polls[1].revents != 0)
			hear_ready(parent, &polls[1]);
		if (polls[0].revents == 0)
			continue;
		if (!take_signal(parent))
			kill(parent->pid, SIGTERM);
		else if (waitpid(parent->pid, &how, WNOHANG) == parent->pid)
			break;
	}
	close(ready);
	return how;
}

static bool ends_for_good(const struct parent *parent, int how, int *status)
{
	int exit_status = WIFEXITED(how) ? WEXITSTATUS(how) : STATUS_BROKEN;
	if (parent->stopping) {
		*status = exit_status == 0 ? 0 : STATUS_BROKEN;
		return true;
	}
	*status = exit_status;
	return exit_status == 0 || (exit_status < STATUS_BROKEN && !parent->ever_ready);
}

static void tell_death(const struct parent *parent, int how)
{
	bool by_signal = WIFSIGNALED(how);
	journal(PRIORITY_ERROR, EVENT_CHILD_DIED, JOURNAL_INTEGER(KEY_PID, parent->pid),
		JOURNAL_INTEGER(by_signal ? KEY_SIGNAL : KEY_STATUS, by_signal ? WTERMSIG(how) : WEXITSTATUS(how)),
		JOURNAL_INTEGER(KEY_WAIT_MS, parent->wait_ms));
	if (parent->deaths >= MANY_DEATHS)
		journal(PRIORITY_CRITICAL, EVENT_CHILD_KEEPS_DYING, JOURNAL_INTEGER(KEY_DEATHS, parent->deaths));
}

static void wait_before_next(struct parent *parent, int how)
{
	bool healthy = monotonic_ms() - parent->began_ms >= HEALTHY_MS;
	if (healthy)
		parent->wait_ms = FIRST_WAIT_MS;
	parent->deaths = healthy ? 1 : parent->deaths + 1;
	tell_death(parent, how);
	int64_t until_ms = monotonic_ms() + parent->wait_ms, left_ms;
	while (!parent->stopping && (left_ms = until_ms - monotonic_ms()) > 0) {
		struct pollfd wait = { parent->signals, POLLIN, 0 };
		if (poll(&wait, 1, (int)left_ms) == 1)
			(void)take_signal(parent);
	}
	parent->wait_ms = parent->wait_ms * 2 > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : parent->wait_ms * 2;
}

void process_ready(void)
{
	if (ready_pipe < 0)
		return;
	if (write(ready_pipe, "", 1) != 1)
		die("the parent process does not listen");
	give_back_files();
}

void process_wait_for_stop(void)
{
	sigset_t stop;
	int which;
	stop_signals(&stop);
	must(sigwait(&stop, &which) == 0);
}

void process_notify(const char *state)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	const char *path = getenv("NOTIFY_SOCKET");
	size_t length = path == NULL ? 0 : strlen(path);
	if (length < 2 || length >= sizeof to.sun_path || (path[0] != '/' && path[0] != '@'))
		return;
	memcpy(to.sun_path, path, length);
	// A name that begins with '@' is one of Linux's abstract sockets.
	if (path[0] == '@')
		to.sun_path[0] = 0;
	int manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (manager < 0)
		return;
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
	(void)!sendto(manager, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&to, size);
	close(manager);
}
