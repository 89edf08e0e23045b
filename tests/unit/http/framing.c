#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "http/framing.h"

static struct arena *arena;
static struct framing framing;

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

// Reads "name: value" lines that are separated by '\n'.
static int read_with(const char *version, const char *target, const char *lines)
{
	struct pair headers[16];
	size_t count = 0;
	str rest = str_from(lines), line;
	while (rest.length > 0 && str_cut(&rest, '\n', &line)) {
		str name = S("");
		assert_true(count < COUNT(headers));
		assert_true(str_cut(&line, ':', &name));
		headers[count++] = (struct pair){ name, str_trim(line) };
	}
	return framing_read(arena, str_from(version), str_from(target), headers, count, &framing);
}

static int read_lines(const char *lines)
{
	return read_with("HTTP/1.1", "/", lines);
}

static void reads_where_the_body_ends(void **state)
{
	(void)state;
	assert_int_equal(read_lines("Host: a"), 0);
	assert_false(framing.chunked);
	assert_int_equal(framing.content_length, 0);
	assert_int_equal(read_lines("host: a:80\ncontent-length: 17"), 0);
	assert_int_equal(framing.content_length, 17);
	assert_int_equal(read_lines("Host: a\nTransfer-Encoding: Chunked"), 0);
	assert_true(framing.chunked);
}

static void refuses_what_reads_in_two_ways(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"", "Host: a\nHost: a", "Host:", "Host: a b", "Host: a/b", "Host: a,b", "Host: u@a",
		"Host: a\nContent-Length: 1\nContent-Length: 1",
		"Host: a\nContent-Length: 1\nTransfer-Encoding: chunked",
		"Host: a\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked",
		"Host: a\nContent-Length: 1, 1", "Host: a\nContent-Length: +1", "Host: a\nContent-Length: -1",
		"Host: a\nContent-Length:", "Host: a\nContent-Length: 0x1", "Host: a\nContent-Length: 1 1",
		"Host: a\nContent-Length: 18446744073709551616", "Host: a\nContent-Length : 1",
		"Host: a\n Content-Length: 1", "Host: a\n: x", "Host: a\nX: a\rb", "Host: a\nX\x01: a",
		"Host: a\nX: \x7f",
	};
	for (size_t i = 0; i < COUNT(broken); i++)
		if (read_lines(broken[i]) != 400)
			fail_msg("not refused: %s", broken[i]);
	assert_int_equal(read_lines("Host: a\nTransfer-Encoding: gzip, chunked"), 501);
	assert_int_equal(read_lines("Host: a\nTransfer-Encoding: xchunked"), 501);
	assert_int_equal(read_with("HTTP/1.0", "/", "Host: a\nTransfer-Encoding: chunked"), 400);
	assert_int_equal(read_with("HTTP/2.0", "/", "Host: a"), 505);
	assert_int_equal(read_with("", "/", "Host: a"), 505);
}

static void reads_targets(void **state)
{
	(void)state;
	assert_int_equal(read_with("HTTP/1.1", "/a%20b?c=%20&d", "Host: x"), 0);
	assert_true(str_is(framing.path, "/a b"));
	assert_true(str_is(framing.query, "c=%20&d"));
	assert_int_equal(read_with("HTTP/1.1", "http://X:80/p?q", "Host: x:80"), 0);
	assert_true(str_is(framing.path, "/p") && str_is(framing.query, "q"));
	assert_int_equal(read_with("HTTP/1.1", "http://x?q", "Host: x"), 0);
	assert_true(str_is(framing.path, "/") && str_is(framing.query, "q"));
	assert_int_equal(read_with("HTTP/1.1", "http://x", "Host: x"), 0);
	assert_true(str_is(framing.path, "/"));
}

static void refuses_bad_targets(void **state)
{
	(void)state;
	static const char *const broken[] = { "", "*", "a", "http://y/", "http://xy/", "http://u@x/",
		"ftp://x/", "/a b", "/a#b", "/%", "/%zz", "/%00", "/%ff", "/\xff", "/a\x7f", "http://x:1/" };
	for (size_t i = 0; i < COUNT(broken); i++)
		if (read_with("HTTP/1.1", broken[i], "Host: x") != 400)
			fail_msg("not refused: %s", broken[i]);
}

static void bounds_the_query(void **state)
{
	(void)state;
	char *target = arena_take(arena, LIMIT_QUERY_BYTES + 8);
	memset(target, 'a', LIMIT_QUERY_BYTES + 2);
	target[0] = '/';
	target[1] = '?';
	assert_int_equal(read_with("HTTP/1.1", target, "Host: x"), 0);
	target[LIMIT_QUERY_BYTES + 2] = 'a';
	assert_int_equal(read_with("HTTP/1.1", target, "Host: x"), 414);
}

static void knows_one_expectation(void **state)
{
	(void)state;
	assert_int_equal(read_lines("Host: a\nExpect: 100-Continue"), 0);
	assert_true(framing.expects);
	assert_int_equal(read_lines("Host: a\nExpect: tea"), 417);
}

static void names_methods(void **state)
{
	(void)state;
	assert_int_equal(framing_method(S("HEAD")), METHOD_GET);
	assert_int_equal(framing_method(S("PATCH")), METHOD_PATCH);
	assert_int_equal(framing_method(S("get")), METHOD_OTHER);
	assert_int_equal(framing_method(S("PUT")), METHOD_OTHER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_where_the_body_ends),
		cmocka_unit_test(refuses_what_reads_in_two_ways),
		cmocka_unit_test(reads_targets),
		cmocka_unit_test(refuses_bad_targets),
		cmocka_unit_test(bounds_the_query),
		cmocka_unit_test(knows_one_expectation),
		cmocka_unit_test(names_methods),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
