// The keeper takes one message at a time and forks; it parses nothing.
#include "base/jail_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/limits.h"

// Where the keeper, and then each child, has its only way out.
enum { WAY_OUT = 3 };

struct child {
	pid_t pid; // 0: none.
	int64_t until_ms;
	bool killed;
};

struct keeper {
	const struct jail_task *tasks;
	size_t count;
	struct child children[LIMIT_JAIL_CHILDREN];
};

static void end_children(struct keeper *keeper);
static bool take_message(struct keeper *keeper);
static NO_RETURN void be_child(const struct keeper *keeper, size_t task, int socket);
static void answer(const struct jail_task *task);

// Signals of the terminal and of the service manager are for the server; the keeper ends when it does.
static void ignore_signals(void)
{
	static const int ignored[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2 };
	for (size_t i = 0; i < COUNT(ignored); i++)
		signal(ignored[i], SIG_IGN);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGCHLD, SIG_DFL);
}

// A descriptor that can be read when a child has ended.
static int listen_to_children(void)
{
	sigset_t child;
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	must(sigprocmask(SIG_SETMASK, &child, NULL) == 0);
	int ended = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	must(ended >= 0);
	return ended;
}

// Nothing is open but standard error, for a last word of the keeper itself, and the way out.
static void close_all_but(int control)
{
	must(dup2(control, WAY_OUT) == WAY_OUT);
	closefrom(WAY_OUT + 1);
	int nothing = open("/dev/null", O_RDWR);
	must(nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(nothing, STDOUT_FILENO) >= 0);
	close(nothing);
}

// Milliseconds until the next child's time is over, for poll; -1 when none is at work.
static int until_next_ms(const struct keeper *keeper, bool *full)
{
	int64_t first_ms = INT64_MAX;
	*full = true;
	for (size_t i = 0; i < LIMIT_JAIL_CHILDREN; i++) {
		const struct child *child = &keeper->children[i];
		if (child->pid == 0)
			*full = false;
		else if (!child->killed && child->until_ms < first_ms)
			first_ms = child->until_ms;
	}
	if (first_ms == INT64_MAX)
		return -1;
	int64_t left_ms = first_ms - monotonic_ms();
	return left_ms > 0 ? (int)left_ms : 0;
}

void jail_keep(const struct jail_task *tasks, size_t count, int control)
{
	struct keeper keeper = { .tasks = tasks, .count = count };
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NAME, "wiqaya-jail");
	ignore_signals();
	close_all_but(control);
	int ended = listen_to_children();
	jail_bars_of_keeper();
	for (;;) {
		bool full;
		struct signalfd_siginfo ignored;
		end_children(&keeper);
		int wait_ms = until_next_ms(&keeper, &full);
		struct pollfd polls[] = { { WAY_OUT, full ? 0 : POLLIN, 0 }, { ended, POLLIN, 0 } };
		if (poll(polls, COUNT(polls), wait_ms) <= 0)
			continue;
		if (polls[1].revents != 0)
			(void)!read(ended, &ignored, sizeof ignored);
		if ((polls[0].revents & POLLIN) != 0 ? !take_message(&keeper) : polls[0].revents != 0)
			_exit(0);
	}
}

// Forgets those that are gone, and ends those whose time is over.
static void end_children(struct keeper *keeper)
{
	int64_t now_ms = monotonic_ms();
	for (size_t i = 0; i < LIMIT_JAIL_CHILDREN; i++) {
		struct child *child = &keeper->children[i];
		if (child->pid == 0)
			continue;
		if (waitpid(child->pid, NULL, WNOHANG) == child->pid) {
			child->pid = 0;
		} else if (!child->killed && child->until_ms <= now_ms) {
			kill(child->pid, SIGKILL);
			child->killed = true;
		}
	}
}

static struct child *free_place(struct keeper *keeper)
{
	for (size_t i = 0; i < LIMIT_JAIL_CHILDREN; i++)
		if (keeper->children[i].pid == 0)
			return &keeper->children[i];
	die("the jail is full");
}

// The task and the socket; false at the end.
static bool receive(uint32_t *task, int *socket)
{
	union {
		char bytes[CMSG_SPACE(sizeof *socket)];
		struct cmsghdr header;
	} room = { .bytes = { 0 } };
	struct iovec text = { task, sizeof *task };
	struct msghdr message = {
		.msg_iov = &text, .msg_iovlen = 1, .msg_control = &room, .msg_controllen = sizeof room,
	};
	ssize_t got = recvmsg(WAY_OUT, &message, MSG_CMSG_CLOEXEC);
	if (got == 0)
		return false;
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	must(got == sizeof *task && header != NULL && header->cmsg_type == SCM_RIGHTS);
	memcpy(socket, CMSG_DATA(header), sizeof *socket);
	return true;
}

static bool take_message(struct keeper *keeper)
{
	uint32_t task;
	int socket;
	if (!receive(&task, &socket))
		return false;
	must(task <= keeper->count);
	struct child *child = free_place(keeper);
	pid_t pid = fork();
	if (pid == 0)
		be_child(keeper, task, socket);
	// Without a child the server finds its socket closed, and refuses the file.
	if (pid > 0)
		*child = (struct child){ .pid = pid, .until_ms = monotonic_ms() + LIMIT_JAIL_MS };
	close(socket);
	return true;
}

static void be_child(const struct keeper *keeper, size_t task, int socket)
{
	static const struct jail_task try_bars = { jail_try_bars };
	sigset_t none;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	must(sigprocmask(SIG_SETMASK, &none, NULL) == 0);
	must(dup2(socket, WAY_OUT) == WAY_OUT);
	must(dup2(STDOUT_FILENO, STDERR_FILENO) == STDERR_FILENO);
	closefrom(WAY_OUT + 1);
	jail_bars_of_child();
	answer(task == keeper->count ? &try_bars : &keeper->tasks[task]);
	_exit(0);
}

static void answer(const struct jail_task *task)
{
	struct arena *arena = arena_new(LIMIT_JAIL_BYTES);
	struct buf output = buf_in(arena);
	struct mishap mishap = { 0 };
	uint64_t length;
	if (!jail_read(WAY_OUT, &length, sizeof length) || length > LIMIT_UPLOAD_BYTES)
		return;
	char *input = arena_take(arena, length);
	if (!jail_read(WAY_OUT, input, length))
		return;
	bool done = task->run(arena, (str){ input, length }, &output, &mishap);
	str text = done ? buf_str(&output) : str_slice(str_from(mishap.why), 0, JAIL_WHY_BYTES);
	struct jail_answer answer = { done, mishap.line, mishap.column, text.length };
	if (jail_write(WAY_OUT, &answer, sizeof answer))
		(void)!jail_write(WAY_OUT, text.data, text.length);
}
