// src/acts/renewal.c: from which day on an agreement asks for a decision. Days are counted by hand beside each.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/renewal.h"
#include "base/die.h"
#include "model/agreement.h"

struct scene {
	struct arena *arena;
	struct call call;
	struct record *agreement;
};

static int setup(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	struct scene *scene = NEW(arena, struct scene);
	scene->arena = arena;
	scene->call = call_new(arena, NULL, instant_now());
	scene->agreement = record_new(&scene->call, &agreement_entity);
	record_set(scene->agreement, AGREEMENT_STATE, S("in_force"));
	record_set(scene->agreement, AGREEMENT_STARTS_ON, S("2024-01-01"));
	record_set(scene->agreement, AGREEMENT_ENDS_ON, S("2026-12-31"));
	*state = scene;
	return 0;
}

static int teardown(void **state)
{
	struct scene *scene = *state;
	arena_end(scene->arena);
	return 0;
}

static struct renewal on(struct scene *scene, const char *day)
{
	must(day_parse(str_from(day), &scene->call.today));
	return renewal_of(&scene->call, scene->agreement);
}

// October has 31 days, November 30, December 31: 90 days before 31 December is 2 October.
static void rings_three_months_before(void **state)
{
	struct scene *scene = *state;
	struct renewal renewal = on(scene, "2026-10-01");
	assert_false(renewal.rings);
	assert_true(renewal.in_force);
	assert_int_equal(renewal.left, 91);
	assert_string_equal(renewal.alarm.text, "2026-10-02");
	assert_true(on(scene, "2026-10-02").rings);
}

static void rings_by_the_notice_that_was_agreed(void **state)
{
	struct scene *scene = *state;
	record_set_integer(scene->agreement, AGREEMENT_NOTICE_DAYS, 0);
	assert_false(on(scene, "2026-12-30").rings);
	assert_true(on(scene, "2026-12-31").rings);
	record_set_integer(scene->agreement, AGREEMENT_NOTICE_DAYS, 365);
	assert_false(on(scene, "2025-12-30").rings);
	assert_true(on(scene, "2025-12-31").rings);
}

// In force on its last day and not on the next, when the alarm still rings: nobody wrote down what became of it.
static void is_over_and_forgotten(void **state)
{
	struct scene *scene = *state;
	assert_true(on(scene, "2026-12-31").in_force);
	struct renewal renewal = on(scene, "2027-01-02");
	assert_false(renewal.in_force);
	assert_true(renewal.rings);
	assert_int_equal(renewal.left, -2);
	record_set(scene->agreement, AGREEMENT_STATE, S("expired"));
	assert_false(on(scene, "2027-01-02").rings);
}

static void is_in_force_by_its_days(void **state)
{
	struct scene *scene = *state;
	assert_false(on(scene, "2023-12-31").in_force);
	assert_true(on(scene, "2024-01-01").in_force);
	record_clear(scene->agreement, AGREEMENT_ENDS_ON);
	struct renewal renewal = on(scene, "2090-01-01");
	assert_true(renewal.in_force);
	assert_false(renewal.rings);
	record_set(scene->agreement, AGREEMENT_ENDED_ON, S("2025-06-01"));
	assert_true(on(scene, "2025-05-31").in_force);
	assert_false(on(scene, "2025-06-01").in_force);
	record_clear(scene->agreement, AGREEMENT_STARTS_ON);
	assert_false(on(scene, "2025-05-31").in_force);
}

static void is_reviewed_a_month_ahead(void **state)
{
	struct scene *scene = *state;
	record_set(scene->agreement, AGREEMENT_REVIEW_ON, S("2025-03-31"));
	assert_false(on(scene, "2025-02-28").review); // 31 days before.
	assert_true(on(scene, "2025-03-01").review);
	assert_int_equal(on(scene, "2025-04-02").review_left, -2);
	record_set(scene->agreement, AGREEMENT_STATE, S("ended"));
	assert_false(on(scene, "2025-03-01").review);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rings_three_months_before, setup, teardown),
		cmocka_unit_test_setup_teardown(rings_by_the_notice_that_was_agreed, setup, teardown),
		cmocka_unit_test_setup_teardown(is_over_and_forgotten, setup, teardown),
		cmocka_unit_test_setup_teardown(is_in_force_by_its_days, setup, teardown),
		cmocka_unit_test_setup_teardown(is_reviewed_a_month_ahead, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
