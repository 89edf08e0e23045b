#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/csv_exact.h"
#include "base/limits.h"

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

// What text may hold, and what spreadsheets run.
static const char *const texts[] = { "", "plain", "a,b", "a;b", "say \"no\"", "\"", "\"\"", "one\ntwo", "one\r\ntwo", "\r",
	"\t", "=1+1", "'=1+1", "''", "'", "'quoted'", "+212 5", "-5", "@x", " =x", "\t=x", "نص، بالعربية", "=\"a\",b\n", " a ",
	"{\"ar\":\"س\",\"fr\":\"x, y\"}" };

static void comes_back_as_it_went(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	enum { WIDTH = 5 };
	assert_int_equal(COUNT(texts) % WIDTH, 0);
	for (size_t i = 0; i < COUNT(texts); i++) {
		csv_exact_add(&buf, str_from(texts[i]), i % WIDTH == 0);
		if (i % WIDTH == WIDTH - 1)
			csv_exact_end(&buf);
	}
	struct csv_exact csv = csv_exact_read(buf_str(&buf));
	struct mishap mishap;
	str cells[WIDTH];
	bool more;
	assert_int_equal(csv_exact_width(&csv), WIDTH);
	for (size_t row = 0; row < COUNT(texts) / WIDTH; row++) {
		assert_true(csv_exact_row(&csv, arena, cells, WIDTH, &more, &mishap));
		assert_true(more);
		for (size_t i = 0; i < WIDTH; i++)
			if (!str_is(cells[i], texts[row * WIDTH + i]))
				fail_msg("“%s” came back as “%.*s”", texts[row * WIDTH + i], STR_ARG(cells[i]));
	}
	assert_true(csv_exact_row(&csv, arena, cells, WIDTH, &more, &mishap));
	assert_false(more);
	assert_int_equal(csv.row, COUNT(texts) / WIDTH);
}

// No cell of the file begins as a formula does.
static void no_formula_goes_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct buf buf = buf_in(arena);
		csv_exact_add(&buf, str_from(texts[i]), true);
		str cell = buf_str(&buf);
		assert_false(buf_is_formula(str_starts(cell, S("\"")) ? str_skip(cell, 1) : cell));
	}
}

static void refuses_what_it_did_not_write(void **state)
{
	(void)state;
	static const char *const bad[] = { "a", "a,b", "a\n", "a\r\n", "a,b,c\r\n", "a,=1\r\n", "a,'b\r\n", "a,\"b\"\r\n",
		"a,\"b,\r\n", "a,\"b,c\"d\r\n", "a,b;c\r\n", "a,\"=1\"\r\n", "a,\"'b,\"\r\n", "a,b\r" };
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct csv_exact csv = csv_exact_read(str_from(bad[i]));
		struct mishap mishap;
		str cells[2];
		bool more;
		if (csv_exact_row(&csv, arena, cells, 2, &more, &mishap))
			fail_msg("“%s” was read", bad[i]);
		assert_int_equal(mishap.line, 1);
	}
}

static void too_wide_has_no_width(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i <= LIMIT_CSV_COLUMNS; i++)
		csv_exact_add(&buf, S("x"), i == 0);
	csv_exact_end(&buf);
	struct csv_exact csv = csv_exact_read(buf_str(&buf));
	assert_int_equal(csv_exact_width(&csv), 0);
	csv = csv_exact_read(S(""));
	assert_int_equal(csv_exact_width(&csv), 0);
	csv = csv_exact_read(S("\xef\xbb\xbf" "a,b\r\n"));
	assert_int_equal(csv_exact_width(&csv), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back_as_it_went),
		cmocka_unit_test(no_formula_goes_out),
		cmocka_unit_test(refuses_what_it_did_not_write),
		cmocka_unit_test(too_wide_has_no_width),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
