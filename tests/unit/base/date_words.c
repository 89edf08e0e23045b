#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>

#include "base/date.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void check(str words, const char *expected)
{
	assert_string_equal(str_c(arena, words), expected);
}

static void writes_days_as_people_do(void **state)
{
	(void)state;
	struct day day = { "2026-05-31" }, first = { "2026-08-01" }, month = { "2026-05" },
		   year = { "2026" };
	struct day empty = { "" };
	check(day_words(arena, &day, "en", "MA"), "31 May 2026");
	check(day_words(arena, &day, "fr", "MA"), "31 mai 2026");
	check(day_words(arena, &day, "ar", "MA"), "31 ماي 2026");
	check(day_words(arena, &day, "ar", "EG"), "31 مايو 2026");
	check(day_words(arena, &day, "ar", NULL), "31 مايو 2026");
	check(day_words(arena, &day, "ar", "LB"), "31 أيار 2026");
	check(day_words(arena, &first, "fr", "MA"), "1er août 2026");
	check(day_words(arena, &first, "ar", "MA"), "1 غشت 2026");
	check(day_words(arena, &month, "fr", "MA"), "mai 2026");
	check(day_words(arena, &year, "ar", "MA"), "2026");
	check(day_words(arena, &empty, "fr", "MA"), "");
}

static void writes_hijri_days(void **state)
{
	(void)state;
	// 1 Muharram 1445 and 1 Ramadan 1445 of the Umm al-Qura calendar.
	struct day year = { "2023-07-19" }, ramadan = { "2024-03-11" }, reduced = { "2024-03" };
	check(day_hijri_words(arena, &year, "en"), "1 Muharram 1445 AH");
	check(day_hijri_words(arena, &year, "fr"), "1er moharrem 1445 H");
	check(day_hijri_words(arena, &ramadan, "ar"), "1 رمضان 1445 هـ");
	check(day_hijri_words(arena, &reduced, "ar"), "");
}

static void writes_arabic_indic_digits(void **state)
{
	(void)state;
	static const char arab[] = "ar-u-nu-arab";
	struct day day, month, year;
	assert_true(day_parse(S("2026-05-31"), &day) && day_parse(S("2026-05"), &month) && day_parse(S("2026"), &year));
	check(day_words(arena, &day, arab, "MA"), "٣١ ماي ٢٠٢٦");
	check(day_words(arena, &day, arab, "LB"), "٣١ أيار ٢٠٢٦");
	check(day_words(arena, &month, arab, "EG"), "مايو ٢٠٢٦");
	check(day_words(arena, &year, arab, "EG"), "٢٠٢٦");
	check(day_hijri_words(arena, &day, arab), "١٤ ذو الحجة ١٤٤٧ هـ");
}

static void knows_the_day_of_an_instant_in_a_zone(void **state)
{
	(void)state;
	struct instant evening, ramadan;
	assert_true(instant_parse(S("2026-05-31T23:30:00.000Z"), &evening));
	assert_string_equal(day_of_instant(&evening, "Africa/Casablanca").text, "2026-06-01");
	assert_string_equal(day_of_instant(&evening, "Etc/UTC").text, "2026-05-31");
	assert_string_equal(day_of_instant(&evening, "America/New_York").text, "2026-05-31");
	assert_int_equal(minute_of_instant(&evening, "Etc/UTC"), 23 * 60 + 30);
	assert_int_equal(minute_of_instant(&evening, "Africa/Casablanca"), 30);
	// In Ramadan Morocco goes back to UTC.
	assert_true(instant_parse(S("2024-03-20T23:30:00.000Z"), &ramadan));
	assert_string_equal(day_of_instant(&ramadan, "Africa/Casablanca").text, "2024-03-20");
}

// What was told of a minute is told again; a second later it is another day, and another zone has its own.
static void knows_the_minute_after(void **state)
{
	(void)state;
	struct instant last, first, liberia, after;
	assert_true(instant_parse(S("2026-05-31T22:59:59.999Z"), &last));
	assert_true(instant_parse(S("2026-05-31T23:00:00.000Z"), &first));
	for (int i = 0; i < 2; i++) {
		assert_string_equal(day_of_instant(&last, "Africa/Casablanca").text, "2026-05-31");
		assert_int_equal(minute_of_instant(&last, "Africa/Casablanca"), 23 * 60 + 59);
		assert_string_equal(day_of_instant(&first, "Africa/Casablanca").text, "2026-06-01");
		assert_string_equal(day_of_instant(&first, "America/New_York").text, "2026-05-31");
		assert_string_equal(day_of_instant(&first, "UTC").text, "2026-05-31");
		assert_int_equal(minute_of_instant(&first, "Africa/Casablanca"), 0);
	}
	// Until 1972 Liberia's clock was 44 minutes and 30 seconds behind: midnight is within a minute of UTC.
	assert_true(instant_parse(S("1971-06-01T00:44:29.000Z"), &liberia));
	assert_true(instant_parse(S("1971-06-01T00:44:30.000Z"), &after));
	assert_string_equal(day_of_instant(&liberia, "Africa/Monrovia").text, "1971-05-31");
	assert_string_equal(day_of_instant(&after, "Africa/Monrovia").text, "1971-06-01");
}

static void knows_zones(void **state)
{
	(void)state;
	assert_true(zone_known("Africa/Tunis"));
	assert_true(zone_known("UTC"));
	assert_false(zone_known("Africa/Atlantis"));
	assert_false(zone_known(""));
	assert_false(zone_known("Africa/Casablanca\xc3\xa9"));
	assert_false(zone_known(
		"A/very/long/name/that/no/zone/has/0123456789012345678901234567890123456789"));
}

static void *in_thread(void *ignored)
{
	struct instant evening;
	bool good = instant_parse(S("2026-05-31T23:30:00.000Z"), &evening);
	for (int i = 0; i < 200 && good; i++) {
		struct day a = day_of_instant(&evening, "Africa/Casablanca");
		struct day b = day_of_instant(&evening, "Asia/Tokyo");
		good = str_is(day_str(&a), "2026-06-01") && str_is(day_str(&b), "2026-06-01");
	}
	return good ? ignored : NULL;
}

static void threads_do_not_share_calendars(void **state)
{
	(void)state;
	pthread_t threads[4];
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, in_thread, &arena), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *result;
		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_ptr_equal(result, &arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(writes_days_as_people_do, setup, teardown),
		cmocka_unit_test_setup_teardown(writes_hijri_days, setup, teardown),
		cmocka_unit_test_setup_teardown(writes_arabic_indic_digits, setup, teardown),
		cmocka_unit_test(knows_the_day_of_an_instant_in_a_zone),
		cmocka_unit_test(knows_the_minute_after),
		cmocka_unit_test(knows_zones),
		cmocka_unit_test(threads_do_not_share_calendars),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
