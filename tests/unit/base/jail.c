// The jail from both sides: what comes out of it, and what a task inside may not do.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/jail_inside.h"
#include "base/journal.h"
#include "base/limits.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

// --- What runs inside

static bool double_it(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)mishap;
	buf_add(output, input);
	buf_add(output, input);
	return true;
}

static bool refuse(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	buf_add_c(output, "half");
	return mishap_at(mishap, 7, input.length, "The sheet has no rows.");
}

static bool crash(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)output;
	(void)mishap;
	if (input.length > 0)
		abort();
	char *volatile nowhere = NULL;
	*nowhere = 1;
	return true;
}

static bool loop(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)output;
	(void)mishap;
	while (input.length > 0)
		clock(); // Something that a compiler must not leave out.
	return true;
}

static bool sleep_long(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)output;
	(void)mishap;
	int never = 0;
	// Sleeping is not on the list; waiting for a lock is, because memory needs it.
	while (input.length == 0)
		syscall(SYS_futex, &never, 0, 0, NULL, NULL, 0);
	return true;
}

static bool eat_memory(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)output;
	(void)mishap;
	while (input.length == 0)
		memset(arena_take(arena, 1 << 20), 1, 1 << 20);
	return true;
}

static bool eat_memory_aside(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)input;
	(void)mishap;
	size_t pieces = 0;
	while (pieces < 4096 && mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
					-1, 0) != MAP_FAILED)
		pieces++;
	buf_add_integer(output, (int64_t)pieces);
	return true;
}

static bool answer_too_much(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)input;
	(void)mishap;
	char piece[4096] = { 'x' };
	while (output->length <= LIMIT_JAIL_OUTPUT_BYTES)
		buf_add(output, (str){ piece, sizeof piece });
	return true;
}

// A task that was taken over says what it likes on the socket.
static bool lie(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)output;
	(void)mishap;
	(void)!write(3, input.data, input.length);
	_exit(0);
}

static bool lie_then_wait(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)!write(3, input.data, input.length);
	return sleep_long(arena, S(""), output, mishap);
}

struct act {
	const char *name;
	long number;
	long arguments[5];
};

static char path_here[] = "/etc/passwd";
static char room[4096];

#define ADDRESS(thing) ((long)(uintptr_t)(thing))

static bool act_forbidden(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)input;
	(void)mishap;
	const long self = getpid(), here = AT_FDCWD;
	const struct act acts[] = {
		{ "openat", SYS_openat, { here, ADDRESS(path_here), O_RDONLY } },
		{ "openat2", 437, { here, ADDRESS(path_here), ADDRESS(room), 24 } },
		{ "openat for writing", SYS_openat, { here, ADDRESS("/tmp/jail"), O_WRONLY | O_CREAT, 0600 } },
		{ "name_to_handle_at", SYS_name_to_handle_at, { here, ADDRESS(path_here), ADDRESS(room), ADDRESS(room), 0 } },
		{ "open_by_handle_at", SYS_open_by_handle_at, { 3, ADDRESS(room), 0 } },
		{ "truncate", SYS_truncate, { ADDRESS("/tmp/none"), 0 } },
		{ "ftruncate", SYS_ftruncate, { 3, 0 } },
		{ "unlinkat", SYS_unlinkat, { here, ADDRESS("/tmp/none"), 0 } },
		{ "mkdirat", SYS_mkdirat, { here, ADDRESS("/tmp/none"), 0700 } },
		{ "renameat2", SYS_renameat2, { here, ADDRESS("/tmp/none"), here, ADDRESS("/tmp/nobody") } },
		{ "linkat", SYS_linkat, { here, ADDRESS(path_here), here, ADDRESS("/tmp/none") } },
		{ "symlinkat", SYS_symlinkat, { ADDRESS(path_here), here, ADDRESS("/tmp/none") } },
		{ "fchmodat", SYS_fchmodat, { here, ADDRESS("/tmp/none"), 0777 } },
		{ "fchownat", SYS_fchownat, { here, ADDRESS("/tmp/none"), 0, 0 } },
		{ "getdents64", SYS_getdents64, { 3, ADDRESS(room), sizeof room } },
		{ "readlinkat", SYS_readlinkat, { here, ADDRESS("/proc/self/exe"), ADDRESS(room), sizeof room } },
		{ "statx", SYS_statx, { here, ADDRESS(path_here), 0, 0, ADDRESS(room) } },
		{ "newfstatat", SYS_newfstatat, { here, ADDRESS(path_here), ADDRESS(room), 0 } },
		{ "faccessat", SYS_faccessat, { here, ADDRESS(path_here), 0 } },
		{ "chdir", SYS_chdir, { ADDRESS("/") } },
		{ "chroot", SYS_chroot, { ADDRESS("/") } },
		{ "mount", SYS_mount, { ADDRESS("none"), ADDRESS("/none"), ADDRESS("tmpfs"), 0, 0 } },
		{ "umount2", SYS_umount2, { ADDRESS("/none"), 0 } },
		{ "pivot_root", SYS_pivot_root, { ADDRESS("/none"), ADDRESS("/none") } },
		{ "swapon", SYS_swapon, { ADDRESS("/none"), 0 } },
		{ "socket inet", SYS_socket, { AF_INET, SOCK_STREAM, 0 } },
		{ "socket inet6", SYS_socket, { AF_INET6, SOCK_DGRAM, 0 } },
		{ "socket unix", SYS_socket, { AF_UNIX, SOCK_STREAM, 0 } },
		{ "socket packet", SYS_socket, { AF_PACKET, SOCK_RAW, 0 } },
		{ "socket netlink", SYS_socket, { AF_NETLINK, SOCK_RAW, 0 } },
		{ "socketpair", SYS_socketpair, { AF_UNIX, SOCK_STREAM, 0, ADDRESS(room) } },
		{ "connect", SYS_connect, { 3, ADDRESS(room), 16 } },
		{ "bind", SYS_bind, { 3, ADDRESS(room), 16 } },
		{ "accept4", SYS_accept4, { 3, 0, 0, 0 } },
		{ "sendmsg", SYS_sendmsg, { 3, ADDRESS(room), 0 } },
		{ "recvmsg", SYS_recvmsg, { 3, ADDRESS(room), 0 } },
		{ "execve", SYS_execve, { ADDRESS("/bin/true"), 0, 0 } },
		{ "execveat", SYS_execveat, { here, ADDRESS("/bin/true"), 0, 0, 0 } },
		{ "clone", SYS_clone, { SIGCHLD, 0, 0, 0, 0 } },
		{ "clone3", 435, { ADDRESS(room), 64 } },
		{ "unshare", SYS_unshare, { 0x10000000 } },
		{ "setns", SYS_setns, { 3, 0 } },
		{ "kill the parent", SYS_kill, { getppid(), 0 } },
		{ "kill oneself", SYS_kill, { self, 0 } },
		{ "tgkill", SYS_tgkill, { self, self, 0 } },
		{ "pidfd_open", 434, { getppid(), 0 } },
		{ "ptrace", SYS_ptrace, { 16, getppid(), 0, 0 } },
		{ "process_vm_readv", SYS_process_vm_readv, { getppid(), ADDRESS(room), 0, ADDRESS(room), 0 } },
		{ "process_vm_writev", SYS_process_vm_writev, { getppid(), ADDRESS(room), 0, ADDRESS(room), 0 } },
		{ "prctl", SYS_prctl, { 36, 1, 0, 0, 0 } },
		{ "prlimit64", SYS_prlimit64, { 0, 0, 0, ADDRESS(room) } },
		{ "seccomp", SYS_seccomp, { 0, 0, 0 } },
		{ "bpf", SYS_bpf, { 0, ADDRESS(room), 0 } },
		{ "keyctl", SYS_keyctl, { 0, 0, 0, 0, 0 } },
		{ "add_key", SYS_add_key, { ADDRESS("user"), ADDRESS("x"), ADDRESS(room), 1, -4 } },
		{ "perf_event_open", SYS_perf_event_open, { ADDRESS(room), 0, -1, -1, 0 } },
		{ "userfaultfd", SYS_userfaultfd, { 0 } },
		{ "io_uring_setup", 425, { 1, ADDRESS(room) } },
		{ "io_uring_enter", 426, { 3, 0, 0, 0 } },
		{ "memfd_create", SYS_memfd_create, { ADDRESS("x"), 0 } },
		{ "shmget", SYS_shmget, { 0, 4096, 01600 } },
		{ "init_module", SYS_init_module, { ADDRESS(room), 0, ADDRESS("") } },
		{ "kexec_load", SYS_kexec_load, { 0, 0, 0, 0 } },
		{ "reboot", SYS_reboot, { 0, 0, 0, 0 } },
		{ "sethostname", SYS_sethostname, { ADDRESS("x"), -1 } },
		{ "clock_settime", SYS_clock_settime, { 0, ADDRESS(NULL) } },
		{ "setuid", SYS_setuid, { 65534 } },
		{ "capset", SYS_capset, { ADDRESS(room), ADDRESS(room) } },
		{ "personality", SYS_personality, { 0x0400000 } },
		{ "ioctl", SYS_ioctl, { 3, 0x5412, ADDRESS("x") } },
		{ "dup", SYS_dup, { 3 } },
		{ "pipe2", SYS_pipe2, { ADDRESS(room), 0 } },
		{ "inotify_init1", SYS_inotify_init1, { 0 } },
		{ "setitimer", SYS_setitimer, { 0, 0, 0 } },
		{ "rt_sigaction", SYS_rt_sigaction, { SIGXCPU, 0, ADDRESS(room), 8 } },
		{ "mmap of code", SYS_mmap, { 0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1 } },
		{ "mprotect to code", SYS_mprotect, { ADDRESS(room) & ~4095L, 4096, PROT_READ | PROT_EXEC } },
	};
	int held = 0;
	for (size_t i = 0; i < COUNT(acts); i++) {
		const long *a = acts[i].arguments;
		errno = 0;
		long result = syscall(acts[i].number, a[0], a[1], a[2], a[3], a[4], 0);
		if (result == -1 && errno == EPERM)
			held++;
		else
			buf_addf(output, "%s gave %ld (%d), ", acts[i].name, result, errno);
	}
	buf_addf(output, "%d of %zu held", held, COUNT(acts));
	return true;
}

static bool count_descriptors(struct arena *arena, str input, struct buf *output, struct mishap *mishap)
{
	(void)arena;
	(void)input;
	(void)mishap;
	// Closing one that is not open gives EBADF: so each is asked in the only way there is.
	for (int descriptor = 0; descriptor < 256; descriptor++)
		if (descriptor != 3 && close(descriptor) == 0)
			buf_addf(output, "%d ", descriptor);
	return true;
}

enum {
	DOUBLE_IT, REFUSE, CRASH, LOOP, SLEEP_LONG, EAT_MEMORY, EAT_MEMORY_ASIDE, ANSWER_TOO_MUCH, LIE,
	LIE_THEN_WAIT, ACT_FORBIDDEN, COUNT_DESCRIPTORS
};

static const struct jail_task tasks[] = {
	[DOUBLE_IT] = { double_it },
	[REFUSE] = { refuse },
	[CRASH] = { crash },
	[LOOP] = { loop },
	[SLEEP_LONG] = { sleep_long },
	[EAT_MEMORY] = { eat_memory },
	[EAT_MEMORY_ASIDE] = { eat_memory_aside },
	[ANSWER_TOO_MUCH] = { answer_too_much },
	[LIE] = { lie },
	[LIE_THEN_WAIT] = { lie_then_wait },
	[ACT_FORBIDDEN] = { act_forbidden },
	[COUNT_DESCRIPTORS] = { count_descriptors },
};

// --- What is asked from outside

static struct arena *arena;
static struct jail *jail;

static int start(void **state)
{
	(void)state;
	arena = arena_new(LIMIT_ARENA_BYTES);
	jail = jail_start(arena, tasks, COUNT(tasks));
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_end(arena);
	// The keeper was waited for, and nobody else of ours is left.
	return waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD ? 0 : -1;
}

static bool works(void)
{
	str output;
	struct mishap mishap = { 0 };
	return jail_run(jail, DOUBLE_IT, S("ab"), arena, &output, &mishap) && str_is(output, "abab");
}

static void breaks(size_t task, str input)
{
	str output;
	struct mishap mishap = { 0 };
	assert_false(jail_run(jail, task, input, arena, &output, &mishap));
	assert_non_null(strstr(mishap.why, "could not be read"));
	assert_true(works());
}

static void bytes_come_out(void **state)
{
	(void)state;
	str output;
	struct mishap mishap = { 0 };
	assert_true(jail_holds(jail));
	assert_true(works());
	assert_true(jail_run(jail, DOUBLE_IT, S(""), arena, &output, &mishap));
	assert_int_equal(output.length, 0);
	size_t size = LIMIT_UPLOAD_BYTES;
	char *big = arena_take(arena, size + 1);
	for (size_t i = 0; i < size; i++)
		big[i] = (char)(i * 7 + i / 1000);
	assert_true(jail_run(jail, DOUBLE_IT, (str){ big, size }, arena, &output, &mishap));
	assert_int_equal(output.length, 2 * size);
	assert_memory_equal(output.data, big, size);
	assert_memory_equal(output.data + size, big, size);
	assert_false(jail_run(jail, DOUBLE_IT, (str){ big, size + 1 }, arena, &output, &mishap));
	assert_string_equal(mishap.why, "The file is too large.");
}

static void a_refusal_comes_out_with_its_place(void **state)
{
	(void)state;
	str output = S("untouched");
	struct mishap mishap = { 0 };
	assert_false(jail_run(jail, REFUSE, S("abc"), arena, &output, &mishap));
	assert_string_equal(mishap.why, "The sheet has no rows.");
	assert_int_equal(mishap.line, 7);
	assert_int_equal(mishap.column, 3);
	assert_true(str_is(output, "untouched"));
}

static void a_crash_refuses_one_file(void **state)
{
	(void)state;
	breaks(CRASH, S(""));
	breaks(CRASH, S("x"));
}

struct ending {
	size_t task;
	str input;
	bool refused;
	int64_t took_ms;
};

static void *run_to_its_end(void *argument)
{
	struct ending *ending = argument;
	struct arena *own = arena_new(1 << 20);
	int64_t from_ms = monotonic_ms();
	str output;
	struct mishap mishap = { 0 };
	ending->refused = !jail_run(jail, ending->task, ending->input, own, &output, &mishap);
	ending->took_ms = monotonic_ms() - from_ms;
	arena_end(own);
	return NULL;
}

static void loops_and_sleepers_are_ended(void **state)
{
	(void)state;
	struct ending endings[] = { { .task = LOOP, .input = S("x") }, { .task = SLEEP_LONG, .input = S("") } };
	pthread_t threads[COUNT(endings)];
	for (size_t i = 0; i < COUNT(endings); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, run_to_its_end, &endings[i]), 0);
	assert_true(works()); // Others do not wait for them.
	for (size_t i = 0; i < COUNT(endings); i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_true(endings[i].refused);
		print_message("# task %zu ended after %d ms\n", endings[i].task, (int)endings[i].took_ms);
		assert_true(endings[i].took_ms < LIMIT_JAIL_MS + 2000);
	}
	assert_true(endings[1].took_ms >= LIMIT_JAIL_MS - 10);
	assert_true(works());
}

static void memory_is_bounded(void **state)
{
	(void)state;
	breaks(EAT_MEMORY, S(""));
#ifndef SANITIZED
	str output;
	int64_t pieces;
	struct mishap mishap = { 0 };
	assert_true(jail_run(jail, EAT_MEMORY_ASIDE, S(""), arena, &output, &mishap));
	assert_true(str_to_integer(output, &pieces));
	assert_in_range(pieces, 100, LIMIT_JAIL_BYTES >> 20);
#endif
}

static void output_is_bounded(void **state)
{
	(void)state;
	breaks(ANSWER_TOO_MUCH, S(""));
}

static void tell_lie(uint64_t done, uint64_t length, const char *text)
{
	struct jail_answer answer = { .done = done, .length = length };
	struct buf input = buf_in(arena);
	buf_add(&input, (str){ (const char *)&answer, sizeof answer });
	buf_add_c(&input, text);
	breaks(LIE, buf_str(&input));
}

static void answers_are_not_believed(void **state)
{
	(void)state;
	breaks(LIE, S(""));
	breaks(LIE, S("\1"));
	tell_lie(2, 2, "ab");
	tell_lie(1, 3, "ab");
	tell_lie(1, UINT64_MAX, "ab");
	tell_lie(1, LIMIT_JAIL_OUTPUT_BYTES + 1, "ab");
	tell_lie(0, 0, "");
	tell_lie(0, JAIL_WHY_BYTES + 1, "ab");
	tell_lie(0, 4, "a\nbc");
	tell_lie(0, 4, "a\x1b[2");
	tell_lie(0, 2, "\xc3\x28");
	// A whole answer counts, whatever its sender does later.
	struct jail_answer answer = { .done = 1, .length = 2 };
	struct buf input = buf_in(arena);
	str output;
	struct mishap mishap = { 0 };
	buf_add(&input, (str){ (const char *)&answer, sizeof answer });
	buf_add_c(&input, "ok");
	assert_true(jail_run(jail, LIE_THEN_WAIT, buf_str(&input), arena, &output, &mishap));
	assert_true(str_is(output, "ok"));
}

static void nothing_forbidden_works(void **state)
{
	(void)state;
	str output;
	struct mishap mishap = { 0 };
	if (!jail_run(jail, ACT_FORBIDDEN, S(""), arena, &output, &mishap))
		fail_msg("%s", mishap.why);
	print_message("# %.*s\n", STR_ARG(output));
	assert_false(str_contains(output, S("gave")));
}

static void nothing_but_the_way_out_is_open(void **state)
{
	(void)state;
	str output;
	struct mishap mishap = { 0 };
	assert_true(jail_run(jail, COUNT_DESCRIPTORS, S(""), arena, &output, &mishap));
	assert_string_equal(str_c(arena, output), "0 1 2 ");
}

static void *run_many(void *wrong)
{
	struct arena *own = arena_new(1 << 24);
	for (int i = 0; i < 30; i++) {
		str output, input = str_format(own, "%d-%p", i, wrong);
		struct mishap mishap = { 0 };
		if (i % 10 == 3) {
			if (jail_run(jail, CRASH, input, own, &output, &mishap))
				*(int *)wrong += 1;
		} else if (!jail_run(jail, DOUBLE_IT, input, own, &output, &mishap) ||
			!str_equal(output, str_format(own, "%.*s%.*s", STR_ARG(input), STR_ARG(input)))) {
			*(int *)wrong += 1;
		}
	}
	arena_end(own);
	return NULL;
}

static void threads_share_it(void **state)
{
	(void)state;
	pthread_t threads[3 * LIMIT_JAIL_CHILDREN];
	int wrong[COUNT(threads)] = { 0 };
	int64_t from_ms = monotonic_ms();
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, run_many, &wrong[i]), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_int_equal(wrong[i], 0);
	}
	print_message("# %zu files in %d ms\n", 30 * COUNT(threads), (int)(monotonic_ms() - from_ms));
}

// A server that is killed takes the keeper and its children along, and they hold nothing of it.
static void it_ends_with_its_server(void **state)
{
	(void)state;
	int ends[2], how;
	char byte;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t program = fork();
	if (program == 0) {
		struct arena *own = arena_new(1 << 24);
		struct jail *inner = jail_start(own, tasks, COUNT(tasks));
		str output;
		struct mishap mishap = { 0 };
		(void)!write(ends[1], "", 1);
		(void)!jail_run(inner, LOOP, S("x"), own, &output, &mishap);
		_exit(1);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	nanosleep(&(struct timespec){ .tv_nsec = 200 * 1000 * 1000 }, NULL);
	kill(program, SIGKILL);
	int64_t from_ms = monotonic_ms();
	assert_int_equal(waitpid(program, &how, 0), program);
	// The end of the pipe: no process holds the other side any more.
	assert_int_equal(read(ends[0], &byte, 1), 0);
	assert_true(monotonic_ms() - from_ms < 1000);
	close(ends[0]);
}

static void a_dead_keeper_is_noticed(void **state)
{
	(void)state;
	int how;
	fflush(NULL);
	pid_t program = fork();
	if (program == 0) {
		struct arena *own = arena_new(1 << 24);
		struct jail *inner = jail_start(own, tasks, COUNT(tasks));
		str output;
		struct mishap mishap = { 0 };
		int quiet = open("/dev/null", O_WRONLY);
		dup2(quiet, STDERR_FILENO);
		// It is the only child, and a group of its own is not needed: the test finds it by waiting.
		char path[64], text[32] = { 0 };
		snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
		int children = open(path, O_RDONLY);
		if (children < 0 || read(children, text, sizeof text - 1) <= 0)
			_exit(77);
		pid_t keeper = (pid_t)strtol(text, NULL, 10);
		kill(keeper, SIGKILL);
		waitpid(keeper, NULL, 0);
		(void)!jail_run(inner, DOUBLE_IT, S("x"), own, &output, &mishap);
		_exit(1);
	}
	assert_int_equal(waitpid(program, &how, 0), program);
	assert_true(WIFEXITED(how));
	if (WEXITSTATUS(how) == 77)
		skip();
	assert_int_equal(WEXITSTATUS(how), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(bytes_come_out, start, stop),
		cmocka_unit_test_setup_teardown(a_refusal_comes_out_with_its_place, start, stop),
		cmocka_unit_test_setup_teardown(a_crash_refuses_one_file, start, stop),
		cmocka_unit_test_setup_teardown(loops_and_sleepers_are_ended, start, stop),
		cmocka_unit_test_setup_teardown(memory_is_bounded, start, stop),
		cmocka_unit_test_setup_teardown(output_is_bounded, start, stop),
		cmocka_unit_test_setup_teardown(answers_are_not_believed, start, stop),
		cmocka_unit_test_setup_teardown(nothing_forbidden_works, start, stop),
		cmocka_unit_test_setup_teardown(nothing_but_the_way_out_is_open, start, stop),
		cmocka_unit_test_setup_teardown(threads_share_it, start, stop),
		cmocka_unit_test(it_ends_with_its_server),
		cmocka_unit_test(a_dead_keeper_is_noticed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
