#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "post/here.h"

static void only_this_machine_is_here(void **state)
{
	(void)state;
	assert_true(here_is(S("localhost")) && here_is(S("127.0.0.1")) && here_is(S("127.1.2.3")) && here_is(S("::1")) && here_is(S("[::1]")));
	assert_false(here_is(S("127.example.org")) || here_is(S("127.0.0.1.example.org")) || here_is(S("128.0.0.1")) ||
		here_is(S("localhost.example.org")) || here_is(S("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(only_this_machine_is_here) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
