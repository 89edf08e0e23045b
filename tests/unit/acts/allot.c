// src/acts/allot.c and allot_solve.c: small cases whose best plan is counted beside them, why places are left out, why targets
// are missed, and answers of the solver's that are not believed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/allot.h"
#include "base/limits.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(LIMIT_ARENA_BYTES);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static struct allot_case case_of(struct allot_place *places, size_t count, int64_t days)
{
	return (struct allot_case){ .places = places, .place_count = count, .days = { days }, .team = 1, .penalty = 100000 };
}

// Six days: 80 points in four, or twice 55 in three. By hand the 80 come first, by points and by points a day.
static void finds_what_a_hand_misses(void **state)
{
	(void)state;
	struct allot_place places[] = { { .score = 80, .days = 4 }, { .score = 55, .days = 3 }, { .score = 55, .days = 3 },
		{ .score = 30, .days = 3 } };
	struct allot_case of = case_of(places, 4, 6);
	struct allot_plan hand, plan;
	allot_by_hand(arena, &of, &hand);
	allot(arena, &of, &plan);
	assert_int_equal(allot_worth(&of, &hand), 80);
	assert_int_equal(allot_worth(&of, &plan), 110);
	assert_true(plan.proved);
	assert_int_equal(plan.bound, 110);
	assert_int_equal(allot_why(&of, &plan, 0), ALLOT_ELSEWHERE);
	assert_int_equal(allot_why(&of, &plan, 1), ALLOT_VISITED);
	assert_int_equal(allot_why(&of, &plan, 3), ALLOT_LOWER);
}

// Of equal places the first of the case is taken, every time; the highest score comes first in the year.
static void breaks_ties_by_order(void **state)
{
	(void)state;
	struct allot_place places[] = { { .score = 10, .days = 2 }, { .score = 10, .days = 2 }, { .score = 40, .days = 2 } };
	struct allot_case of = case_of(places, 3, 0);
	struct allot_plan plan;
	of.days[1] = of.days[3] = 2;
	allot(arena, &of, &plan);
	assert_int_equal(plan.visits[0].quarter, 4);
	assert_int_equal(plan.visits[1].quarter, 0);
	assert_int_equal(plan.visits[2].quarter, 2);
}

enum { DOCTOR = 1, WOMAN = 2 };

// Person 0 is a doctor and a man, 1 a woman, 2 neither. The hospital needs a doctor and a woman; place 1 bars person 1 and needs a
// woman; place 2 needs a third skill; place 3 is longer than the quarter.
static void keeps_skills_and_conflicts(void **state)
{
	(void)state;
	struct allot_place places[] = { { .score = 50, .days = 2, .skills = DOCTOR | WOMAN }, { .score = 90, .days = 1, .skills = WOMAN, .barred = 2 },
		{ .score = 90, .days = 1, .skills = 4 }, { .score = 90, .days = 9 }, { .score = 0, .days = 1 }, { .score = 20, .days = 2 } };
	struct allot_case of = case_of(places, 6, 8);
	struct allot_plan plan;
	of.team = 2;
	of.person_count = 3;
	of.people[0] = (struct allot_person){ 2, DOCTOR };
	of.people[1] = (struct allot_person){ 3, WOMAN };
	of.people[2] = (struct allot_person){ 3, 0 };
	allot(arena, &of, &plan);
	assert_true(allot_holds(&of, &plan));
	assert_int_equal(plan.visits[0].team, 3);
	assert_int_equal(allot_why(&of, &plan, 1), ALLOT_CONFLICT);
	assert_int_equal(allot_why(&of, &plan, 2), ALLOT_SKILL);
	assert_int_equal(allot_why(&of, &plan, 3), ALLOT_TOO_LONG);
	assert_int_equal(allot_why(&of, &plan, 4), ALLOT_NOTHING);
	// Two of eight days are used; but 0 has none left, 1 has one.
	assert_int_equal(allot_why(&of, &plan, 5), ALLOT_SPENT);
}

static void names_why_targets_are_missed(void **state)
{
	(void)state;
	struct allot_place places[] = { { .score = 9, .days = 4, .targets = 1 }, { .score = 9, .days = 4, .targets = 1 | 4 },
		{ .score = 9, .days = 4, .targets = 2 }, { .score = 1, .days = 4, .targets = 4 }, { .score = 1, .days = 1, .targets = 8 } };
	struct allot_case of = case_of(places, 5, 5);
	struct allot_plan plan;
	of.target_count = 4;
	of.minimum[0] = 2; // Two visits of four days in five.
	of.minimum[1] = 2; // There is only one such place.
	of.minimum[2] = 1; // Met by place 1, or by place 3.
	of.minimum[3] = 1;
	allot(arena, &of, &plan);
	assert_int_equal(plan.visits[1].quarter, 1); // It counts for two.
	assert_int_equal(allot_short(arena, &of, &plan, 0), ALLOT_FEW_DAYS);
	assert_int_equal(allot_short(arena, &of, &plan, 1), ALLOT_FEW_PLACES);
	assert_int_equal(allot_short(arena, &of, &plan, 2), ALLOT_MET);
	assert_int_equal(allot_short(arena, &of, &plan, 3), ALLOT_MET);
	of.minimum[1] = 1;
	assert_int_equal(allot_short(arena, &of, &plan, 1), ALLOT_OTHERS);
	// 9 for place 1 and 1 for place 4, less one visit of each of the first two targets.
	assert_int_equal(allot_worth(&of, &plan), 10 - 2 * 100000);
	of.person_count = 1;
	of.people[0].days = 4;
	of.minimum[0] = of.minimum[1] = of.minimum[2] = 0;
	of.minimum[3] = 1;
	places[0].targets |= 8;
	of.minimum[3] = 2; // One day and four are there; the one person has four.
	allot(arena, &of, &plan);
	assert_int_equal(allot_short(arena, &of, &plan, 3), ALLOT_FEW_PEOPLE);
}

static void refuses_strange_bytes(void **state)
{
	(void)state;
	char bytes[4096] = { 0 };
	struct buf answer = buf_in(arena);
	struct mishap mishap = { 0 };
	for (size_t length = 0; length < sizeof bytes; length += 7)
		assert_false(allot_work(arena, (str){ bytes, length }, &answer, &mishap));
	memset(bytes, 0xff, sizeof bytes);
	assert_false(allot_work(arena, (str){ bytes, sizeof bytes }, &answer, &mishap));
	assert_int_equal(answer.length, 0);
}

static void nothing_is_a_plan_too(void **state)
{
	(void)state;
	struct allot_case of = case_of(NULL, 0, 4);
	struct allot_plan plan;
	allot(arena, &of, &plan);
	assert_int_equal(allot_worth(&of, &plan), 0);
	assert_true(plan.proved);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_a_hand_misses),
		cmocka_unit_test(breaks_ties_by_order),
		cmocka_unit_test(keeps_skills_and_conflicts),
		cmocka_unit_test(names_why_targets_are_missed),
		cmocka_unit_test(refuses_strange_bytes),
		cmocka_unit_test(nothing_is_a_plan_too),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
