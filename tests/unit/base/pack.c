#include "base/pack.h"

#include <cmocka.h>

static void what_is_packed_comes_back(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct buf buf = buf_in(arena);
	pack_number(&buf, 0);
	pack_number(&buf, 4000000000u);
	pack_byte(&buf, 200);
	pack_text(&buf, S("é"));
	pack_text(&buf, S("\xff\x00z"));
	str rest = buf_str(&buf), text;
	size_t number;
	unsigned byte;
	assert_true(unpack_number(&rest, &number) && number == 0);
	assert_true(unpack_number(&rest, &number) && number == 4000000000u);
	assert_true(unpack_byte(&rest, &byte) && byte == 200);
	assert_true(unpack_text(&rest, 2, &text) && str_is(text, "é"));
	assert_true(unpack_bytes(&rest, &text) && text.length == 3);
	assert_false(unpack_byte(&rest, &byte));
	arena_end(arena);
}

static void what_is_not_whole_is_refused(void **state)
{
	(void)state;
	str rest = S("\x05\x00\x00"), text;
	size_t count;
	assert_false(unpack_number(&rest, &count));
	rest = S("\x02\x00\x00\x00z");
	assert_false(unpack_bytes(&rest, &text));
	rest = S("\x02\x00\x00\x00zz");
	assert_false(unpack_text(&rest, 1, &text));
	rest = S("\x01\x00\x00\x00\xff");
	assert_false(unpack_text(&rest, 10, &text));
	rest = S("\x03\x00\x00\x00zzzzz");
	assert_false(unpack_count(&rest, 2, 10, &count));
	rest = S("\x02\x00\x00\x00zzzzz");
	assert_true(unpack_count(&rest, 2, 10, &count) && count == 2);
	rest = S("\x02\x00\x00\x00zzzzz");
	assert_false(unpack_count(&rest, 2, 1, &count));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_packed_comes_back),
		cmocka_unit_test(what_is_not_whole_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
