#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

#include "base/date_names.h"

static const char *reads(const char *cell, enum day_order order)
{
	static struct day day;
	switch (day_read(str_from(cell), order, &day)) {
	case DAY_READ: return day.text;
	case DAY_AMBIGUOUS: return "ambiguous";
	case DAY_UNREADABLE: break;
	}
	return "unreadable";
}

static void reads_what_lists_write(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{ "2023-04-25", "2023-04-25" },
		{ " 2023-04-25 ", "2023-04-25" },
		{ "2023/4/5", "2023-04-05" },
		{ "2023.04.05", "2023-04-05" },
		{ "25/04/2023", "2023-04-25" },
		{ "25.4.2023", "2023-04-25" },
		{ "25-04-2023", "2023-04-25" },
		{ "04/25/2023", "2023-04-25" },
		{ "5/5/2023", "2023-05-05" },
		{ "٢٥/٠٤/٢٠٢٣", "2023-04-25" },
		{ "۲۵/۰۴/۲۰۲۳", "2023-04-25" },
		{ "2023", "2023" },
		{ "2023-04", "2023-04" },
		{ "04/2023", "2023-04" },
		{ "4.2023", "2023-04" },
		{ "1900", "1900" },
		{ "2200", "2200" },
		{ "45041", "2023-04-25" },
		{ "45041.5", "2023-04-25" },
		{ "25569", "1970-01-01" },
		{ "2023-04-25T10:30:00", "2023-04-25" },
		{ "2023-04-25 10:30", "2023-04-25" },
		{ "2023-04-25T10:30:00.000Z", "2023-04-25" },
		{ "25/04/2023 00:00:00", "2023-04-25" },
		{ "25 avril 2023", "2023-04-25" },
		{ "1er mars 2023", "2023-03-01" },
		{ "AOÛT 2023", "2023-08" },
		{ "12 Feb 2023", "2023-02-12" },
		{ "Apr 25, 2023", "2023-04-25" },
		{ "25-Apr-2023", "2023-04-25" },
		{ "April 2nd, 2023", "2023-04-02" },
		{ "mardi 25 avril 2023", "2023-04-25" },
		{ "le 25 avr. 2023", "2023-04-25" },
		{ "25 ماي 2023", "2023-05-25" },
		{ "٢٥ غشت ٢٠٢٣", "2023-08-25" },
		{ "25 من شتنبر 2023", "2023-09-25" },
		{ "كانون الثاني 2023", "2023-01" },
		{ "7 تشرين الأول 2023", "2023-10-07" },
		{ "25 أيار/مايو 2023", "2023-05-25" },
		{ "يوم الثلاثاء 25 أبريل 2023", "2023-04-25" },
		{ "Mars 2023 ", "2023-03" },
		{ "sept 2023", "2023-09" },
		{ "\xe2\x80\x8f"
		  "25/04/2023",
			"2023-04-25" },
	};
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_string_equal(reads(pairs[i][0], DAY_ORDER_UNKNOWN), pairs[i][1]);
}

static void refuses_what_it_cannot_be_sure_of(void **state)
{
	(void)state;
	static const char *const refused[] = { "", " ", "TBC", "31/09/2021", "29/02/2023",
		"32/01/2023", "13/13/2023", "0/5/2023", "25/04/23", "25 avril 23", "25 avril",
		"avril", "15/05", "19999", "80001", "123456", "2023-04-25-01", "25/04.2023",
		"25//04/2023", "25/04/", "2023-13", "2023-00-10", "12345678901234567890",
		"31 juin 2023", "25 avril mai 2023", "25 26 avril 2023", "2022 avril 2023", "oui",
		"cf. note", "45041.5.1", "13/02/2021 to 15/02/2021", "1899", "2201",
		"mars 2023 environ", "10:30", "-45041", "45 041",
		"25 avril 2023 25 avril 2023 25 avril 2023 25 avril 2023 25 avril 2023 25 avril 2023",
		"1 2 3 4 5 6 7 8 9 10 mai 2023", "25/04/2023 à midi", "\xff\xfe", "./-" };
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_string_equal(reads(refused[i], DAY_FIRST), "unreadable");
}

static void asks_when_day_and_month_could_be_swapped(void **state)
{
	(void)state;
	assert_string_equal(reads("04/05/2023", DAY_ORDER_UNKNOWN), "ambiguous");
	assert_string_equal(reads("٤/٥/٢٠٢٣", DAY_ORDER_UNKNOWN), "ambiguous");
	assert_string_equal(reads("04/05/2023", DAY_FIRST), "2023-05-04");
	assert_string_equal(reads("04/05/2023", MONTH_FIRST), "2023-04-05");
	// What cannot be swapped is read whatever the rest of the file does.
	assert_string_equal(reads("25/04/2023", MONTH_FIRST), "2023-04-25");
	assert_string_equal(reads("04/25/2023", DAY_FIRST), "2023-04-25");
}

static void tells_the_order_of_a_file(void **state)
{
	(void)state;
	assert_int_equal(day_order_of(S("25/04/2023")), DAY_FIRST);
	assert_int_equal(day_order_of(S("25/04/2023 10:00")), DAY_FIRST);
	assert_int_equal(day_order_of(S("04/25/2023")), MONTH_FIRST);
	static const char *const silent[] = { "04/05/2023", "5/5/2023", "2023-04-25",
		"25 avril 2023", "31/09/2021", "45041", "", "25/04/23", "13/13/2023" };
	for (size_t i = 0; i < COUNT(silent); i++)
		assert_int_equal(day_order_of(str_from(silent[i])), DAY_ORDER_UNKNOWN);
}

static void reads_every_month_that_it_writes(void **state)
{
	(void)state;
	static const char *const spoken[][2] = { { "en", "MA" }, { "fr", "MA" }, { "ar", "MA" },
		{ "ar", "DZ" }, { "ar", "TN" }, { "ar", "MR" }, { "ar", "LB" }, { "ar", "EG" } };
	struct arena *arena = arena_new(1 << 20);
	for (size_t i = 0; i < COUNT(spoken); i++) {
		for (int month = 1; month <= 12; month++) {
			struct day day, again;
			assert_true(day_make(2023, month, 7, &day));
			str words = day_words(arena, &day, spoken[i][0], spoken[i][1]);
			assert_int_equal(day_read(words, DAY_ORDER_UNKNOWN, &again), DAY_READ);
			assert_string_equal(again.text, day.text);
		}
	}
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_lists_write),
		cmocka_unit_test(refuses_what_it_cannot_be_sure_of),
		cmocka_unit_test(asks_when_day_and_month_could_be_swapped),
		cmocka_unit_test(tells_the_order_of_a_file),
		cmocka_unit_test(reads_every_month_that_it_writes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
