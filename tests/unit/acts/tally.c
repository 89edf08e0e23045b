// src/acts/tally.c: values by columns, records that have several rows, and values that in the end nobody has.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/tally.h"

static int64_t count_of(const struct rows *rows, int64_t column, const char *value)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows_integer(rows, i, 0) == column && str_is(rows_text(rows, i, 1), value))
			return rows_integer(rows, i, 2);
	return 0;
}

static void counts_rows(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct tally *tally = tally_new(arena, 2, 0);
	const struct cell health = cell_text(S("health")), none = cell_null(), seven = cell_integer(-7);
	tally_add(tally, 0, &health, 0);
	tally_add(tally, 0, &none, 0);
	tally_add(tally, 0, &health, 0);
	tally_add(tally, 1, &health, 0);
	tally_add(tally, 1, &seven, 0);
	struct rows rows = tally_rows(tally, arena);
	assert_int_equal(rows.count, 4);
	assert_int_equal(count_of(&rows, 0, "health"), 2);
	assert_int_equal(count_of(&rows, 0, ""), 1);
	assert_int_equal(count_of(&rows, 1, "health"), 1);
	assert_int_equal(count_of(&rows, 1, "-7"), 1);
	arena_end(arena);
}

// Record 9 has two lines of one authority, which are apart, and one of another.
static void counts_a_record_once(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct tally *tally = tally_new(arena, 1, 9);
	const struct cell one = cell_text(S("one")), two = cell_text(S("two"));
	tally_add(tally, 0, &one, 9);
	tally_add(tally, 0, &two, 9);
	tally_add(tally, 0, &one, 0);
	tally_add(tally, 0, &one, 9);
	struct rows rows = tally_rows(tally, arena);
	assert_int_equal(count_of(&rows, 0, "one"), 2);
	assert_int_equal(count_of(&rows, 0, "two"), 1);
	arena_end(arena);
}

static void leaves_out_what_did_not_count(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct tally *tally = tally_new(arena, 1, 3);
	const struct cell seen = cell_text(S("seen")), counted = cell_text(S("counted"));
	uint32_t first = tally_value(tally, 0, &seen), second = tally_value(tally, 0, &counted);
	assert_int_not_equal(first, second);
	assert_int_equal(tally_value(tally, 0, &seen), first);
	tally_count(tally, 0, second, 3);
	tally_count(tally, 0, second, 3);
	struct rows rows = tally_rows(tally, arena);
	assert_int_equal(rows.count, 1);
	assert_int_equal(count_of(&rows, 0, "counted"), 1);
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_rows),
		cmocka_unit_test(counts_a_record_once),
		cmocka_unit_test(leaves_out_what_did_not_count),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
