#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "paper/xlsx_styles.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(512 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void knows_how_formats_show_numbers(void **state)
{
	(void)state;
	static const struct {
		const char *code;
		enum xlsx_shown shown;
	} codes[] = { { "General", SHOWN_NUMBER }, { "0.00", SHOWN_NUMBER }, { "0%", SHOWN_NUMBER },
		{ "dd/mm/yyyy", SHOWN_DAY }, { "yyyy-mm-dd hh:mm", SHOWN_DAY },
		{ "mmm-yy", SHOWN_MONTH }, { "MMMM YYYY", SHOWN_MONTH }, { "yyyy", SHOWN_YEAR },
		{ "hh:mm", SHOWN_TIME }, { "[h]:mm", SHOWN_NUMBER },
		{ "[$-40C]d mmmm yyyy;@", SHOWN_DAY }, { "#,##0 \"days\"", SHOWN_NUMBER },
		{ "0\\d", SHOWN_NUMBER }, { "[Red]0;[Blue]-0", SHOWN_NUMBER },
		{ "@", SHOWN_NUMBER }, { "\"open", SHOWN_NUMBER }, { "", SHOWN_NUMBER },
		{ "mm:ss.0", SHOWN_NUMBER }, { "0;dd", SHOWN_NUMBER } };
	for (size_t i = 0; i < COUNT(codes); i++)
		assert_int_equal(xlsx_format_shown(str_from(codes[i].code)), codes[i].shown);
}

static void writes_serials_as_days(void **state)
{
	(void)state;
	static const struct {
		double serial;
		bool from_1904;
		enum xlsx_shown shown;
		const char *text; // NULL: no day.
	} cases[] = { { 45041, false, SHOWN_DAY, "2023-04-25" },
		{ 45041.4375, false, SHOWN_DAY, "2023-04-25T10:30:00" },
		{ 45041, false, SHOWN_MONTH, "2023-04" }, { 45041, false, SHOWN_YEAR, "2023" },
		{ 1, false, SHOWN_DAY, "1900-01-01" }, { 59, false, SHOWN_DAY, "1900-02-28" },
		{ 61, false, SHOWN_DAY, "1900-03-01" }, { 43579, true, SHOWN_DAY, "2023-04-25" },
		{ 0.4375, false, SHOWN_TIME, "10:30" }, { 0.4375, true, SHOWN_TIME, "10:30" },
		{ 45041.9999999, false, SHOWN_DAY, "2023-04-26" }, { 0.5, false, SHOWN_DAY, NULL },
		{ -1, false, SHOWN_DAY, NULL }, { 109939, false, SHOWN_DAY, "2200-12-31" },
		{ 109940, false, SHOWN_DAY, NULL }, { 1e300, false, SHOWN_DAY, NULL } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		str text;
		bool day = xlsx_serial_text(
			arena, cases[i].serial, cases[i].from_1904, cases[i].shown, &text);
		assert_int_equal(day, cases[i].text != NULL);
		if (day)
			assert_string_equal(str_c(arena, text), cases[i].text);
	}
}

static void reads_styles(void **state)
{
	(void)state;
	struct xlsx_styles_reader *reader = xlsx_styles_new(arena);
	struct mishap mishap;
	assert_true(xml_feed(xml_new(arena, &xlsx_styles_events, reader),
		S("<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts><fills><fill/>"
		  "<fill><patternFill patternType='gray125'><fgColor rgb='FF123456'/></patternFill></fill>"
		  "<fill><patternFill patternType='solid'><fgColor rgb='FF92D050'/></patternFill></fill>"
		  "<fill><patternFill patternType='solid'><fgColor indexed='10'/></patternFill></fill>"
		  "<fill><patternFill patternType='solid'><fgColor theme='4'/></patternFill></fill></fills>"
		  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
		  "<cellXfs><xf/><xf numFmtId='164' fillId='2'/><xf numFmtId='17' fillId='3'/><xf numFmtId='9' fillId='99'/>"
		  "<xf numFmtId='x' fillId='1'/></cellXfs></styleSheet>"),
		true, &mishap));
	struct xlsx_styles styles = xlsx_styles_read(reader);
	assert_int_equal(styles.count, 5);
	assert_int_equal(styles.styles[0].shown, SHOWN_NUMBER);
	assert_int_equal(styles.styles[1].shown, SHOWN_DAY);
	assert_int_equal(styles.styles[1].fill, 0xff92d050);
	assert_int_equal(styles.styles[2].shown, SHOWN_MONTH);
	assert_int_equal(styles.styles[2].fill, 0xffff0000);
	assert_int_equal(styles.styles[3].fill, 0);
	assert_int_equal(styles.styles[4].fill, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_how_formats_show_numbers),
		cmocka_unit_test_setup_teardown(writes_serials_as_days, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_styles, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
