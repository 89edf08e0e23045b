#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../shared.h"
#include "base/limits.h"
#include "base/map_file.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(256 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static struct map_file reads(str text)
{
	struct map_file map;
	struct mishap mishap;
	assert_true(map_file_read(arena, text, &map, &mishap));
	return map;
}

static void reads_the_map_of_the_contract(void **state)
{
	(void)state;
	struct map_file map = reads(
		S("[columns]            ; field = header in the file\n"
		  "text = text\n"
		  "addressee = To: whom; when  ; a remark\n"
		  "  ; a whole line of remark\n"
		  "issued_on=year\r\n"
		  "[values.position]\n"
		  "support = accepted\n"
		  "Not Within; remit = rejected\n"
		  "a=b = c\n"
		  "noted =\n"
		  "[constants]\nsource = upr\n[create]\naddressee = authority\n"
		  "[file]\nencoding = macroman+windows-1252+macroman   ; damage\nheader_row = 7\n"
		  "[clean]\nname = drop \"Province:\", trim, squeeze\n"));
	assert_int_equal(map.columns.count, 3);
	assert_true(str_is(map.columns.lines[0].key, "text"));
	assert_true(str_is(map_value(&map.columns, S("addressee")), "To: whom; when"));
	assert_true(str_is(map_value(&map.columns, S("issued_on")), "year"));
	assert_true(str_is(map_value(&map.columns, S("nothing")), ""));
	assert_null(map_find(&map.columns, S("nothing")));
	const struct map_section *position = map_values_find(&map, S("position"));
	assert_int_equal(position->count, 4);
	assert_true(str_is(map_value(position, S(" NOT within;REMIT")), "rejected"));
	assert_true(str_is(map_value(position, S("a=b")), "c"));
	assert_true(str_is(map_find(position, S("noted"))->value, ""));
	assert_int_equal(map_find(position, S("noted"))->line, 10);
	assert_null(map_values_find(&map, S("theme")));
	assert_true(str_is(map_value(&map.constants, S("source")), "upr"));
	assert_true(str_is(map_value(&map.create, S("addressee")), "authority"));
	assert_true(str_is(map_value(&map.file, S("encoding")), "macroman+windows-1252+macroman"));
	assert_int_equal(map.clean.count, 1);
}

static void reads_the_map_beside_the_data(void **state)
{
	(void)state;
	str text = shared_find(arena, "data/recommendations/upr_recs_2012.map");
	if (text.data == NULL)
		return;
	struct map_file map = reads(text);
	assert_int_equal(map.columns.count, 6);
	assert_true(str_is(map_value(&map.columns, S("implementation")), "decision"));
	assert_int_equal(map.value_count, 2);
	assert_true(str_is(
		map_value(map_values_find(&map, S("position")), S("Consider")), "no_position"));
	assert_true(str_is(
		map_value(map_values_find(&map, S("implementation")), S("implemented")), "full"));
	assert_true(str_is(map_value(&map.constants, S("assessor")), "self_report"));
}

static void refuses(const char *text, size_t line, const char *why)
{
	struct map_file map;
	struct mishap mishap = { 0 };
	assert_false(map_file_read(arena, str_from(text), &map, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
}

static void refuses_what_it_does_not_understand(void **state)
{
	(void)state;
	refuses("text = text\n", 1, "this line stands before any section");
	refuses("[columns]\ntext\n", 2, "a line is `key = value`");
	refuses("[columns]\n = x\n", 2, "a line is `key = value`");
	refuses("[columns]\na = b\nA = c\n", 3, "this key stands twice in its section");
	refuses("[columns]\n[columns]\n", 2, "this section stands twice");
	refuses("[values.a]\nx = y\n[values.b]\n[values.a]\n", 4, "this section stands twice");
	refuses("[columns\n", 1, "a section ends with ]");
	refuses("\n[rows]\n", 2,
		"no such section: columns, values.FIELD, constants, constants.SHEET, create, file, clean or cells");
	refuses("[values.]\n", 1,
		"no such section: columns, values.FIELD, constants, constants.SHEET, create, file, clean or cells");
	refuses("[columns]\n\xff = a\n", 0, "the map file is not UTF-8");
	char *huge = arena_take(arena, LIMIT_MAP_BYTES + 2);
	memset(huge, '\n', LIMIT_MAP_BYTES + 1);
	refuses(huge, 0, "the map file is too long");
}

static void cleans(const char *steps, const char *cell, const char *expected)
{
	struct map_line line = { S("name"), str_from(steps), 3 };
	struct map_steps read;
	struct mishap mishap;
	assert_true(map_steps_read(arena, &line, &read, &mishap));
	assert_string_equal(str_c(arena, map_steps_apply(arena, &read, str_from(cell))), expected);
}

static void cleans_cells(void **state)
{
	(void)state;
	cleans("drop \"Province:\", trim, squeeze", " Province: Al  Haouz ", "Al Haouz");
	cleans("drop \", \"", "a, b, c", "abc");
	cleans("trim", "  a  b ", "a  b");
	cleans("", " a ", " a ");
	static const char *const broken[] = { "drop", "drop Province", "drop \"\"", "drop \"x",
		"lower", "trim,,squeeze" };
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct map_line line = { S("name"), str_from(broken[i]), 3 };
		struct map_steps read;
		struct mishap mishap;
		assert_false(map_steps_read(arena, &line, &read, &mishap));
		assert_int_equal(mishap.line, 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_the_map_of_the_contract, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_the_map_beside_the_data, setup, teardown),
		cmocka_unit_test_setup_teardown(
			refuses_what_it_does_not_understand, setup, teardown),
		cmocka_unit_test_setup_teardown(cleans_cells, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
