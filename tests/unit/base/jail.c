#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/jail.h"
#include "base/limits.h"

// Sanitizers need calls that the filter would refuse, so there it stands open (base/jail.c).
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FILTERED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FILTERED 0
#endif
#endif
#ifndef FILTERED
#define FILTERED 1
#endif

static struct arena *arena;
static int memory_of_process;

static bool echo(struct arena *own, str input, struct buf *answer, struct mishap *mishap)
{
	(void)own, (void)mishap;
	buf_addf(answer, "%d:", ++memory_of_process);
	buf_add(answer, input);
	return true;
}

// What the letter of the input asks for; the answer is "held" when the walls stand.
static bool misbehave(struct arena *own, str input, struct buf *answer, struct mishap *mishap)
{
	volatile int *volatile nowhere = NULL;
	bool held = true;
	switch (input.data[0]) {
	case 'c': *nowhere = 1; break;
	case 'a': abort();
	case 'e': _exit(0);
	case 'l':
		for (;;)
			memory_of_process++;
	case 'm':
		for (;;)
			memset(arena_take(own, 1 << 20), 1, 1 << 20);
	case 'r': return mishap_at(mishap, 7, 9, "this is refused");
	case 'w': return mishap_at(mishap, 0, 0, "\xff\xfe");
	case 'o': held = open("/etc/passwd", O_RDONLY) < 0; break;
	case 'f': held = fork() < 0 && errno == EPERM; break;
	case 'k': held = kill(getppid(), SIGKILL) < 0 && errno == EPERM; break;
	case 'n': held = socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM; break;
	case 'x': held = execl("/bin/true", "true", (char *)NULL) < 0; break;
	default: break;
	}
	buf_add_c(answer, held ? "held" : "free");
	return true;
}

static jail_work *const works[] = { echo, misbehave, NULL };

static int setup(void **state)
{
	(void)state;
	arena = arena_new(512 << 20);
	// A sanitizer takes some two seconds to hand 32 MiB there and back, and many more on a busy machine.
	jail_start(works, FILTERED ? 2 : 15);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	jail_stop();
	arena_end(arena);
	return 0;
}

static void each_file_meets_a_fresh_process(void **state)
{
	(void)state;
	str answer;
	struct mishap mishap;
	for (int i = 0; i < 20; i++) {
		assert_true(jail_run(arena, echo, S("file"), &answer, &mishap));
		assert_string_equal(str_c(arena, answer), "1:file");
	}
	assert_true(jail_run(arena, echo, S(""), &answer, &mishap));
	assert_string_equal(str_c(arena, answer), "1:");
	assert_int_equal(memory_of_process, 0);
	str large = { NEW_MANY(arena, LIMIT_UPLOAD_BYTES + 1, char), LIMIT_UPLOAD_BYTES };
	assert_true(jail_run(arena, echo, large, &answer, &mishap));
	assert_int_equal(answer.length, large.length + 2);
	large.length++;
	assert_false(jail_run(arena, echo, large, &answer, &mishap));
	assert_string_equal(mishap.why, "the file is too large");
}

static void breaks(const char *how)
{
	str answer;
	struct mishap mishap = { 0 };
	assert_false(jail_run(arena, misbehave, str_from(how), &answer, &mishap));
	assert_string_equal(mishap.why, "reading this file broke its reader or took too long");
	// And the next file is read as if nothing had been.
	assert_true(jail_run(arena, echo, S("next"), &answer, &mishap));
	assert_string_equal(str_c(arena, answer), "1:next");
}

static void a_broken_reader_refuses_its_file_alone(void **state)
{
	(void)state;
	breaks("crash");
	breaks("abort");
	breaks("end");
	breaks("memory");
	breaks("words that are no text");
}

static void time_ends_every_file(void **state)
{
	(void)state;
	breaks("loop");
}

static void a_refusal_comes_through(void **state)
{
	(void)state;
	str answer;
	struct mishap mishap = { 0 };
	assert_false(jail_run(arena, misbehave, S("refuse"), &answer, &mishap));
	assert_string_equal(mishap.why, "this is refused");
	assert_int_equal(mishap.line, 7);
	assert_int_equal(mishap.column, 9);
}

static void the_walls_hold(void **state)
{
	(void)state;
	static const char *const tries[] = { "open", "fork", "kill", "network", "x" };
	for (size_t i = 0; i < COUNT(tries); i++) {
		if (!FILTERED && tries[i][0] != 'o')
			continue;
		str answer;
		struct mishap mishap;
		assert_true(jail_run(arena, misbehave, str_from(tries[i]), &answer, &mishap));
		assert_string_equal(str_c(arena, answer), "held");
	}
}

static void *many(void *ignored)
{
	struct arena *own = arena_new(16 << 20);
	bool good = true;
	for (int i = 0; i < 10 && good; i++) {
		str text = str_format(own, "%p %d", (void *)own, i), answer;
		struct mishap mishap;
		if (i % 3 == 2)
			good = !jail_run(own, misbehave, S("crash"), &answer, &mishap);
		else
			good = jail_run(own, echo, text, &answer, &mishap) &&
			       str_equal(str_skip(answer, 2), text);
	}
	arena_end(own);
	return good ? ignored : NULL;
}

static void many_threads_may_ask(void **state)
{
	(void)state;
	pthread_t threads[6];
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, many, &arena), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *result;
		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_ptr_equal(result, &arena);
	}
}

static void without_a_jail_the_work_is_done_here(void **state)
{
	(void)state;
	struct arena *own = arena_new(1 << 20);
	str answer;
	struct mishap mishap;
	assert_true(jail_run(own, echo, S("here"), &answer, &mishap));
	assert_true(str_ends(answer, S(":here")));
	assert_int_equal(memory_of_process, 1);
	memory_of_process = 0;
	assert_false(jail_run(own, misbehave, S("refuse"), &answer, &mishap));
	assert_string_equal(mishap.why, "this is refused");
	arena_end(own);
}

// In a copy of the test: the signal stays away from the warden, and without the warden it dies.
static void a_warden_that_is_gone_ends_the_process(void **state)
{
	(void)state;
	pid_t copy = fork();
	if (copy == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		struct arena *own = arena_new(1 << 20);
		str answer;
		struct mishap mishap;
		jail_start(works, 2);
		char command[64];
		snprintf(command, sizeof command, "/proc/self/task/%d/children", (int)getpid());
		FILE *children = fopen(command, "r");
		int warden = 0;
		if (children == NULL || fscanf(children, "%d", &warden) != 1)
			_exit(2);
		kill(warden, SIGTERM);
		kill(warden, SIGINT);
		if (!jail_run(own, echo, S("still"), &answer, &mishap))
			_exit(4);
		kill(warden, SIGKILL);
		waitpid(warden, NULL, 0);
		(void)!jail_run(own, echo, S("gone"), &answer, &mishap);
		_exit(5);
	}
	int how;
	assert_int_equal(waitpid(copy, &how, 0), copy);
	assert_true(WIFEXITED(how));
	assert_int_equal(WEXITSTATUS(how), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_jail_the_work_is_done_here),
		cmocka_unit_test(a_warden_that_is_gone_ends_the_process),
		cmocka_unit_test_setup_teardown(each_file_meets_a_fresh_process, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_broken_reader_refuses_its_file_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(time_ends_every_file, setup, teardown),
		cmocka_unit_test_setup_teardown(a_refusal_comes_through, setup, teardown),
		cmocka_unit_test_setup_teardown(the_walls_hold, setup, teardown),
		cmocka_unit_test_setup_teardown(many_threads_may_ask, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
