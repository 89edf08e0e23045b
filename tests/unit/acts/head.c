#include "acts/head.h"

#include <cmocka.h>

#include "base/catalogue.h"

static void assert_period(struct arena *arena, const char *text, const char *first, const char *last)
{
	struct day from, to;
	if (!head_period(arena, str_from(text), &from, &to))
		fail_msg("%s is a time", text);
	assert_string_equal(from.text, first);
	assert_string_equal(to.text, last);
}

static void times_that_heads_name(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	struct day from, to;
	(void)state;
	assert_period(arena, "H2 2021", "2021-07-01", "2021-12-31");
	assert_period(arena, "2022 H1", "2022-01-01", "2022-06-30");
	assert_period(arena, "S1 2024", "2024-01-01", "2024-06-30");
	assert_period(arena, "T3 2022", "2022-07-01", "2022-09-30");
	assert_period(arena, "Q1 2024", "2024-01-01", "2024-03-31");
	assert_period(arena, "2023", "2023-01-01", "2023-12-31");
	assert_false(head_period(arena, S("H3 2021"), &from, &to));
	assert_false(head_period(arena, S("H2"), &from, &to));
	assert_false(head_period(arena, S("Status 2021"), &from, &to));
	assert_false(head_period(arena, S(""), &from, &to));
	arena_end(arena);
}

static void heads_of_maps(void **state)
{
	(void)state;
	assert_true(head_fits(S("Envoyée le | Transmis le"), S("Transmission / Transmis le"), S("Transmis le")));
	assert_true(head_fits(S("transmission / transmis le"), S("Transmission / Transmis le"), S("Transmis le")));
	assert_false(head_fits(S("Envoyée le"), S("Transmission / Transmis le"), S("Transmis le")));
	assert_true(head_fits(S("* Assessment Date"), S("H2 2021 Assessment Date"), S("H2 2021 Assessment Date")));
	assert_false(head_fits(S("* Assessment Date"), S("Assessment Type"), S("Assessment Type")));
	assert_true(head_fits(S("oui | non"), S("Oui | non"), S("Oui | non")));
	assert_false(head_fits(S(""), S("Texte"), S("Texte")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_that_heads_name),
		cmocka_unit_test(heads_of_maps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
