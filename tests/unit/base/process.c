// The parent over real processes: each test is a program of its own, forked from this one, whose child
// tells how often it was born by bytes in a pipe.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/process.h"
#include "http/server.h"

enum { PATIENCE_MS = 10 * 1000 };

// Written by children: each its process id when it is born, read here.
static int births[2];
static char lock_path[] = "/tmp/wiqaya-process-XXXXXX";

static int open_pipe(void **state)
{
	(void)state;
	return pipe(births);
}

static int close_pipe(void **state)
{
	(void)state;
	return close(births[0]);
}

static void tell_birth(void)
{
	pid_t self = getpid();
	must(write(births[1], &self, sizeof self) == sizeof self);
}

// The process id of the next child, or 0 when none is born for a while.
static pid_t next_birth(int patience_ms)
{
	struct pollfd wait = { births[0], POLLIN, 0 };
	pid_t pid = 0;
	if (poll(&wait, 1, patience_ms) != 1 || read(births[0], &pid, sizeof pid) != sizeof pid)
		return 0;
	return pid;
}

// A program whose `main` is process_parent.
static pid_t run(int (*child)(void *), void *context)
{
	fflush(NULL);
	pid_t program = fork();
	assert_true(program >= 0);
	if (program == 0) {
		int quiet = open("/dev/null", O_WRONLY);
		dup2(quiet, STDERR_FILENO);
		close(births[0]);
		_exit(process_parent(child, context));
	}
	close(births[1]);
	return program;
}

static int status_of(pid_t program)
{
	int how;
	assert_int_equal(waitpid(program, &how, 0), program);
	assert_true(WIFEXITED(how));
	return WEXITSTATUS(how);
}

static int wait_and_stop(void *context)
{
	tell_birth();
	process_ready();
	process_wait_for_stop();
	return context == NULL ? 0 : *(int *)context;
}

static void stops_cleanly(void **state)
{
	(void)state;
	pid_t program = run(wait_and_stop, NULL);
	assert_true(next_birth(PATIENCE_MS) > 0);
	kill(program, SIGTERM);
	assert_int_equal(status_of(program), 0);
	assert_int_equal(next_birth(50), 0);
}

static void a_bad_stop_is_told(void **state)
{
	(void)state;
	int bad = 1;
	pid_t program = run(wait_and_stop, &bad);
	assert_true(next_birth(PATIENCE_MS) > 0);
	kill(program, SIGINT);
	assert_int_equal(status_of(program), 3);
}

static int refuse_at_once(void *context)
{
	tell_birth();
	return *(int *)context;
}

static void a_refusal_is_not_tried_again(void **state)
{
	for (int status = 0; status < 3; status++) {
		pid_t program = run(refuse_at_once, &status);
		assert_true(next_birth(PATIENCE_MS) > 0);
		assert_int_equal(status_of(program), status);
		assert_int_equal(next_birth(50), 0);
		close_pipe(state);
		open_pipe(state);
	}
	close(births[1]);
}

static void restarts_what_is_killed(void **state)
{
	(void)state;
	pid_t program = run(wait_and_stop, NULL), last = 0;
	for (int i = 0; i < 3; i++) {
		pid_t born = next_birth(PATIENCE_MS);
		assert_true(born > 0 && born != last);
		last = born;
		kill(born, SIGKILL);
	}
	assert_true(next_birth(PATIENCE_MS) > 0);
	kill(program, SIGTERM);
	assert_int_equal(status_of(program), 0);
}

static int die_early(void *context)
{
	(void)context;
	tell_birth();
	die("on purpose");
}

static void waits_longer_each_time(void **state)
{
	(void)state;
	int64_t at[5];
	pid_t program = run(die_early, NULL);
	for (size_t i = 0; i < COUNT(at); i++) {
		assert_true(next_birth(PATIENCE_MS) > 0);
		at[i] = monotonic_ms();
	}
	// 0.1, 0.2, 0.4, 0.8 s; while it waits for the next it can be stopped.
	for (size_t i = 1; i < COUNT(at); i++)
		assert_in_range(at[i] - at[i - 1], (100u << (i - 1)) - 10, (100u << (i - 1)) + 2000);
	kill(program, SIGTERM);
	int64_t from_ms = monotonic_ms();
	status_of(program);
	assert_true(monotonic_ms() - from_ms < 1000);
}

// Ready once; its successors refuse twice before they may stay.
static int refuse_later(void *context)
{
	(void)context;
	tell_birth();
	int file = open(lock_path, O_WRONLY | O_APPEND);
	off_t births_before = lseek(file, 0, SEEK_END);
	must(write(file, "x", 1) == 1);
	if (births_before == 1 || births_before == 2)
		return 1;
	process_ready();
	process_wait_for_stop();
	return 0;
}

static void a_later_refusal_is_tried_again(void **state)
{
	(void)state;
	assert_int_equal(truncate(lock_path, 0), 0);
	pid_t program = run(refuse_later, NULL);
	pid_t first = next_birth(PATIENCE_MS);
	nanosleep(&(struct timespec){ .tv_nsec = 200 * 1000 * 1000 }, NULL);
	kill(first, SIGKILL);
	for (int i = 0; i < 3; i++)
		assert_true(next_birth(PATIENCE_MS) > 0);
	assert_int_equal(next_birth(1500), 0);
	kill(program, SIGTERM);
	assert_int_equal(status_of(program), 0);
}

static int hold_the_lock(void *context)
{
	(void)context;
	int file = open(lock_path, O_RDWR | O_CLOEXEC);
	must(flock(file, LOCK_EX | LOCK_NB) == 0);
	tell_birth();
	process_ready();
	process_wait_for_stop();
	return 0;
}

static void a_killed_parent_takes_its_child_along(void **state)
{
	(void)state;
	int how, file = open(lock_path, O_RDWR | O_CLOEXEC);
	pid_t program = run(hold_the_lock, NULL);
	pid_t child = next_birth(PATIENCE_MS);
	assert_true(child > 0);
	assert_int_equal(flock(file, LOCK_EX | LOCK_NB), -1);
	kill(program, SIGKILL);
	int64_t from_ms = monotonic_ms();
	while (flock(file, LOCK_EX | LOCK_NB) != 0 && monotonic_ms() - from_ms < PATIENCE_MS)
		nanosleep(&(struct timespec){ .tv_nsec = 1000 * 1000 }, NULL);
	int64_t took_ms = monotonic_ms() - from_ms;
	print_message("# the lock was free %d ms after kill -9 of the parent\n", (int)took_ms);
	assert_true(took_ms < 1000);
	assert_int_equal(waitpid(program, &how, 0), program);
	close(file);
}

static void tells_the_service_manager(void **state)
{
	(void)state;
	char said[64];
	struct sockaddr_un here = { .sun_family = AF_UNIX };
	int manager = socket(AF_UNIX, SOCK_DGRAM, 0);
	int length = snprintf(here.sun_path, sizeof here.sun_path, "%cwiqaya-test-%ld", 0, (long)getpid());
	socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + (size_t)length);
	assert_int_equal(bind(manager, (struct sockaddr *)&here, size), 0);
	here.sun_path[0] = '@';
	assert_int_equal(setenv("NOTIFY_SOCKET", here.sun_path, 1), 0);
	pid_t program = run(wait_and_stop, NULL);
	assert_int_equal(recv(manager, said, sizeof said, 0), strlen("READY=1"));
	assert_memory_equal(said, "READY=1", strlen("READY=1"));
	kill(program, SIGTERM);
	assert_int_equal(recv(manager, said, sizeof said, 0), strlen("STOPPING=1"));
	assert_memory_equal(said, "STOPPING=1", strlen("STOPPING=1"));
	assert_int_equal(status_of(program), 0);
	unsetenv("NOTIFY_SOCKET");
	close(manager);
}

// --- A server in the child, whose port is left in TIME_WAIT by each death.

static void say_hello(const struct request *request, struct response *response, void *worker)
{
	(void)request;
	(void)worker;
	buf_add_c(&response->body, "hello");
	response_header(response, "Connection", S("close")); // The side that closes first keeps the port.
}

static void refuse(const struct request *request, int status, struct response *response)
{
	(void)request;
	(void)status;
	(void)response;
}

static size_t no_body(enum method method, str path)
{
	(void)method;
	(void)path;
	return 0;
}

static int serve(void *context)
{
	struct server *server;
	struct mishap mishap = { 0 };
	struct arena *arena = arena_new(1 << 24);
	struct server_settings settings = {
		.listen = context, .handle = say_hello, .refuse = refuse, .body_limit = no_body,
	};
	if (!server_start(arena, &settings, &server, &mishap))
		return 1;
	tell_birth();
	process_ready();
	process_wait_for_stop();
	server_stop(server);
	arena_end(arena);
	return 0;
}

static unsigned free_port(void)
{
	struct sockaddr_in here = { .sin_family = AF_INET };
	socklen_t size = sizeof here;
	int probe = socket(AF_INET, SOCK_STREAM, 0);
	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_int_equal(bind(probe, (struct sockaddr *)&here, size), 0);
	assert_int_equal(getsockname(probe, (struct sockaddr *)&here, &size), 0);
	close(probe);
	return ntohs(here.sin_port);
}

static bool answers(unsigned port)
{
	static const char question[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
	char text[1024];
	ssize_t got, length = 0;
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int peer = socket(AF_INET, SOCK_STREAM, 0);
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(peer, (struct sockaddr *)&to, sizeof to) == 0 &&
		send(peer, question, sizeof question - 1, MSG_NOSIGNAL) > 0)
		while ((got = recv(peer, text + length, sizeof text - 1 - (size_t)length, 0)) > 0)
			length += got;
	close(peer);
	text[length] = 0;
	return strstr(text, "\r\n\r\nhello") != NULL;
}

static void the_next_child_gets_the_same_port(void **state)
{
	(void)state;
	char listen[32];
	unsigned port = free_port();
	snprintf(listen, sizeof listen, "127.0.0.1:%u", port);
	pid_t program = run(serve, listen);
	for (int i = 0; i < 3; i++) {
		pid_t born = next_birth(PATIENCE_MS);
		assert_true(born > 0);
		assert_true(answers(port));
		kill(born, SIGKILL);
	}
	assert_true(next_birth(PATIENCE_MS) > 0);
	assert_true(answers(port));
	kill(program, SIGTERM);
	assert_int_equal(status_of(program), 0);
	assert_false(answers(port));
	// And a whole new program, at once.
	assert_int_equal(close(births[0]), 0);
	assert_int_equal(pipe(births), 0);
	program = run(serve, listen);
	assert_true(next_birth(PATIENCE_MS) > 0);
	assert_true(answers(port));
	kill(program, SIGTERM);
	assert_int_equal(status_of(program), 0);
}

int main(void)
{
	int lock = mkstemp(lock_path);
	if (lock < 0)
		return 1;
	close(lock);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(stops_cleanly, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(a_bad_stop_is_told, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(a_refusal_is_not_tried_again, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(restarts_what_is_killed, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(waits_longer_each_time, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(a_later_refusal_is_tried_again, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(a_killed_parent_takes_its_child_along, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(tells_the_service_manager, open_pipe, close_pipe),
		cmocka_unit_test_setup_teardown(the_next_child_gets_the_same_port, open_pipe, close_pipe),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(lock_path);
	return failed;
}
