#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

#include "http/endpoint.h"

static struct mishap mishap;
static struct endpoint address;

static void reads_numbers_only(void **state)
{
	(void)state;
	static const char *const broken[] = { "", ":", "8080", "localhost:80", "127.0.0.1", "127.0.0.1:",
		"127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:x", "::1:80", "[::1]", "[127.0.0.1]:80",
		"[::1:80", "256.0.0.1:80", "[]:1", "[:1" };
	for (size_t i = 0; i < COUNT(broken); i++)
		if (endpoint_read(str_from(broken[i]), &address, &mishap))
			fail_msg("read: %s", broken[i]);
	assert_true(endpoint_read(S("127.0.0.1:0"), &address, &mishap) && address.loopback);
	assert_true(endpoint_read(S("[::1]:8080"), &address, &mishap) && address.loopback);
	assert_true(endpoint_read(S("0.0.0.0:80"), &address, &mishap) && !address.loopback);
	assert_true(endpoint_read(S("[::]:80"), &address, &mishap) && !address.loopback);
	assert_true(endpoint_read(S("128.0.0.1:80"), &address, &mishap) && !address.loopback);
}

static void writes_peers(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	assert_true(endpoint_read(S("[::ffff:127.9.8.7]:1"), &address, &mishap) && address.loopback);
	assert_true(str_is(endpoint_text(arena, (struct sockaddr *)&address.socket), "127.9.8.7"));
	assert_true(endpoint_read(S("[2001:db8::1]:1"), &address, &mishap) && !address.loopback);
	assert_true(str_is(endpoint_text(arena, (struct sockaddr *)&address.socket), "2001:db8::1"));
	assert_true(address_is(S("10.0.0.1")) && address_is(S("::1")));
	assert_false(address_is(S("10.0.0.1:80")) || address_is(S("x")) || address_is(S("")));
	arena_end(arena);
}

static void a_port_is_bound_once(void **state)
{
	(void)state;
	int first = -1, second = -1;
	char text[32];
	assert_true(endpoint_read(S("127.0.0.1:0"), &address, &mishap));
	assert_true(endpoint_listen(&address, &first, &mishap));
	assert_true(endpoint_port(first) > 0);
	snprintf(text, sizeof text, "127.0.0.1:%u", endpoint_port(first));
	assert_true(endpoint_read(str_from(text), &address, &mishap));
	assert_false(endpoint_listen(&address, &second, &mishap));
	assert_non_null(mishap.why);
	close(first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_only),
		cmocka_unit_test(writes_peers),
		cmocka_unit_test(a_port_is_bound_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
