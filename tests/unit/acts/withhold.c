// src/acts/withhold.c: which rows, and when the total, a table for others holds back. The sums stand beside each case.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/withhold.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

// A table of R1: rows of replied and sent.
static struct withhold_table table_of(const int64_t rows[][2], size_t count)
{
	struct withhold_table table = { .rows = NEW_MANY(arena, count + 1, struct withhold_row), .row_count = count, .threshold = 5 };
	table.has[WITHHOLD_REPLIED] = table.has[WITHHOLD_SENT] = true;
	for (size_t r = 0; r < count; r++) {
		table.rows[r].counts[WITHHOLD_REPLIED] = rows[r][0];
		table.rows[r].counts[WITHHOLD_SENT] = rows[r][1];
		table.total.counts[WITHHOLD_REPLIED] += rows[r][0];
		table.total.counts[WITHHOLD_SENT] += rows[r][1];
	}
	return table;
}

// Large numbers, and nothing, are shown.
static void test_shown(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 20, 30 }, { 0, 8 }, { 12, 12 }, { 0, 0 } }, 4);
	withhold(arena, &table);
	for (size_t r = 0; r < 4; r++)
		assert_false(table.rows[r].held);
	assert_false(table.total.held);
}

// The row of 3 is held back, and the smallest beside it; what both hold together is large.
static void test_second_row(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 30, 40 }, { 3, 9 }, { 8, 8 }, { 20, 30 } }, 4);
	withhold(arena, &table);
	assert_false(table.rows[0].held);
	assert_true(table.rows[1].held);
	assert_true(table.rows[2].held);
	assert_false(table.rows[3].held);
	assert_false(table.total.held);
}

// A rest of 2 is as small as a count of 2.
static void test_rest(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 30, 40 }, { 18, 20 }, { 14, 22 }, { 20, 30 } }, 4);
	withhold(arena, &table);
	assert_true(table.rows[1].held);
	assert_true(table.rows[2].held);
	assert_false(table.rows[0].held || table.rows[3].held || table.total.held);
}

// What two rows hold together must be large too: 1 and 2 of replied are 3, so a third goes with them.
static void test_sum_of_held(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 1, 20 }, { 2, 22 }, { 15, 30 }, { 40, 60 } }, 4);
	withhold(arena, &table);
	assert_true(table.rows[0].held && table.rows[1].held && table.rows[2].held);
	assert_false(table.rows[3].held);
	assert_false(table.total.held);
}

// Where no row would be left the total is held back, and the others say nothing of the one.
static void test_total(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 3, 40 }, { 20, 20 } }, 2);
	withhold(arena, &table);
	assert_true(table.rows[0].held);
	assert_false(table.rows[1].held);
	assert_true(table.total.held);
}

// Figures that share what they divide by give each other's numbers: accepted in part is 12 - 10 = 2.
static void test_difference(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 30, 60 }, { 30, 60 }, { 40, 70 } }, 3);
	table.has[WITHHOLD_ACCEPTED] = table.has[WITHHOLD_ACCEPTED_ANY] = true;
	static const int64_t accepted[][2] = { { 10, 12 }, { 10, 20 }, { 15, 30 } };
	for (size_t r = 0; r < 3; r++) {
		table.rows[r].counts[WITHHOLD_ACCEPTED] = accepted[r][0];
		table.rows[r].counts[WITHHOLD_ACCEPTED_ANY] = accepted[r][1];
		table.total.counts[WITHHOLD_ACCEPTED] += accepted[r][0];
		table.total.counts[WITHHOLD_ACCEPTED_ANY] += accepted[r][1];
	}
	withhold(arena, &table);
	assert_true(table.rows[0].held && table.rows[1].held);
	assert_false(table.rows[2].held || table.total.held);
}

// What was held back in an earlier package stays so, though it is large now.
static void test_earlier(void **state)
{
	(void)state;
	struct withhold_table table = table_of((const int64_t[][2]){ { 30, 40 }, { 9, 18 }, { 8, 17 }, { 20, 30 } }, 4);
	table.rows[1].held = true;
	withhold(arena, &table);
	assert_true(table.rows[1].held && table.rows[2].held);
	assert_false(table.rows[0].held || table.rows[3].held);
	table = table_of((const int64_t[][2]){ { 30, 40 } }, 1);
	table.total.held = true;
	withhold(arena, &table);
	assert_true(table.total.held);
}

// A total alone that points at few.
static void test_alone(void **state)
{
	(void)state;
	struct withhold_table table = table_of(NULL, 0);
	table.total.counts[WITHHOLD_REPLIED] = 4;
	table.total.counts[WITHHOLD_SENT] = 40;
	withhold(arena, &table);
	assert_true(table.total.held);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_shown, begin, end),
		cmocka_unit_test_setup_teardown(test_second_row, begin, end),
		cmocka_unit_test_setup_teardown(test_rest, begin, end),
		cmocka_unit_test_setup_teardown(test_sum_of_held, begin, end),
		cmocka_unit_test_setup_teardown(test_total, begin, end),
		cmocka_unit_test_setup_teardown(test_difference, begin, end),
		cmocka_unit_test_setup_teardown(test_earlier, begin, end),
		cmocka_unit_test_setup_teardown(test_alone, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
