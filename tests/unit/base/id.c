#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/id.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 24);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static const struct instant morning = { "2026-05-31T10:15:00.000Z" };
static const struct instant a_moment_later = { "2026-05-31T10:15:00.001Z" };

static void holds_the_instant(void **state)
{
	(void)state;
	str id = id_new(arena, &morning);
	assert_true(id_is(id));
	assert_true(str_starts(id, S("019e7d87-9ca0-7")));
}

static void keeps_order(void **state)
{
	(void)state;
	str before = id_new(arena, &morning);
	for (int i = 0; i < 10000; i++) {
		str id = id_new(arena, &morning);
		assert_true(str_compare(before, id) < 0);
		before = id;
	}
	assert_true(str_compare(before, id_new(arena, &a_moment_later)) < 0);
}

static void repeats_nothing(void **state)
{
	(void)state;
	str first = id_new(arena, &morning);
	(void)id_new(arena, &a_moment_later);
	assert_false(str_equal(first, id_new(arena, &morning)));
	assert_false(str_equal(random_hex(arena, 16), random_hex(arena, 16)));
	assert_int_equal(random_hex(arena, 16).length, 32);
}

static void knows_an_id(void **state)
{
	(void)state;
	assert_true(id_is(S("019e7d87-9ca0-7abc-8def-0123456789ab")));
	assert_false(id_is(S("019e7d87-9ca0-4abc-8def-0123456789ab")));
	assert_false(id_is(S("019e7d87-9ca0-7abc-cdef-0123456789ab")));
	assert_false(id_is(S("019E7D87-9CA0-7abc-8def-0123456789ab")));
	assert_false(id_is(S("019e7d8749ca0-7abc-8def-0123456789ab")));
	assert_false(id_is(S("019e7d87-9ca0-7abc-8def-0123456789a")));
	assert_false(id_is(S("")));
}

static void draws_evenly(void **state)
{
	(void)state;
	int drawn[7] = { 0 };
	for (int i = 0; i < 7000; i++)
		drawn[random_below(7)] += 1;
	for (int i = 0; i < 7; i++)
		assert_in_range(drawn[i], 800, 1200);
	assert_int_equal(random_below(1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_the_instant),
		cmocka_unit_test(keeps_order),
		cmocka_unit_test(repeats_nothing),
		cmocka_unit_test(knows_an_id),
		cmocka_unit_test(draws_evenly),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
