#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "http/request.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void keeps_copies_of_headers(void **state)
{
	(void)state;
	char value[] = "no-store";
	struct response response = { .arena = arena };
	for (int i = 0; i < 20; i++)
		response_header(&response, "Cache-Control", str_from(value));
	value[0] = 'x';
	assert_int_equal(response.header_count, 20);
	assert_true(str_is(response.headers[19].value, "no-store"));
}

static void control_characters_in_a_header_die(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0) {
		struct response response = { .arena = arena };
		close(STDERR_FILENO);
		response_header(&response, "X", S("a\r\nSet-Cookie: b"));
		_exit(0);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
}

static void sees_only_our_own_addresses(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "/places?x=1", "/places?x=1" },
		{ "//evil.example", "/" },
		{ "/\\evil.example", "/" },
		{ "https://evil.example", "/" },
		{ "/a\r\nX: y", "/" },
		{ "", "/" },
		{ "/", "/" },
		{ "/a \xc3\xa9", "/a%20%C3%A9" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct response response = { .arena = arena };
		response_see_other(&response, str_from(cases[i][0]));
		assert_int_equal(response.status, 303);
		assert_true(str_is(response.headers[0].name, "Location"));
		assert_true(str_is(response.headers[0].value, cases[i][1]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_copies_of_headers),
		cmocka_unit_test(control_characters_in_a_header_die),
		cmocka_unit_test(sees_only_our_own_addresses),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
