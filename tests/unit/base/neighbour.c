// Each neighbour is this very program, started with a word that main knows.
#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/neighbour.h"

enum { PATIENCE_MS = 10 * 1000 };

static char room[LIMIT_PACKET_BYTES];
extern char **environ;

// What neighbours do.

static int echo(void)
{
	str packet;
	while (neighbour_hear(NEIGHBOUR_SOCKET, -1, room, &packet) == HEARD_PACKET)
		must(neighbour_send(NEIGHBOUR_SOCKET, packet));
	return 0;
}

// Tells how many descriptors, variables and blocked signals it has.
static int tell(void)
{
	struct arena *arena = arena_new(1 << 20);
	int descriptors = 0, variables = 0, blocked = 0;
	sigset_t mask;
	DIR *folder = opendir("/proc/self/fd");
	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
		descriptors += entry->d_name[0] != '.';
	closedir(folder);
	while (environ[variables] != NULL)
		variables++;
	sigprocmask(SIG_SETMASK, NULL, &mask);
	for (int i = 1; i < NSIG; i++)
		blocked += sigismember(&mask, i) == 1;
	must(neighbour_send(NEIGHBOUR_SOCKET, str_format(arena, "%d %d %d", descriptors - 1, variables, blocked)));
	arena_end(arena);
	return 7;
}

static int stay(void)
{
	for (;;)
		pause();
	return 0;
}

// Tests.

static void what_is_said_comes_back(void **state)
{
	(void)state;
	struct neighbour echoing;
	str packet;
	assert_true(neighbour_start(&echoing, "echo"));
	assert_true(neighbour_send(echoing.socket, S("one")) && neighbour_send(echoing.socket, S("two")));
	assert_int_equal(neighbour_hear(echoing.socket, PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_true(str_is(packet, "one"));
	assert_int_equal(neighbour_hear(echoing.socket, PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_true(str_is(packet, "two"));
	assert_int_equal(neighbour_hear(echoing.socket, 0, room, &packet), HEARD_NOTHING);
	int how = neighbour_end(&echoing, PATIENCE_MS);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	assert_int_equal(echoing.pid, 0);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void it_has_nothing_of_ours(void **state)
{
	(void)state;
	struct neighbour telling;
	int ends[2];
	sigset_t all, before;
	str packet;
	// Neither of them is closed by exec, and our signals are blocked, as in a thread of a server.
	assert_int_equal(pipe(ends), 0);
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	bool started = neighbour_start(&telling, "tell");
	sigprocmask(SIG_SETMASK, &before, NULL);
	assert_true(started);
	assert_int_equal(neighbour_hear(telling.socket, PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_true(str_is(packet, "3 0 0"));
	// It ends by itself; then its end of the socket is closed.
	assert_int_equal(neighbour_hear(telling.socket, PATIENCE_MS, room, &packet), HEARD_END);
	assert_true(neighbour_is_gone(telling.socket));
	assert_false(neighbour_send(telling.socket, S("x")));
	int how = neighbour_end(&telling, PATIENCE_MS);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 7);
	close(ends[0]);
	close(ends[1]);
}

static void one_that_stays_is_killed(void **state)
{
	(void)state;
	struct neighbour staying;
	assert_true(neighbour_start(&staying, "stay"));
	int how = neighbour_end(&staying, 50);
	assert_true(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
}

static void packets_are_whole(void **state)
{
	(void)state;
	static char large[LIMIT_PACKET_BYTES + 1];
	int pair[2];
	str packet;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	memset(large, 'x', sizeof large);
	assert_true(neighbour_send(pair[0], (str){ large, LIMIT_PACKET_BYTES }));
	assert_int_equal(neighbour_hear(pair[1], PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_int_equal(packet.length, LIMIT_PACKET_BYTES);
	assert_int_equal(neighbour_hear(pair[1], 20, room, &packet), HEARD_NOTHING);
	assert_int_equal(send(pair[0], large, sizeof large, 0), sizeof large);
	assert_int_equal(neighbour_hear(pair[1], PATIENCE_MS, room, &packet), HEARD_END);
	// What was said before the end is heard before it.
	assert_true(neighbour_send(pair[0], S("last")));
	assert_false(neighbour_is_gone(pair[1]));
	close(pair[0]);
	assert_true(neighbour_is_gone(pair[1]));
	assert_int_equal(neighbour_hear(pair[1], PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_true(str_is(packet, "last"));
	assert_int_equal(neighbour_hear(pair[1], PATIENCE_MS, room, &packet), HEARD_END);
	close(pair[1]);
}

static void one_is_found_by_a_name(void **state)
{
	struct arena *arena = *state;
	str name = str_format(arena, "wiqaya-unit-%.*s", STR_ARG(random_hex(arena, 8))), packet;
	int called, other;
	assert_false(neighbour_call(name, &called));
	int listener = neighbour_listen(name);
	assert_true(listener >= 0);
	assert_int_equal(neighbour_listen(name), -1);
	assert_int_equal(neighbour_accept(listener, 10), -1);
	assert_true(neighbour_call(name, &called) && called >= 0);
	other = neighbour_accept(listener, PATIENCE_MS);
	assert_true(other >= 0 && neighbour_send(other, S("here")));
	assert_int_equal(neighbour_hear(called, PATIENCE_MS, room, &packet), HEARD_PACKET);
	assert_true(str_is(packet, "here"));
	close(other);
	assert_int_equal(neighbour_hear(called, PATIENCE_MS, room, &packet), HEARD_END);
	close(called);
	// Whoever waits when the name is given up hears the end.
	assert_true(neighbour_call(name, &called) && called >= 0);
	close(listener);
	assert_int_equal(neighbour_hear(called, PATIENCE_MS, room, &packet), HEARD_END);
	close(called);
	assert_false(neighbour_call(name, &called));
}

// As another user, in a process of its own: the status says what came of it.
static int as_another(bool (*attempt)(str name), str name)
{
	int how;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0)
		_exit(setuid(65534) == 0 && attempt(name) ? 0 : 1);
	assert_int_equal(waitpid(pid, &how, 0), pid);
	return WEXITSTATUS(how);
}

static bool calls_in_vain(str name)
{
	int called;
	return !neighbour_call(name, &called) && called == -1;
}

static void another_user_is_nobody(void **state)
{
	struct arena *arena = *state;
	str name = str_format(arena, "wiqaya-unit-%.*s", STR_ARG(random_hex(arena, 8)));
	if (geteuid() != 0)
		skip();
	int listener = neighbour_listen(name), called;
	assert_int_equal(as_another(calls_in_vain, name), 0);
	assert_int_equal(neighbour_accept(listener, PATIENCE_MS), -1);
	close(listener);
	// The other way about: a name that another user holds is nobody's.
	int ends[2];
	char byte;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		must(setuid(65534) == 0 && neighbour_listen(name) >= 0 && write(ends[1], "", 1) == 1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &byte, 1), 1);
	assert_false(neighbour_call(name, &called));
	assert_int_equal(called, -1);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	close(ends[0]);
	close(ends[1]);
}

static int setup(void **state)
{
	*state = arena_new(1 << 20);
	return 0;
}

static int teardown(void **state)
{
	arena_end(*state);
	return 0;
}

int main(int count, char **words)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_comes_back),
		cmocka_unit_test(it_has_nothing_of_ours),
		cmocka_unit_test(one_that_stays_is_killed),
		cmocka_unit_test(packets_are_whole),
		cmocka_unit_test_setup_teardown(one_is_found_by_a_name, setup, teardown),
		cmocka_unit_test_setup_teardown(another_user_is_nobody, setup, teardown),
	};
	if (count == 2)
		must(neighbour_begin());
	if (count == 2 && strcmp(words[1], "echo") == 0)
		return echo();
	if (count == 2 && strcmp(words[1], "tell") == 0)
		return tell();
	if (count == 2 && strcmp(words[1], "stay") == 0)
		return stay();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
