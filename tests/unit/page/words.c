// src/page/words.c: numbers, shares and counts as each language writes them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "page/words.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(64 * 1024 * 1024);
	catalogue_start(arena);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void check(str got, const char *expected)
{
	assert_string_equal(str_c(arena, got), expected);
}

static void numbers(void **state)
{
	(void)state;
	check(words_number(arena, "en", 0), "0");
	check(words_number(arena, "en", 999), "999");
	check(words_number(arena, "en", 1240), "1,240");
	check(words_number(arena, "fr", 1240), "1\u202f240");
	check(words_number(arena, "ar", 1234567), "1\u202f234\u202f567");
	check(words_number(arena, "en", -1240), "-1,240");
	check(words_number(arena, "en", -124), "-124");
	check(words_tenths(arena, "en", 783), "78.3");
	check(words_tenths(arena, "ar", 783), "78,3");
	check(words_tenths(arena, "fr", -5), "-0,5");
	check(words_tenths(arena, "en", 0), "0.0");
}

// Half up, never floored (indicators.md rule 7): 78.71 is 79, not 78.
static void shares_round_half_up(void **state)
{
	(void)state;
	check(words_share_whole(arena, "ar", 84, 137), "61%");
	check(words_share_whole(arena, "fr", 84, 137), "61\u202f%");
	check(words_share_whole(arena, "en", 7871, 10000), "79\u202f%");
	check(words_share_whole(arena, "en", 1, 200), "1\u202f%");
	check(words_share_whole(arena, "en", 0, 7), "0\u202f%");
	check(words_share(arena, "en", 41, 52), "78.8\u202f%");
	check(words_share(arena, "ar", 1, 3), "33,3%");
	check(words_share(arena, "en", 1, 2000), "0.1\u202f%");
	check(words_share(arena, "en", 55, 50), "110.0\u202f%");
}

// Liverpool: 66 claimed, 25 verified (indicators.md, I6).
static void gaps(void **state)
{
	(void)state;
	assert_int_equal(words_gap_tenths(41, 64, 26, 64), 234);
	assert_int_equal(words_gap_tenths(26, 64, 41, 64), -234);
	assert_int_equal(words_gap_tenths(1, 2, 1, 2), 0);
}

static void counts_take_the_form_of_the_language(void **state)
{
	(void)state;
	static const struct {
		int64_t count;
		const char *expected;
	} arabic[] = { { 0, "لا أيام" }, { 1, "يوم واحد" }, { 2, "يومان" }, { 3, "3 أيام" },
		{ 11, "11 يوما" }, { 100, "100 يوم" } };
	for (size_t i = 0; i < COUNT(arabic); i++)
		check(words_count(arena, "ar", "{n} day", "{n} days", arabic[i].count),
			arabic[i].expected);
	check(words_count(arena, "fr", "{n} day", "{n} days", 0), "0 jour");
	check(words_count(arena, "fr", "{n} day", "{n} days", 1240), "1\u202f240 jours");
	check(words_count(arena, "en", "{n} day", "{n} days", 1), "1 day");
	check(words_of(arena, "ar", 84, 137), "84 من 137");
}

static void fills_places(void **state)
{
	(void)state;
	const char *const names[] = { "row", "why", NULL };
	const str values[] = { S("3"), S("{row}") };
	check(words_filled(arena, S("Row {row}: {why}."), names, values), "Row 3: {row}.");
	check(words_filled(arena, S("{unknown}{row"), names, values), "row");
	check(words_filled(arena, S(""), names, values), "");
	check(words_filled(arena, S("{"), names, values), "");
}

static str rate_text(struct view *view, const char *name)
{
	const struct view_value *rate = view_find(view, S("rate"));
	const struct view_value *value = view_find(rate->in, str_from(name));
	return value == NULL ? S("(none)") : value->text;
}

// No case is no value, not zero; under 20 cases the fraction comes first.
static void rates(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	words_rate(view, "rate", "en", 0, 0, true);
	assert_true(view_holds(view_find(view_find(view, S("rate"))->in, S("none"))));
	check(rate_text(view, "share"), "(none)");
	view = view_new(arena);
	words_rate(view, "rate", "en", 6, 19, true);
	assert_true(view_holds(view_find(view_find(view, S("rate"))->in, S("few"))));
	check(rate_text(view, "cases"), "6 of 19");
	view = view_new(arena);
	words_rate(view, "rate", "en", 6, 20, false);
	assert_false(view_holds(view_find(view_find(view, S("rate"))->in, S("few"))));
	check(rate_text(view, "share"), "30.0\u202f%");
}

// The digits and signs of CLDR for "arab"; U+061C turns a sign into the direction of Arabic.
static void arabic_indic_digits(void **state)
{
	(void)state;
	static const char arab[] = "ar-u-nu-arab";
	check(words_number(arena, arab, 0), "٠");
	check(words_number(arena, arab, 1234567), "١٬٢٣٤٬٥٦٧");
	check(words_number(arena, arab, -1240), "\u061c-١٬٢٤٠");
	check(words_tenths(arena, arab, 783), "٧٨٫٣");
	check(words_tenths(arena, arab, -5), "\u061c-٠٫٥");
	check(words_money(arena, arab, 12500050, S("MAD")), "١٢٥٬٠٠٠٫٥٠ MAD");
	check(words_money(arena, arab, 12500000, S("MAD")), "١٢٥٬٠٠٠ MAD");
	check(words_share_whole(arena, arab, 84, 137), "٦١٪\u061c");
	check(words_share(arena, arab, 1, 3), "٣٣٫٣٪\u061c");
	check(words_count(arena, arab, "{n} day", "{n} days", 3), "٣ أيام");
	check(words_of(arena, arab, 84, 137), "٨٤ من ١٣٧");
	check(words_signed(arena, arab, 1, words_tenths(arena, arab, 32)), "\u061c+٣٫٢");
	check(words_signed(arena, arab, -1, words_tenths(arena, arab, 32)), "\u061c−٣٫٢");
	check(words_signed(arena, arab, 0, words_tenths(arena, arab, 0)), "٠٫٠");
	check(words_signed(arena, "en", 1, words_tenths(arena, "en", 32)), "+3.2");
	check(words_signed(arena, "ar", -1, words_tenths(arena, "ar", 32)), "−3,2");
}

static void decimals(void **state)
{
	(void)state;
	static const struct {
		const char *plain, *en, *fr, *ar, *arab;
	} cases[] = {
		{ "12", "12", "12", "12", "١٢" },
		{ "66.7", "66.7", "66,7", "66,7", "٦٦٫٧" },
		{ "-12.5", "-12.5", "-12,5", "-12,5", "\u061c-١٢٫٥" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		str plain = str_from(cases[i].plain);
		check(words_decimal(arena, "en", plain, false), cases[i].en);
		check(words_decimal(arena, "fr", plain, false), cases[i].fr);
		check(words_decimal(arena, "ar", plain, false), cases[i].ar);
		check(words_decimal(arena, "ar-u-nu-arab", plain, false), cases[i].arab);
	}
	check(words_decimal(arena, "ar", S("66.7"), true), "66,7%");
	check(words_decimal(arena, "fr", S("66.7"), true), "66,7\u202f%");
	check(words_decimal(arena, "ar-u-nu-arab", S("66.7"), true), "٦٦٫٧٪\u061c");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(shares_round_half_up),
		cmocka_unit_test(gaps),
		cmocka_unit_test(counts_take_the_form_of_the_language),
		cmocka_unit_test(fills_places),
		cmocka_unit_test(rates),
		cmocka_unit_test(arabic_indic_digits),
		cmocka_unit_test(decimals),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
