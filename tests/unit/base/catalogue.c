#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"

static void knows_its_languages(void **state)
{
	(void)state;
	assert_true(language_known(S("ar")) && language_known(S("fr")) && language_known(S("en")));
	assert_false(language_known(S("de")));
	assert_false(language_known(S("")));
	assert_ptr_equal(language_constant(S("fr")), languages[1]);
	assert_string_equal(language_constant(S("de")), "en");
	assert_string_equal(language_direction("ar"), "rtl");
	assert_string_equal(language_direction("fr"), "ltr");
	assert_string_equal(language_own_name("ar"), "العربية");
	assert_string_equal(language_own_name("en"), "English");
	assert_null(languages[LANGUAGE_COUNT]);
	// Names are in these, and in one that the program does not speak.
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		assert_string_equal(name_languages[i], languages[i]);
	assert_null(name_languages[NAME_LANGUAGE_COUNT]);
	assert_true(name_language_known(S("zgh")) && name_language_known(S("ar")));
	assert_false(name_language_known(S("ber")) || name_language_known(S("")) || language_known(S("zgh")));
	assert_string_equal(name_language_constant(S("zgh")), "zgh");
	assert_string_equal(name_language_constant(S("ber")), "en");
	assert_string_equal(language_constant(S("zgh")), "en");
	assert_string_equal(language_direction("zgh"), "ltr");
	assert_string_equal(language_own_name("zgh"), "ⵜⴰⵎⴰⵣⵉⵖⵜ");
	// A locale is in the words of its language, and no language that somebody chooses.
	assert_string_equal(language_direction("ar-u-nu-arab"), "rtl");
	assert_int_equal(catalogue_form("ar-u-nu-arab", 2), 2);
	assert_false(language_known(S("ar-u-nu-arab")));
}

static void forms_follow_the_count(void **state)
{
	(void)state;
	static const struct {
		int64_t count;
		size_t ar, fr, en;
	} cases[] = { { 0, 0, 0, 1 }, { 1, 1, 0, 0 }, { 2, 2, 1, 1 }, { 3, 3, 1, 1 },
		{ 10, 3, 1, 1 }, { 11, 4, 1, 1 }, { 99, 4, 1, 1 }, { 100, 5, 1, 1 },
		{ 101, 5, 1, 1 }, { 102, 5, 1, 1 }, { 103, 3, 1, 1 }, { 1011, 4, 1, 1 },
		{ -1, 1, 0, 0 }, { INT64_MIN, 3, 1, 1 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(catalogue_form("ar", cases[i].count), cases[i].ar);
		assert_int_equal(catalogue_form("fr", cases[i].count), cases[i].fr);
		assert_int_equal(catalogue_form("en", cases[i].count), cases[i].en);
	}
}

static void what_is_not_translated_stays_english(void **state)
{
	(void)state;
	struct arena *program = arena_new(8 << 20);
	for (int started = 0; started < 2; started++) {
		assert_true(str_is(catalogue_text("ar", NULL, "No such text anywhere"),
			"No such text anywhere"));
		assert_true(str_is(catalogue_text("en", "state", "Open"), "Open"));
		assert_true(str_is(catalogue_text("fr", NULL, ""), ""));
		assert_true(str_is(
			catalogue_plural("ar", "one untold", "many untold", 1), "one untold"));
		assert_true(str_is(
			catalogue_plural("ar", "one untold", "many untold", 0), "many untold"));
		catalogue_start(program);
	}
	arena_end(program);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_its_languages),
		cmocka_unit_test(forms_follow_the_count),
		cmocka_unit_test(what_is_not_translated_stays_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
