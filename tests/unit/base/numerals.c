#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/unumsys.h>

#include "base/arena.h"
#include "base/numerals.h"

static void test_locale(void **state)
{
	(void)state;
	static const struct {
		const char *language;
		bool arabic_indic;
		const char *locale;
	} cases[] = {
		{ "ar", true, "ar-u-nu-arab" }, { "ar", false, "ar" },
		{ "fr", true, "fr" }, { "en", true, "en" }, { "fr", false, "fr" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *locale = numerals_locale(cases[i].language, cases[i].arabic_indic);
		assert_string_equal(locale, cases[i].locale);
		assert_true(str_is(numerals_language(locale), cases[i].language));
		assert_int_equal(numerals_arabic_indic(locale), strcmp(locale, "ar-u-nu-arab") == 0);
	}
}

static void test_write(void **state)
{
	(void)state;
	static const struct {
		const char *locale, *text, *written;
	} cases[] = {
		{ "ar-u-nu-arab", "0123456789", "٠١٢٣٤٥٦٧٨٩" },
		{ "ar-u-nu-arab", "09:45", "٠٩:٤٥" },
		{ "ar-u-nu-arab", "من 31 إلى 60 يوما", "من ٣١ إلى ٦٠ يوما" },
		{ "ar-u-nu-arab", "", "" },
		{ "ar-u-nu-arab", "٣", "٣" },
		{ "ar", "2026", "2026" },
		{ "fr", "2026", "2026" },
	};
	struct arena *arena = arena_new(1 << 20);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(str_c(arena, numerals_write(arena, cases[i].locale, str_from(cases[i].text))), cases[i].written);
	arena_end(arena);
}

// What CLDR says of each country that it has an Arabic of. Djibouti changed between the two versions.
static void test_countries(void **state)
{
	(void)state;
	size_t seen = 0;
	for (int32_t i = 0; i < uloc_countAvailable(); i++) {
		const char *locale = uloc_getAvailable(i);
		if (strncmp(locale, "ar_", 3) != 0 || strlen(locale) != 5 || strcmp(locale, "ar_DJ") == 0)
			continue;
		UErrorCode error = U_ZERO_ERROR;
		UNumberingSystem *system = unumsys_open(locale, &error);
		assert_true(U_SUCCESS(error));
		if (str_is(str_from(unumsys_getName(system)), "arab") != numerals_of_country(str_from(locale + 3)))
			fail_msg("%s has %s", locale, unumsys_getName(system));
		unumsys_close(system);
		seen++;
	}
	assert_true(seen > 20);
	assert_false(numerals_of_country(S("MA")));
	assert_false(numerals_of_country(S("")));
	assert_false(numerals_of_country(S("LBN")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_locale),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_countries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
