// src/post/push.c: which addresses a package may be handed to.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "post/push.h"
#include "post/push_address.h"

static void takes_addresses_of_servers(void **state)
{
	(void)state;
	static const char *const good[] = { "https://mnp.example.org", "https://mnp.example.org:8443", "https://192.0.2.7",
		"https://[2001:db8::1]:443", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:9" };
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(push_address_good(str_from(good[i])));
}

// Nothing behind the host, no user, no other scheme, and open text to this machine alone.
static void refuses_the_others(void **state)
{
	(void)state;
	static const char *const bad[] = { "", "mnp.example.org", "http://mnp.example.org", "https://", "https://mnp.example.org/",
		"https://mnp.example.org/x", "https://user@mnp.example.org", "https://mnp.example.org:", "https://mnp.example.org:0",
		"https://mnp.example.org:65536", "https://mnp.example.org:80x", "https://-x", "https://.x", "https://[::1", "https://a b",
		"file:///etc/passwd", "ftp://127.0.0.1", "https://mnp.example.org?x", "https://mnp.example.org#x", "HTTPS://mnp.example.org",
		"http://127.0.0.1.example.org" };
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(push_address_good(str_from(bad[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(takes_addresses_of_servers), cmocka_unit_test(refuses_the_others) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
