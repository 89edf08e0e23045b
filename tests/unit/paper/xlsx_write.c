#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "paper/xlsx_write.h"

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

static struct xlsx_book written(const struct xlsx_table *tables, size_t count, str *bytes)
{
	struct mishap mishap;
	struct xlsx_book book;
	assert_true(xlsx_write(arena, tables, count, bytes, &mishap));
	assert_true(xlsx_read(arena, *bytes, &book, &mishap));
	assert_int_equal(book.count, count);
	return book;
}

static const struct xlsx_cell cells[] = {
	{ XLSX_TEXT, 0, { "الرقم", 10 } },
	{ XLSX_TEXT, 0, { "Texte", 5 } },
	{ XLSX_TEXT, 0, { "Day", 3 } },
	{ XLSX_NUMBER, 0, { "12.5", 4 } },
	{ XLSX_TEXT, 0, { "=1+1", 4 } },
	{ XLSX_DAY, 0, { "2023-04-25", 10 } },
	{ XLSX_NUMBER, 0, { "n/a", 3 } },
	{ XLSX_TEXT, 0, { "a\nb <&> é", 10 } },
	{ XLSX_DAY, 0, { "2023-04", 7 } },
	{ XLSX_TEXT, 0, { "0012", 4 } },
	{ XLSX_EMPTY, 0, { "", 0 } },
	{ XLSX_DAY, 0, { "1900-01-15", 10 } },
};

static void comes_back_as_it_went(void **state)
{
	(void)state;
	str words[] = { S("accepted"), S("rejected") };
	struct xlsx_list lists[] = { { 1, words, 2 }, { 7, words, 2 } };
	struct xlsx_table tables[] = { { S("Suivi"), true, cells, 3, 4, lists, 2 },
		{ S("Suivi"), false, cells, 3, 2, NULL, 0 } };
	str bytes, again;
	struct xlsx_book book = written(tables, 2, &bytes);
	assert_true(str_is(book.sheets[0].name, "Suivi"));
	assert_true(str_is(book.sheets[1].name, "Suivi 2"));
	for (size_t i = 0; i < COUNT(cells); i++) {
		struct xlsx_cell cell = xlsx_cell(&book.sheets[0], i / 3 + 1, i % 3 + 1);
		assert_string_equal(str_c(arena, cell.text), str_c(arena, cells[i].text));
	}
	assert_int_equal(xlsx_cell(&book.sheets[0], 2, 1).kind, XLSX_NUMBER);
	assert_int_equal(xlsx_cell(&book.sheets[0], 2, 2).kind, XLSX_TEXT);
	assert_int_equal(xlsx_cell(&book.sheets[0], 2, 3).kind, XLSX_DAY);
	assert_int_equal(xlsx_cell(&book.sheets[0], 3, 1).kind, XLSX_TEXT);
	assert_int_equal(xlsx_cell(&book.sheets[0], 4, 1).kind, XLSX_TEXT);
	written(tables, 2, &again);
	assert_true(str_equal(bytes, again));
}

static void makes_names_fit_for_sheets(void **state)
{
	(void)state;
	static const char *const names[][2] = { { "", "1" }, { "'[a]:b*?/\\'", "a b" },
		{ "\xff", "1" },
		{ "A name that is far too long for any sheet of a workbook",
			"A name that is far too long" },
		{ "مديرية السجون", "مديرية السجون" } };
	for (size_t i = 0; i < COUNT(names); i++) {
		struct xlsx_table table = { str_from(names[i][0]), false, cells, 3, 1, NULL, 0 };
		str bytes;
		struct xlsx_book book = written(&table, 1, &bytes);
		assert_string_equal(str_c(arena, book.sheets[0].name), names[i][1]);
	}
}

static void refuses(struct xlsx_table table, size_t row, size_t column, const char *why)
{
	str bytes;
	struct mishap mishap = { 0 };
	assert_false(xlsx_write(arena, &table, 1, &bytes, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, row);
	assert_int_equal(mishap.column, column);
}

static void refuses_what_would_break_the_file(void **state)
{
	(void)state;
	struct xlsx_cell own[2] = { cells[0], { XLSX_TEXT, 0, { "\xff", 1 } } };
	refuses((struct xlsx_table){ S("x"), false, own, 1, 2, NULL, 0 }, 2, 1,
		"a cell holds text that is not UTF-8");
	char *letters = arena_take(arena, 32768);
	memset(letters, 'x', 32768);
	own[1].text = (str){ letters, 32768 };
	refuses((struct xlsx_table){ S("x"), false, own, 1, 2, NULL, 0 }, 2, 1,
		"a cell is too long for a workbook");
	own[1].text.length = 32767;
	str bytes;
	struct xlsx_table table = { S("x"), false, own, 1, 2, NULL, 0 };
	assert_int_equal(xlsx_cell(&written(&table, 1, &bytes).sheets[0], 2, 1).text.length, 32767);
	refuses((struct xlsx_table){ S("x"), false, own, LIMIT_CSV_COLUMNS + 1, 1, NULL, 0 }, 1,
		LIMIT_CSV_COLUMNS + 1, "a row has too many columns");
	refuses((struct xlsx_table){ S("x"), false, own, 1, LIMIT_CSV_ROWS + 2, NULL, 0 },
		LIMIT_CSV_ROWS + 2, 0, "the list has too many rows");
}

static void says_when_there_is_no_room(void **state)
{
	(void)state;
	setenv("TMPDIR", "/nowhere/at/all", 1);
	struct xlsx_table table = { S("x"), false, cells, 3, 1, NULL, 0 };
	refuses(table, 0, 0,
		"the workbook could not be written: the disk of temporary files may be full");
	unsetenv("TMPDIR");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(comes_back_as_it_went, setup, teardown),
		cmocka_unit_test_setup_teardown(makes_names_fit_for_sheets, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_would_break_the_file, setup, teardown),
		cmocka_unit_test_setup_teardown(says_when_there_is_no_room, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
