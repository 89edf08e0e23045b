#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/limits.h"

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

static struct csv reads(const char *text, char separator)
{
	struct csv csv;
	struct mishap mishap;
	assert_true(csv_read(arena, str_from(text), separator, &csv, &mishap));
	return csv;
}

// The list with cells between bars and a line for each row.
static const char *shown(const struct csv *csv)
{
	struct buf buf = buf_in(arena);
	for (size_t row = 0; row < csv->count; row++) {
		buf_addf(&buf, "%zu", csv->rows[row].line);
		for (size_t column = 0; column < csv->rows[row].count; column++)
			buf_addf(&buf, "|%.*s", STR_ARG(csv_cell(csv, row, column)));
		buf_add_c(&buf, "/");
	}
	return str_c(arena, buf_str(&buf));
}

static void shows(const char *text, const char *expected)
{
	struct csv csv = reads(text, ',');
	assert_string_equal(shown(&csv), expected);
}

static void reads_cells_and_line_ends(void **state)
{
	(void)state;
	shows("a,b\n1,2\n", "1|a|b/2|1|2/");
	shows("a,b\r1,2\r", "1|a|b/2|1|2/");
	shows("a,b\r\n1,2", "1|a|b/2|1|2/");
	shows("a,b\r1,2\n3,4\r\n5,6", "1|a|b/2|1|2/3|3|4/4|5|6/");
	shows("\xef\xbb\xbf"
	      "a,b\n",
		"1|a|b/");
	shows("a,,b\n,,\nx,,", "1|a||b/2|||/3|x||/");
	shows("a\n\nb", "1|a/2|/3|b/");
	shows("", "");
}

static void reads_quotes_as_real_files_write_them(void **state)
{
	(void)state;
	shows("\"a,b\",c", "1|a,b|c/");
	shows("\"a \"\"b\"\"\",c", "1|a \"b\"|c/");
	shows("\"\",x", "1||x/");
	shows("\"\"\"\",x", "1|\"|x/");
	shows("\"a\nb\r\nc\rd\",x\ny,z", "1|a\nb\r\nc\rd|x/5|y|z/");
	// Stray quotes stay text.
	shows("under 3\" wide,x", "1|under 3\" wide|x/");
	shows("a\"b\"c,x", "1|a\"b\"c|x/");
	shows(" \"a\",x", "1| \"a\"|x/");
	shows("\"a\" b \"c\",x", "1|a b \"c\"|x/");
	shows("\"a\"\"b\"c\"\"d,x", "1|a\"bc\"\"d|x/");
}

static void keeps_ragged_rows_and_drops_empty_ends(void **state)
{
	(void)state;
	struct csv csv = reads("a,b,c\n1\n1,2,3,4\n,,\n , \n\n", ',');
	assert_int_equal(csv.count, 3);
	assert_int_equal(csv.columns, 4);
	assert_int_equal(csv.rows[1].count, 1);
	assert_true(str_is(csv_cell(&csv, 1, 2), ""));
	assert_true(str_is(csv_cell(&csv, 2, 3), "4"));
}

static void guesses_the_separator(void **state)
{
	(void)state;
	assert_int_equal(reads("a,b\n1,2\n", 0).separator, ',');
	assert_int_equal(reads("a;b;c\n\"x, y\";2,5;z\n1,2;3;4\n", 0).separator, ';');
	assert_int_equal(reads("a\tb\n1,5\t2;3\n", 0).separator, '\t');
	assert_int_equal(reads("Liste, 2024, a, b, c\n\nx;y\n1;2\n3;4\n5;6\n", 0).separator, ';');
	assert_int_equal(reads("one\ntwo\n", 0).separator, ',');
	assert_int_equal(reads("\"a;b;c\",d\n\"e;f;g\",h\n", 0).separator, ',');
	struct csv csv = reads("sep=;\r\na,b;c\r\n1,2;3\r\n", 0);
	assert_int_equal(csv.separator, ';');
	assert_string_equal(shown(&csv), "2|a,b|c/3|1,2|3/");
}

static void takes_our_own_guard_off(void **state)
{
	(void)state;
	static const char *const texts[] = { "=1+1", " +x", "-y", "@z", "plain", "'quoted'", "-12",
		"a\"b,c\nd" };
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < COUNT(texts); i++) {
		buf_add_csv(&buf, str_from(texts[i]));
		buf_add_char(&buf, '\n');
	}
	struct csv csv;
	struct mishap mishap;
	assert_true(csv_read(arena, buf_str(&buf), ',', &csv, &mishap));
	assert_int_equal(csv.count, COUNT(texts));
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_string_equal(str_c(arena, csv_cell(&csv, i, 0)), texts[i]);
}

static void refuses(str text, size_t line, const char *why)
{
	struct csv csv;
	struct mishap mishap = { 0 };
	assert_false(csv_read(arena, text, ',', &csv, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
}

static str repeated(const char *piece, size_t count, const char *end)
{
	struct buf buf = buf_sized(arena, count * strlen(piece) + 16);
	for (size_t i = 0; i < count; i++)
		buf_add_c(&buf, piece);
	buf_add_c(&buf, end);
	return buf_str(&buf);
}

static bool accepts(str text)
{
	struct csv csv;
	struct mishap mishap;
	return csv_read(arena, text, ',', &csv, &mishap);
}

static void refuses_what_passes_its_ceilings(void **state)
{
	(void)state;
	refuses(S("a,b\n1,\"2\n3,4\n"), 2, "a quote is opened here and never closed");
	refuses(S("\""), 1, "a quote is opened here and never closed");
	assert_true(accepts(repeated(",", LIMIT_CSV_COLUMNS - 1, "x")));
	refuses(repeated(",", LIMIT_CSV_COLUMNS, "x"), 1, "a row has too many columns");
	assert_true(accepts(repeated("x", LIMIT_CELL_BYTES, "")));
	refuses(repeated("x", LIMIT_CELL_BYTES + 1, ""), 1, "a cell is too long");
	str quoted = str_format(arena, "a\n\"%.*s", STR_ARG(repeated("x\n", LIMIT_CELL_BYTES, "")));
	refuses(quoted, 2, "a cell is too long, or a quote is never closed");
	assert_true(accepts(repeated("x\n", LIMIT_CSV_ROWS + 1, "")));
	refuses(repeated("x\n", LIMIT_CSV_ROWS + 200, ""), LIMIT_CSV_ROWS + 101,
		"the list has too many rows");
	str wide = repeated(",", 400, "\n");
	refuses(repeated(str_c(arena, wide), 10000, ""), 9976, "the list has too many cells");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_cells_and_line_ends, setup, teardown),
		cmocka_unit_test_setup_teardown(
			reads_quotes_as_real_files_write_them, setup, teardown),
		cmocka_unit_test_setup_teardown(
			keeps_ragged_rows_and_drops_empty_ends, setup, teardown),
		cmocka_unit_test_setup_teardown(guesses_the_separator, setup, teardown),
		cmocka_unit_test_setup_teardown(takes_our_own_guard_off, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_passes_its_ceilings, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
