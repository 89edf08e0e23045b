// src/http/accept.c: whether a client reads gzip.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "http/accept.h"

static void wanted(void **state)
{
	(void)state;
	static const char *const headers[] = { "gzip", "GZIP", "x-gzip", "gzip, deflate, br, zstd", "deflate,\tgzip ;\tq=0.5 , br",
		"gzip;q=1", "gzip;q=1.000", "gzip;q=0.001", "gzip;Q=0.9", "*", "*;q=0.1", "br;q=0, *", "identity, gzip",
		"identity;q=0.5, gzip;q=0.5", "identity;q=0, gzip;q=0.001", ", gzip,", "gzip;q=0.5, *;q=0" };
	for (size_t i = 0; i < COUNT(headers); i++)
		if (!accept_gzip(str_from(headers[i])))
			fail_msg("not wanted: %s", headers[i]);
}

static void unwanted(void **state)
{
	(void)state;
	static const char *const headers[] = { "", " ", ",", "identity", "deflate, br", "xgzip", "gzip2", "gzip;q=0", "gzip;q=0.000",
		"gzip ; q=0", "*, gzip;q=0", "gzip;q=0, *;q=1", "*;q=0", "identity, gzip;q=0.5", "identity;q=0.6, *;q=0.5" };
	for (size_t i = 0; i < COUNT(headers); i++)
		if (accept_gzip(str_from(headers[i])))
			fail_msg("wanted: %s", headers[i]);
}

static void what_is_broken_wants_nothing(void **state)
{
	(void)state;
	static const char *const headers[] = { "gzip;", "gzip;q", "gzip;q=", "gzip;q=2", "gzip;q=1.001", "gzip;q=-1", "gzip;q=.5",
		"gzip;q=0.5000", "gzip;q=0,5", "gzip;q=0.x", "gzip;q= 1", "gzip;level=9", "gzip;q=1;q=1", "gzip, br;q=9" };
	for (size_t i = 0; i < COUNT(headers); i++)
		if (accept_gzip(str_from(headers[i])))
			fail_msg("wanted: %s", headers[i]);
}

static void is_bounded(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct buf header = buf_in(arena);
	buf_add_c(&header, "gzip");
	for (int i = 1; i < LIMIT_ENCODINGS; i++)
		buf_add_c(&header, ",br");
	assert_true(accept_gzip(buf_str(&header)));
	buf_add_c(&header, ",br");
	assert_false(accept_gzip(buf_str(&header)));
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wanted),
		cmocka_unit_test(unwanted),
		cmocka_unit_test(what_is_broken_wants_nothing),
		cmocka_unit_test(is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
