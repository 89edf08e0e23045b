#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

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

static void finds_parts(void **state)
{
	(void)state;
	assert_int_equal(str_find(S("abcabd"), S("abd")), 3);
	assert_int_equal(str_find(S("aaab"), S("aab")), 1);
	assert_true(str_find(S("abc"), S("x")) == SIZE_MAX);
	assert_true(str_find(S("ab"), S("abc")) == SIZE_MAX);
}

static void trims_every_space(void **state)
{
	(void)state;
	assert_true(str_equal(str_trim(S("\xc2\xa0 x y\t\xc2\xa0")), S("x y")));
	assert_true(str_equal(str_trim(S(" \n ")), S("")));
}

static void cuts_pieces(void **state)
{
	(void)state;
	str rest = S("a,,b"), piece;
	assert_true(str_cut(&rest, ',', &piece) && str_is(piece, "a"));
	assert_true(str_cut(&rest, ',', &piece) && str_is(piece, ""));
	assert_true(str_cut(&rest, ',', &piece) && str_is(piece, "b"));
	assert_false(str_cut(&rest, ',', &piece));
}

static void reads_integers_to_their_ends(void **state)
{
	(void)state;
	int64_t value = 7;
	assert_true(str_to_integer(S("-9223372036854775808"), &value) && value == INT64_MIN);
	assert_true(str_to_integer(S("9223372036854775807"), &value) && value == INT64_MAX);
	assert_false(str_to_integer(S("9223372036854775808"), &value));
	assert_false(str_to_integer(S("1 2"), &value));
	assert_false(str_to_integer(S(""), &value));
	assert_false(str_to_integer(S("-"), &value));
}

static void escapes_for_each_place(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	buf_add_html(&buf, S("<a b=\"c\">'&"));
	assert_true(str_is(buf_str(&buf), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;"));
	buf = buf_in(arena);
	buf_add_json(&buf, S("a\"\\\n\x01z"));
	assert_true(str_is(buf_str(&buf), "\"a\\\"\\\\\\n\\u0001z\""));
	buf = buf_in(arena);
	buf_add_csv(&buf, S(" =1+1"));
	assert_true(str_is(buf_str(&buf), "\"' =1+1\""));
	buf = buf_in(arena);
	buf_add_csv(&buf, S("-12"));
	assert_true(str_is(buf_str(&buf), "-12"));
}

// Escapes are looked for eight bytes at a time; here each stands at each place of such a group, alone and beside others.
static void escapes_wherever_they_stand(void **state)
{
	(void)state;
	static const char signs[] = "&<>\"'\\\n\x1f\x01\x7f %=\xc3\xa9$#!?;:";
	for (size_t sign = 0; sign + 1 < sizeof signs; sign++)
		for (size_t at = 0; at < 20; at++)
			for (size_t length = at + 1; length < 20; length++) {
				char text[20];
				memset(text, at % 2 == 0 ? 'a' : (char)0xd9, sizeof text);
				text[at] = signs[sign];
				text[length - 1] = signs[sign];
				struct buf html = buf_in(arena), json = buf_in(arena), slow_html = buf_in(arena), slow_json = buf_in(arena);
				buf_add_html(&html, (str){ text, length });
				buf_add_json(&json, (str){ text, length });
				buf_add_char(&slow_json, '"');
				for (size_t i = 0; i < length; i++) {
					struct buf one = buf_in(arena);
					buf_add_html(&slow_html, (str){ text + i, 1 });
					buf_add_json(&one, (str){ text + i, 1 });
					buf_add(&slow_json, str_slice(buf_str(&one), 1, one.length - 2));
				}
				buf_add_char(&slow_json, '"');
				assert_true(str_equal(buf_str(&html), buf_str(&slow_html)));
				assert_true(str_equal(buf_str(&json), buf_str(&slow_json)));
				arena_reset(arena);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_parts),
		cmocka_unit_test(trims_every_space),
		cmocka_unit_test(cuts_pieces),
		cmocka_unit_test(reads_integers_to_their_ends),
		cmocka_unit_test_setup_teardown(escapes_for_each_place, setup, teardown),
		cmocka_unit_test_setup_teardown(escapes_wherever_they_stand, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
