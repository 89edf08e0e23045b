#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include "base/compiler.h"
#include "base/work_days.h"

static int64_t on(const char *text)
{
	struct day day;
	assert_true(day_parse(str_from(text), &day));
	return day_serial(&day);
}

static void assert_ends(const struct clock_run *run, const char *expected)
{
	assert_true(run->ends);
	struct day day = day_from_serial(run->end);
	assert_string_equal(day.text, expected);
}

static const struct clock_rule calendar_30 = { .days = 30 }, working_10 = { .days = 10, .working = true };

#define SATURDAY_SUNDAY { true, false, false, false, false, false, true }
#define FRIDAY_SATURDAY { false, false, false, false, false, true, true }

static void calendar_days_count_every_day(void **state)
{
	(void)state;
	struct work_calendar calendar = { .weekend = SATURDAY_SUNDAY };
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &calendar_30);
	assert_ends(&run, "2026-04-01");
	assert_int_equal(run.weekend_days, 0);
	run = work_days_run(&calendar, NULL, 0, on("2024-02-01"), &calendar_30);
	assert_ends(&run, "2024-03-02");
}

// 2 March 2026 is a Monday.
static void working_days_pass_over_any_weekend(void **state)
{
	(void)state;
	struct work_calendar calendar = { .weekend = SATURDAY_SUNDAY };
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &working_10);
	assert_ends(&run, "2026-03-16");
	assert_int_equal(run.weekend_days, 4);
	struct work_calendar other = { .weekend = FRIDAY_SATURDAY };
	run = work_days_run(&other, NULL, 0, on("2026-03-02"), &working_10);
	assert_ends(&run, "2026-03-16");
	run = work_days_run(&other, NULL, 0, on("2026-03-05"), &working_10);
	assert_ends(&run, "2026-03-19");
	struct work_calendar none = { .weekend = { false } };
	run = work_days_run(&none, NULL, 0, on("2026-03-02"), &working_10);
	assert_ends(&run, "2026-03-12");
}

static void a_holiday_on_a_weekend_counts_once(void **state)
{
	(void)state;
	// Eid al-Fitr from Friday to Sunday: one working day is lost.
	struct days_off off[] = { { .first = on("2026-03-20"), .last = on("2026-03-22") } };
	struct work_calendar calendar = { SATURDAY_SUNDAY, off, COUNT(off) };
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-03-16"), &working_10);
	assert_ends(&run, "2026-03-31");
	assert_int_equal(off[0].passed, 1);
	assert_int_equal(run.weekend_days, 4);
	// The clock that ends before it does not know of it.
	run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &working_10);
	assert_ends(&run, "2026-03-16");
	assert_int_equal(off[0].passed, 0);
}

static void yearly_holidays_come_back_and_turn_with_the_year(void **state)
{
	(void)state;
	struct days_off off[] = { { .first = on("2020-05-01"), .last = on("2020-05-01"), .yearly = true },
		{ .first = on("2019-12-31"), .last = on("2020-01-01"), .yearly = true } };
	struct work_calendar calendar = { { false }, off, COUNT(off) };
	assert_ptr_equal(work_days_off(&calendar, on("2031-05-01")), &off[0]);
	assert_null(work_days_off(&calendar, on("2031-05-02")));
	assert_ptr_equal(work_days_off(&calendar, on("2027-12-31")), &off[1]);
	assert_ptr_equal(work_days_off(&calendar, on("2028-01-01")), &off[1]);
	assert_null(work_days_off(&calendar, on("2028-01-02")));
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-12-28"), &working_10);
	assert_ends(&run, "2027-01-09");
	assert_int_equal(off[1].passed, 2);
}

static void a_standstill_is_not_counted_and_an_open_one_has_no_end(void **state)
{
	(void)state;
	struct work_calendar calendar = { .weekend = SATURDAY_SUNDAY };
	struct standstill stills[] = { { on("2026-03-10"), on("2026-03-19"), 0 } };
	struct clock_run run = work_days_run(&calendar, stills, 1, on("2026-03-02"), &calendar_30);
	assert_ends(&run, "2026-04-11");
	assert_int_equal(stills[0].passed, 10);
	// Ten working days, of which five are before the standstill; its own weekend is the standstill's.
	run = work_days_run(&calendar, stills, 1, on("2026-03-02"), &working_10);
	assert_ends(&run, "2026-03-26");
	assert_int_equal(stills[0].passed, 10);
	stills[0].last = INT64_MAX;
	run = work_days_run(&calendar, stills, 1, on("2026-03-02"), &calendar_30);
	assert_false(run.ends);
	assert_int_equal(run.left, 23);
	// One that began after the clock had ended changes nothing.
	stills[0].first = on("2026-04-02");
	run = work_days_run(&calendar, stills, 1, on("2026-03-02"), &calendar_30);
	assert_ends(&run, "2026-04-01");
}

static void a_last_day_off_moves_where_the_rule_says_so(void **state)
{
	(void)state;
	struct days_off off[] = { { .first = on("2026-04-06"), .last = on("2026-04-06") } };
	struct work_calendar calendar = { SATURDAY_SUNDAY, off, COUNT(off) };
	struct clock_rule rule = { .days = 33, .moves = true };
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &rule);
	assert_ends(&run, "2026-04-07"); // Saturday 4, Sunday 5, Monday off.
	assert_int_equal(run.moved, 3);
	rule.moves = false;
	run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &rule);
	assert_ends(&run, "2026-04-04");
}

static void a_clock_without_working_days_ends_nowhere(void **state)
{
	(void)state;
	struct work_calendar calendar = { .weekend = { true, true, true, true, true, true, true } };
	struct clock_run run = work_days_run(&calendar, NULL, 0, on("2026-03-02"), &working_10);
	assert_false(run.ends);
	assert_int_equal(run.left, 10);
}

static void working_days_are_walked_both_ways(void **state)
{
	(void)state;
	struct days_off feast = { .first = on("2026-04-07"), .last = on("2026-04-07") };
	struct work_calendar calendar = { .weekend = SATURDAY_SUNDAY, .off = &feast, .off_count = 1 };
	int64_t day;
	// From Thursday 2 April: Friday 3, Monday 6, Wednesday 8.
	assert_true(work_days_shift(&calendar, on("2026-04-02"), 3, &day));
	assert_int_equal(day, on("2026-04-08"));
	// From Wednesday 8 April back: Monday 6, Friday 3.
	assert_true(work_days_shift(&calendar, on("2026-04-08"), -2, &day));
	assert_int_equal(day, on("2026-04-03"));
	assert_true(work_days_shift(&calendar, on("2026-04-04"), 0, &day));
	assert_int_equal(day, on("2026-04-04"));
	struct work_calendar never = { .weekend = { true, true, true, true, true, true, true } };
	assert_false(work_days_shift(&never, on("2026-04-02"), -1, &day));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendar_days_count_every_day),
		cmocka_unit_test(working_days_pass_over_any_weekend),
		cmocka_unit_test(a_holiday_on_a_weekend_counts_once),
		cmocka_unit_test(yearly_holidays_come_back_and_turn_with_the_year),
		cmocka_unit_test(a_standstill_is_not_counted_and_an_open_one_has_no_end),
		cmocka_unit_test(a_last_day_off_moves_where_the_rule_says_so),
		cmocka_unit_test(a_clock_without_working_days_ends_nowhere),
		cmocka_unit_test(working_days_are_walked_both_ways),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
