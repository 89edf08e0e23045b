#include "acts/un_text.h"

#include <cmocka.h>

#include "model/entities.h"

static struct arena *arena;
static const struct wordings *wordings;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	wordings = wordings_carried(arena, &recommendation_entity);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void reads(const char *cell, const char *number, const char *text, const char *states)
{
	struct un_text un;
	un_text_read(arena, wordings, str_from(cell), &un);
	assert_string_equal(str_c(arena, un.number), number);
	assert_string_equal(str_c(arena, un.text), text);
	assert_string_equal(str_c(arena, un.states), states);
}

static void a_cell_holds_number_text_and_state(void **state)
{
	(void)state;
	reads("138.12 Ratify the Protocol (Spain);", "138.12", "Ratify the Protocol (Spain)", "Spain");
	reads("57.12. Ratify it (Slovakia, Spain);\nSource of position: A/HRC/58/99/Add.1", "57.12", "Ratify it (Slovakia, Spain)",
		"Slovakia, Spain");
	reads("12. The State party should:\n(a) Publish;\n(b) Translate it.", "12", "The State party should:\n(a) Publish;\n(b) Translate it.", "");
	reads("12 a) Publier les rapports", "12", "a) Publier les rapports", "");
	reads("6.1.2 – Keep a register", "6.1.2", "Keep a register", "");
	reads("١٣٨-١٢ نشر التقارير (تونس)؛", "138-12", "نشر التقارير (تونس)", "تونس");
	reads("138.12 Follow rule 61 (rule 61 (3))", "138.12", "Follow rule 61 (rule 61 (3))", "");
	reads("138.12 As (OPCAT) has it (Sao Tome (and Principe));", "138.12", "As (OPCAT) has it (Sao Tome (and Principe))",
		"Sao Tome (and Principe)");
}

static void a_cell_holds_no_number(void **state)
{
	(void)state;
	reads("2024 was a hard year", "", "2024 was a hard year", "");
	reads("3kg of bread", "", "3kg of bread", "");
	reads("1/2 of them", "", "1/2 of them", "");
	reads("138.12", "", "138.12", "");
	reads("Open brackets )", "", "Open brackets )", "");
	reads("()", "", "()", "");
	reads("", "", "", "");
	reads(")", "", ")", "");
}

static void a_column_is_what_most_of_its_texts_are(void **state)
{
	(void)state;
	const str review[] = { S("138.1 a (Togo);"), S("138.2 b (Peru)"), S(""), S("138.3 c (Mali)."), S("138.4 d (Oman);"), S("Without a number") };
	const str numbered[] = { S("1. a"), S("2. b"), S("3. c") };
	const str plain[] = { S("a"), S("2. b"), S("c") };
	assert_int_equal(un_kind_of(arena, wordings, review, COUNT(review)), UN_REVIEW);
	assert_int_equal(un_kind_of(arena, wordings, numbered, COUNT(numbered)), UN_NUMBERED);
	assert_int_equal(un_kind_of(arena, wordings, plain, COUNT(plain)), UN_NONE);
	assert_int_equal(un_kind_of(arena, wordings, plain, 0), UN_NONE);
}

static void numbers_of_documents(void **state)
{
	(void)state;
	assert_true(str_is(un_symbol(arena, S("Observations finales (CAT/C/MAR/CO/4).")), "CAT/C/MAR/CO/4"));
	assert_true(str_is(un_symbol(arena, S("see E/C.12/MAR/CO/4, paragraph 3")), "E/C.12/MAR/CO/4"));
	assert_true(str_is(un_symbol(arena, S("A/HRC/58/99/Add.1")), "A/HRC/58/99/Add.1"));
	assert_true(str_is(un_symbol(arena, S("Mise à jour : 30/06/2024 et/ou")), ""));
	assert_true(str_is(un_symbol_source(S("CAT/C/MAR/CO/4")), "treaty_body"));
	assert_true(str_is(un_symbol_source(S("CAT/OP/MAR/1")), "spt"));
	assert_true(str_is(un_symbol_source(S("A/HRC/WG.6/41/MAR/1")), "upr"));
	// Special rapporteurs and others report under it too.
	assert_true(str_is(un_symbol_source(S("A/HRC/22/53/Add.2")), ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_cell_holds_number_text_and_state, setup, teardown),
		cmocka_unit_test_setup_teardown(a_cell_holds_no_number, setup, teardown),
		cmocka_unit_test_setup_teardown(a_column_is_what_most_of_its_texts_are, setup, teardown),
		cmocka_unit_test_setup_teardown(numbers_of_documents, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
