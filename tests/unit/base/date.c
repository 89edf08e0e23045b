#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static struct day day_for(const char *text)
{
	struct day day;
	assert_true(day_parse(str_from(text), &day));
	return day;
}

static void reads_whole_and_reduced_days(void **state)
{
	(void)state;
	struct day day;
	assert_string_equal(day_for("2012").text, "2012");
	assert_string_equal(day_for("2012-05").text, "2012-05");
	assert_string_equal(day_for("2024-02-29").text, "2024-02-29");
	static const char *const refused[] = { "", "2023-02-29", "2100-02-29", "2023-13-01",
		"2023-00-01", "2023-01-00", "2023-00", "1899-12-31", "2201-01-01", "2023-1-01",
		"2023/01/01", "2023-01-01 ", "23-01-01", "20x3", "2023-01-0١" };
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(day_parse(str_from(refused[i]), &day));
}

static void makes_days_from_numbers(void **state)
{
	(void)state;
	struct day day;
	assert_true(day_make(2024, 2, 29, &day));
	assert_string_equal(day.text, "2024-02-29");
	assert_true(day_make(2024, 2, 0, &day));
	assert_string_equal(day.text, "2024-02");
	assert_false(day_make(2023, 2, 29, &day));
	assert_false(day_make(2023, 0, 1, &day));
	assert_false(day_make(2023, 13, 1, &day));
}

static void counts_every_day_of_its_range(void **state)
{
	(void)state;
	struct day day = day_for("1900-01-01");
	assert_int_equal(day_serial(&day), -25567);
	assert_int_equal(day_weekday(&day), 1);
	int weekday = 1;
	for (int64_t serial = -25567;; serial++) {
		struct day next = day_from_serial(serial);
		if (next.text[0] == 0)
			break;
		assert_int_equal(day_serial(&next), serial);
		assert_int_equal(day_weekday(&next), weekday);
		assert_true(serial == -25567 || str_compare(day_str(&day), day_str(&next)) < 0);
		day = next;
		weekday = (weekday + 1) % 7;
	}
	assert_string_equal(day.text, "2200-12-31");
	assert_string_equal(day_from_serial(0).text, "1970-01-01");
	assert_string_equal(day_from_serial(19723).text, "2024-01-01");
	assert_string_equal(day_from_serial(-25568).text, "");
	assert_string_equal(day_from_serial(INT64_MAX).text, "");
}

static void a_reduced_day_is_its_last(void **state)
{
	(void)state;
	struct day year = day_for("2024"), month = day_for("2024-02"),
		   whole = day_for("2024-02-10");
	assert_string_equal(day_end(&year).text, "2024-12-31");
	assert_string_equal(day_end(&month).text, "2024-02-29");
	assert_string_equal(day_end(&whole).text, "2024-02-10");
	assert_string_equal(day_first(&year).text, "2024-01-01");
	assert_string_equal(day_first(&month).text, "2024-02-01");
	assert_true(day_is_whole(&whole));
	assert_false(day_is_whole(&month));
	assert_int_equal(day_difference(&month, &whole), 19);
	assert_string_equal(day_add(&whole, 20).text, "2024-03-01");
	assert_string_equal(day_add(&whole, -41).text, "2023-12-31");
	assert_string_equal(day_add(&whole, INT64_MAX).text, "");
	struct day empty = { "" };
	assert_string_equal(day_end(&empty).text, "");
	assert_string_equal(day_add(&empty, 1).text, "");
}

static void reads_instants(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{ "2026-05-31T10:15:00.000Z", "2026-05-31T10:15:00.000Z" },
		{ "2026-05-31T10:15:00Z", "2026-05-31T10:15:00.000Z" },
		{ "2026-05-31T10:15Z", "2026-05-31T10:15:00.000Z" },
		{ "2026-05-31T10:15:07.5Z", "2026-05-31T10:15:07.500Z" },
		{ "2026-05-31T10:15:07.123456789Z", "2026-05-31T10:15:07.123Z" },
		{ "2026-05-31T00:15:00+01:00", "2026-05-30T23:15:00.000Z" },
		{ "2026-12-31T23:15:00.000-0330", "2027-01-01T02:45:00.000Z" },
	};
	struct instant instant;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		assert_true(instant_parse(str_from(pairs[i][0]), &instant));
		assert_string_equal(instant.text, pairs[i][1]);
	}
	static const char *const refused[] = { "", "2026-05-31", "2026-05-31T10:15:00",
		"2026-05-31T24:00:00Z", "2026-05-31T10:60:00Z", "2026-05-31T10:15:60Z",
		"2026-05-31 10:15:00Z", "2026-02-30T10:15:00Z", "2026-05-31T10:15:00.Z",
		"2026-05-31T10:15:00.1234567890Z", "2026-05-31T10:15:00+24:00",
		"2026-05-31T10:15:00ZZ", "1900-01-01T00:00:00+01:00", "2026-05-31T1a:15:00Z" };
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(instant_parse(str_from(refused[i]), &instant));
}

static void instants_are_milliseconds(void **state)
{
	(void)state;
	struct instant instant = instant_from_milliseconds(0);
	assert_string_equal(instant.text, "1970-01-01T00:00:00.000Z");
	assert_string_equal(instant_from_milliseconds(-1).text, "1969-12-31T23:59:59.999Z");
	// Our own form, with each letter in each place: what is read is what stood there.
	for (size_t at = 0; at < 24; at++)
		for (int letter = 1; letter < 256; letter++) {
			char text[25] = "2024-11-21T11:21:31.123Z";
			bool digit = text[at] >= '0' && text[at] <= '9', same = text[at] == (char)letter;
			bool may = digit ? letter >= '0' && letter <= '9' : same || (at == 10 && letter == 't') || (at == 23 && letter == 'z');
			text[at] = (char)letter;
			bool read = instant_parse((str){ text, 24 }, &instant);
			assert_true(may || !read);
			assert_true(!read || at == 10 || at == 23 || str_is(instant_str(&instant), text));
			assert_true(read || !digit || !may || at < 18);
		}
	assert_true(instant_parse(S("2024-01-01T00:00:00.001Z"), &instant));
	assert_int_equal(instant_milliseconds(&instant), 1704067200001);
	assert_string_equal(instant_from_milliseconds(1704067200001).text, instant.text);
	assert_string_equal(instant_from_milliseconds(INT64_MAX).text, "");
	struct instant now = instant_now();
	assert_true(instant_milliseconds(&now) > 1704067200001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_whole_and_reduced_days),
		cmocka_unit_test(makes_days_from_numbers),
		cmocka_unit_test(counts_every_day_of_its_range),
		cmocka_unit_test(a_reduced_day_is_its_last),
		cmocka_unit_test(reads_instants),
		cmocka_unit_test(instants_are_milliseconds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
