#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "model/quality.h"
#include "model/recommendation.h"

static void verbs_are_counted_when_they_are_joined(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t verbs;
	} cases[] = {
		{ "The administration should do better than before.", 0 },
		{ "Train the guards in the use of force.", 1 },
		{ "Train the guards and open a register.", 2 },
		{ "Provide training and equipment to the doctors.", 1 },
		{ "The custody register should record, for each person, the hour at which each right was notified.", 1 },
		{ "Former les agents et ouvrir un registre.", 2 },
		{ "Veiller à former les agents.", 1 },
		{ "Fournir des lits et des couvertures à tous.", 1 },
		{ "Les cellules devraient être plus claires.", 0 },
		{ "ينبغي توفير طبيب مناوب ليلا", 1 },
		{ "ينبغي توفير طبيب مناوب وفتح سجل للفحوص", 2 },
		{ "ينبغي أن يفحص طبيب كل شخص", 1 },
		{ "ينبغي أن تكون الغرف أوسع", 0 },
		{ "الغرف ضيقة جدا", 0 },
	};
	struct arena *arena = arena_new(8 << 20);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(quality_of(arena, str_from(cases[i].text)).verbs, cases[i].verbs);
	assert_int_equal(quality_of(arena, S("")).words, 0);
	assert_int_equal(quality_of(arena, S("Mieux faire, vite !")).words, 3);
	arena_end(arena);
}

static void verbs_stand_folded_and_in_order(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	for (size_t i = 0; i < quality_verb_count; i++) {
		str verb = str_from(quality_verbs[i]);
		assert_true(str_equal(text_fold(arena, verb), verb));
		assert_true(i == 0 || str_compare(str_from(quality_verbs[i - 1]), verb) < 0);
	}
	arena_end(arena);
}

static void a_horizon_proposes_a_day(void **state)
{
	(void)state;
	static const struct {
		const char *horizon, *from, *due;
	} cases[] = {
		{ "immediate", "2026-02-25", "2026-03-04" },
		{ "short", "2026-01-31", "2026-04-30" },
		{ "short", "2026-11-30", "2027-02-28" },
		{ "medium", "2024-02-29", "2025-02-28" },
		{ "medium", "2026-05-31", "2027-05-31" },
		{ "long", "2026-05-31", "" },
		{ "", "2026-05-31", "" },
		{ "short", "2026-05", "" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct day from;
		assert_true(day_parse(str_from(cases[i].from), &from));
		assert_string_equal(quality_due(str_from(cases[i].horizon), &from).text, cases[i].due);
	}
}

static void marks_are_ten_or_not_known(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 20);
	struct call call = call_new(arena, NULL, (struct instant){ "2026-05-04T10:00:00.000Z" });
	struct record *record = record_new(&call, &recommendation_entity);
	assert_int_equal(quality_score(arena, record), -1);
	record_set(record, RECOMMENDATION_MARKS, S("[\"argued\",\"specific\",\"targeted\"]"));
	assert_int_equal(quality_score(arena, record), 3);
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verbs_are_counted_when_they_are_joined),
		cmocka_unit_test(verbs_stand_folded_and_in_order),
		cmocka_unit_test(a_horizon_proposes_a_day),
		cmocka_unit_test(marks_are_ten_or_not_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
