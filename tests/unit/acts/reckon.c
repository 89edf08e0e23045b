// src/acts/reckon.c: rounding half up, medians, the survival median, and what a public table hides. Every
// expected value is worked out beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/reckon.h"

static void rounds_half_up(void **state)
{
	(void)state;
	assert_int_equal(reckon_ratio(4, 17, 1000), 235);   // 23.529 %
	assert_int_equal(reckon_ratio(1, 16, 1000), 63);    // 6.25 % is 6.3, not 6.2
	assert_int_equal(reckon_ratio(1, 2000, 1000), 1);   // 0.05 % is 0.1
	assert_int_equal(reckon_ratio(244, 310, 1000), 787); // 78.709 %: never floored to 78
	assert_int_equal(reckon_ratio(55, 50, 1000), 1100); // above 100 % is legal
	assert_int_equal(reckon_ratio(0, 4, 1000), 0);
	assert_int_equal(reckon_ratio(334, 85, 100), 393);  // 3.929
	assert_int_equal(reckon_ratio(100004, 64600, 1000), 1548);
	// Below zero half goes up, too: −12.5 and −0.05 tenths.
	assert_int_equal(reckon_ratio(-1, 8, 100), -12);
	assert_int_equal(reckon_ratio(-1, 2000, 1000), 0);
	assert_int_equal(reckon_ratio(-3, 2000, 1000), -1);
	assert_int_equal(reckon_ratio(-1, 3, 1000), -333);
}

static void finds_the_middle(void **state)
{
	(void)state;
	int64_t tenths = -1;
	int64_t odd[] = { 90, 3, 14 }, even[] = { 30, 10, 21, 90 }, one[] = { 7 };
	assert_false(reckon_median(odd, 0, &tenths));
	assert_true(reckon_median(one, 1, &tenths));
	assert_int_equal(tenths, 70);
	assert_true(reckon_median(odd, 3, &tenths)); // 3 14 90
	assert_int_equal(tenths, 140);
	assert_true(reckon_median(even, 4, &tenths)); // 10 21 | 30 90: 25.5
	assert_int_equal(tenths, 255);
}

static void waits_for_what_is_open(void **state)
{
	(void)state;
	int64_t days = -1;
	// All ended: half is done on day 20.
	struct lasting ended[] = { { 40, true }, { 10, true }, { 20, true }, { 30, true } };
	assert_true(reckon_survival(ended, 4, &days));
	assert_int_equal(days, 20);
	// A plain median of those that ended would say 10 or 20; with the open ones half never ends.
	struct lasting open[] = { { 10, true }, { 20, true }, { 100, false }, { 100, false }, { 100, false } };
	assert_false(reckon_survival(open, 5, &days));
	// One lost from sight at 15: 1 − 1/4 = 3/4 at 10; of the two left at 20 one ends: 3/8.
	struct lasting lost[] = { { 10, true }, { 15, false }, { 20, true }, { 50, false } };
	assert_true(reckon_survival(lost, 4, &days));
	assert_int_equal(days, 20);
	// Ends and last sights on one day: who ended counts among those who were watched, 1 − 2/4 = 1/2.
	struct lasting same[] = { { 10, false }, { 10, true }, { 10, true }, { 10, false } };
	assert_true(reckon_survival(same, 4, &days));
	assert_int_equal(days, 10);
	// Exactly a half after three factors: 5/6 · 4/5 · 3/4 = 1/2.
	struct lasting exact[] = { { 1, true }, { 2, true }, { 3, true }, { 9, false }, { 9, false }, { 9, false } };
	assert_true(reckon_survival(exact, 6, &days));
	assert_int_equal(days, 3);
	assert_false(reckon_survival(exact, 0, &days));
}

static struct hiding cell(int64_t size, bool sensitive)
{
	return (struct hiding){ .size = size, .sensitive = sensitive };
}

static void knows_small_numbers(void **state)
{
	(void)state;
	assert_false(reckon_is_small(0));
	assert_true(reckon_is_small(1));
	assert_true(reckon_is_small(4));
	assert_false(reckon_is_small(5));
	assert_false(reckon_is_small(-1));
}

static void hides_one_more(void **state)
{
	(void)state;
	// 3 could be had from the total, so the next smallest goes with it; a zero would not help.
	struct hiding rows[] = { cell(40, false), cell(3, true), cell(0, false), cell(9, false) }, total = cell(52, false);
	reckon_hide(rows, 4, &total);
	assert_true(rows[1].hidden);
	assert_true(rows[3].hidden);
	assert_false(rows[0].hidden);
	assert_false(rows[2].hidden);
	assert_false(total.hidden);
	// Two small ones whose sum says both (1 + 1): one more goes as well.
	struct hiding two[] = { cell(1, true), cell(1, true), cell(20, false), cell(30, false) }, sum = cell(52, false);
	reckon_hide(two, 4, &sum);
	assert_true(two[0].hidden && two[1].hidden && two[2].hidden);
	assert_false(two[3].hidden);
	// Nothing is left to hide behind: the total goes.
	struct hiding alone[] = { cell(2, true), cell(0, false) }, all = cell(2, false);
	reckon_hide(alone, 2, &all);
	assert_true(alone[0].hidden);
	assert_true(all.hidden);
	// Nothing small, nothing hidden.
	struct hiding large[] = { cell(5, false), cell(6, false) }, large_total = cell(11, false);
	reckon_hide(large, 2, &large_total);
	assert_false(large[0].hidden || large[1].hidden || large_total.hidden);
	// A total that is small itself hides without rows.
	struct hiding small_total = cell(3, true);
	reckon_hide(NULL, 0, &small_total);
	assert_true(small_total.hidden);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds_half_up),
		cmocka_unit_test(finds_the_middle),
		cmocka_unit_test(waits_for_what_is_open),
		cmocka_unit_test(knows_small_numbers),
		cmocka_unit_test(hides_one_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
