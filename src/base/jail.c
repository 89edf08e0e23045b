// prctl, close_range and the numbers of system calls want it; no other file may.
#define _GNU_SOURCE
#include "base/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/text.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { WORKS_MAX = 8, PRISONERS = 2, USUAL_SECONDS = 20, WHY_BYTES = 200, WARDEN_SOCKET = 3 };

static struct {
	jail_work *works[WORKS_MAX];
	size_t count;
	unsigned seconds;
	pid_t warden; // 0: none.
	int socket;   // Ours; each message on it carries the socket of one prisoner.
} jail;

// Before the file, and before the answer.
struct request {
	uint64_t work;
	uint64_t length;
};

struct reply {
	uint64_t done; // 1: the answer follows; 0: the words of a mishap.
	uint64_t length;
	uint64_t line;
	uint64_t column;
};

// Sockets, whole pieces only.

static bool send_all(int socket, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length > 0) {
		ssize_t sent = send(socket, at, length, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		at += sent;
		length -= (size_t)sent;
	}
	return true;
}

static bool receive_all(int socket, void *bytes, size_t length)
{
	char *at = bytes;
	while (length > 0) {
		ssize_t got = recv(socket, at, length, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		length -= (size_t)got;
	}
	return true;
}

// Holding a process.

#if defined(__x86_64__)
#define AUDIT_ARCH_OURS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_OURS AUDIT_ARCH_AARCH64
#endif

// What a prisoner needs: memory, its socket, its words on standard error, its end.
static const int of_prisoner[] = { SYS_read, SYS_write, SYS_sendto, SYS_recvfrom, SYS_mmap,
	SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_futex, SYS_getrandom,
	SYS_clock_gettime, SYS_gettimeofday, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_rt_sigaction,
	SYS_getpid, SYS_gettid, SYS_tgkill, SYS_restart_syscall, SYS_exit, SYS_exit_group };
// What the warden needs besides: to take sockets, to fork and to wait.
static const int of_warden[] = {
	SYS_recvmsg,
	SYS_close,
	SYS_clone,
	SYS_wait4,
	SYS_prctl,
	SYS_seccomp,
	SYS_prlimit64,
	SYS_setrlimit,
	SYS_setitimer,
	SYS_set_robust_list,
	SYS_rseq,
#ifdef SYS_alarm
	SYS_alarm,
#endif
};

// A filter of classic BPF: each allowed number jumps to the last line.
static void filter_calls(bool warden)
{
#ifdef AUDIT_ARCH_OURS
	struct sock_filter code[8 + COUNT(of_prisoner) + COUNT(of_warden)];
	size_t allowed = COUNT(of_prisoner) + (warden ? COUNT(of_warden) : 0), n = 0;
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
	code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_OURS, 1, 0);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < allowed; i++) {
		int number =
			i < COUNT(of_prisoner) ? of_prisoner[i] : of_warden[i - COUNT(of_prisoner)];
		code[n++] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, (uint8_t)(allowed - i), 0);
	}
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	struct sock_fprog program = { (unsigned short)n, code };
	// A kernel without seccomp refuses; the other walls still stand.
	if (!SANITIZED)
		(void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#else
	(void)warden;
#endif
}

// Landlock without any rule: no file can be opened, no port reached. Numbers, because the headers of
// the oldest system we build on know fewer rights than the newest kernel we run on.
static void close_files(void)
{
	enum { CREATE_RULESET = 444, RESTRICT_SELF = 446, ASK_VERSION = 1 };
	struct {
		uint64_t files;
		uint64_t net;
	} rights = { (1u << 13) - 1, 0 };
	long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
	if (version < 1)
		return;
	if (version >= 2)
		rights.files |= 1u << 13; // Renaming between folders.
	if (version >= 3)
		rights.files |= 1u << 14; // Cutting files off.
	if (version >= 4)
		rights.net = 3; // Binding and connecting TCP.
	if (version >= 5)
		rights.files |= 1u << 15; // ioctl on devices.
	long set = syscall(
		CREATE_RULESET, &rights, version >= 4 ? sizeof rights : sizeof rights.files, 0);
	if (set < 0)
		return;
	(void)syscall(RESTRICT_SELF, set, 0);
	close((int)set);
}

static void limit(int what, uint64_t most)
{
	must(setrlimit(what, &(struct rlimit){ most, most }) == 0);
}

// A prisoner.

static NO_RETURN void serve_file(int socket)
{
	struct request request;
	if (!receive_all(socket, &request, sizeof request) || request.work >= jail.count ||
		request.length > LIMIT_UPLOAD_BYTES)
		_exit(1);
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	char *bytes = arena_take(arena, request.length + 1);
	if (!receive_all(socket, bytes, request.length))
		_exit(1);
	struct buf answer = buf_in(arena);
	struct mishap mishap = { 0 };
	bool done =
		jail.works[request.work](arena, (str){ bytes, request.length }, &answer, &mishap);
	str body = done ? buf_str(&answer) : str_slice(str_from(mishap.why), 0, WHY_BYTES);
	struct reply reply = { done, body.length, mishap.line, mishap.column };
	bool sent =
		send_all(socket, &reply, sizeof reply) && send_all(socket, body.data, body.length);
	_exit(sent ? 0 : 1);
}

static NO_RETURN void be_prisoner(int socket)
{
	limit(RLIMIT_CPU, jail.seconds);
	limit(RLIMIT_FSIZE, 0);
	if (!SANITIZED)
		limit(RLIMIT_AS, LIMIT_JAIL_BYTES);
	alarm(jail.seconds);
	close(WARDEN_SOCKET);
	filter_calls(false);
	serve_file(socket);
}

// The warden.

// The socket that the next message carries; -1 when we are to end.
static int next_socket(void)
{
	char byte;
	struct iovec piece = { &byte, 1 };
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr message = { .msg_iov = &piece,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control };
	ssize_t got;
	do
		got = recvmsg(WARDEN_SOCKET, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	if (got <= 0 || header == NULL || header->cmsg_type != SCM_RIGHTS)
		return -1;
	int socket;
	memcpy(&socket, CMSG_DATA(header), sizeof socket);
	return socket;
}

static NO_RETURN void be_warden(void)
{
	int prisoners = 0, socket;
	while ((socket = next_socket()) >= 0) {
		while (prisoners > 0 && waitpid(-1, NULL, prisoners < PRISONERS ? WNOHANG : 0) > 0)
			prisoners--;
		pid_t prisoner = fork();
		if (prisoner == 0)
			be_prisoner(socket);
		prisoners += prisoner > 0;
		// Without a prisoner the caller sees its socket closed.
		close(socket);
	}
	while (waitpid(-1, NULL, 0) > 0)
		continue;
	_exit(0);
}

// A copy of the caller with nothing left of it but one socket and standard error.
static NO_RETURN void become_warden(int socket, pid_t parent)
{
	// What the caller does at a signal is not ours to do. Being asked to stop is passed over: we end
	// when our socket closes, so that a file being read when the server stops is still read.
	for (int i = 1; i < NSIG; i++)
		signal(i, i == SIGINT || i == SIGTERM || i == SIGHUP ? SIG_IGN : SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	int nothing = open("/dev/null", O_RDWR);
	must(nothing >= 0 && dup2(nothing, 0) == 0 && dup2(nothing, 1) == 1);
	must(dup2(socket, WARDEN_SOCKET) == WARDEN_SOCKET);
	must(syscall(SYS_close_range, WARDEN_SOCKET + 1, ~0u, 0) == 0);
	limit(RLIMIT_CORE, 0);
	must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	prctl(PR_SET_DUMPABLE, 0);
	close_files();
	filter_calls(true);
	be_warden();
}

void jail_start(jail_work *const *works, unsigned seconds)
{
	must(jail.warden == 0);
	jail.seconds = seconds == 0 ? USUAL_SECONDS : seconds;
	for (jail.count = 0; works[jail.count] != NULL; jail.count++) {
		must(jail.count < WORKS_MAX);
		jail.works[jail.count] = works[jail.count];
	}
	int pair[2];
	must(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0);
	pid_t ours = getpid();
	// No signal may find the warden before it has settled what signals do to it.
	sigset_t all, before;
	sigfillset(&all);
	must(sigprocmask(SIG_SETMASK, &all, &before) == 0);
	jail.warden = fork();
	must(jail.warden >= 0);
	if (jail.warden == 0)
		become_warden(pair[1], ours);
	must(sigprocmask(SIG_SETMASK, &before, NULL) == 0);
	close(pair[1]);
	jail.socket = pair[0];
}

void jail_stop(void)
{
	if (jail.warden == 0)
		return;
	close(jail.socket);
	while (waitpid(jail.warden, NULL, 0) < 0 && errno == EINTR)
		continue;
	jail.warden = 0;
}

// Asking.

// Our end of a socket whose other end went to a new prisoner.
static int prisoner_socket(void)
{
	int pair[2];
	must(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0);
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(sizeof(int))];
	} control = { 0 };
	char byte = 0;
	struct iovec piece = { &byte, 1 };
	struct msghdr message = { .msg_iov = &piece,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	*header = (struct cmsghdr){ CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA(header), &pair[1], sizeof pair[1]);
	ssize_t sent;
	do
		sent = sendmsg(jail.socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	if (sent < 0)
		die("the warden of the jail is gone: %s", strerror(errno));
	close(pair[1]);
	return pair[0];
}

static bool read_reply(struct arena *arena, int socket, str *answer, struct mishap *mishap)
{
	struct reply reply;
	if (!receive_all(socket, &reply, sizeof reply) || reply.length > LIMIT_JAIL_BYTES / 4)
		return false;
	char *bytes = arena_take(arena, reply.length + 1);
	if (!receive_all(socket, bytes, reply.length))
		return false;
	str body = { bytes, reply.length };
	if (reply.done == 1) {
		*answer = body;
		mishap->why = NULL;
		return true;
	}
	if (body.length == 0 || body.length > WHY_BYTES || !text_valid(body))
		return false;
	// Its words are those of the source, so the catalogues know them.
	mishap_at(mishap, reply.line, reply.column, bytes);
	return true;
}

static bool ask(struct arena *arena, size_t work, str input, str *answer, struct mishap *mishap)
{
	int socket = prisoner_socket();
	// Others may be before us; each of them takes its seconds at most.
	struct timeval patience = { .tv_sec = (time_t)jail.seconds * 3 };
	must(setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
	must(setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) == 0);
	struct request request = { work, input.length };
	bool answered = send_all(socket, &request, sizeof request) &&
			send_all(socket, input.data, input.length) &&
			read_reply(arena, socket, answer, mishap);
	close(socket);
	if (answered)
		return mishap->why == NULL;
	journal(PRIORITY_WARNING, EVENT_PARSER_DIED, JOURNAL_INTEGER(KEY_TASK, work),
		JOURNAL_INTEGER(KEY_BYTES, input.length));
	return mishap_at(mishap, 0, 0, N_("reading this file broke its reader or took too long"));
}

static bool work_here(
	struct arena *arena, jail_work *work, str input, str *answer, struct mishap *mishap)
{
	struct buf buf = buf_in(arena);
	if (!work(arena, input, &buf, mishap))
		return false;
	*answer = buf_str(&buf);
	return true;
}

bool jail_run(struct arena *arena, jail_work *work, str input, str *answer, struct mishap *mishap)
{
	if (jail.warden == 0)
		return work_here(arena, work, input, answer, mishap);
	if (input.length > LIMIT_UPLOAD_BYTES)
		return mishap_at(mishap, 0, 0, N_("the file is too large"));
	size_t index = 0;
	while (index < jail.count && jail.works[index] != work)
		index++;
	must(index < jail.count);
	return ask(arena, index, input, answer, mishap);
}
