// src/page/chart.c: widths, mirroring, rows without a value.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/chart.h"

static struct arena *arena;

static int set_up(void **state)
{
	(void)state;
	arena = arena_new(16 * 1024 * 1024);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static str value(const struct view *view, const char *list, size_t index, const char *in, const char *name)
{
	const struct view_value *items = view_find(view, str_from(list));
	assert_non_null(items);
	assert_true(index < items->count);
	const struct view_value *nested = view_find(items->items[index], str_from(in));
	assert_non_null(nested);
	const struct view_value *found = view_find(nested->in, str_from(name));
	assert_non_null(found);
	return found->text;
}

static const struct chart_row rows[] = {
	{ .label = { "Prisons", 7 }, .claimed = { true, 500, { "1 of 2", 6 } }, .value = { true, 250, { "1 of 4", 6 } } },
	{ .label = { "Police", 6 }, .empty = true },
	{ .label = { "Plan", 4 }, .value = { true, 1100, { "55 of 50", 8 } } },
};

static void bars_grow_from_the_left(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	chart_fill(view, rows, COUNT(rows), true, false, NULL);
	assert_true(str_is(value(view, "rows", 0, "claimed", "x"), "0.0"));
	assert_true(str_is(value(view, "rows", 0, "claimed", "width"), "188.0"));
	assert_true(str_is(value(view, "rows", 0, "value", "width"), "94.0"));
	assert_true(str_is(value(view, "rows", 0, "value", "words_x"), "102.0"));
}

static void bars_grow_from_the_right_in_arabic(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	chart_fill(view, rows, COUNT(rows), true, true, NULL);
	assert_true(str_is(value(view, "rows", 0, "claimed", "x"), "252.0"));
	assert_true(str_is(value(view, "rows", 0, "value", "x"), "346.0"));
	assert_true(str_is(value(view, "rows", 0, "value", "words_x"), "338.0"));
	assert_true(str_is(view_find(view, S("lean"))->text, "rotate(-45)"));
}

static void what_has_no_value_has_no_bar_and_what_is_over_the_edge_is_cut(void **state)
{
	(void)state;
	struct view *view = view_new(arena);
	chart_fill(view, rows, COUNT(rows), true, false, NULL);
	const struct view *empty = view_find(view, S("rows"))->items[1];
	assert_null(view_find(empty, S("value")));
	assert_true(view_find(empty, S("empty"))->flag);
	assert_true(str_is(value(view, "rows", 2, "value", "width"), "376.0"));
}

// 100 per cent is 376 units of 440; one row is 48 units high, below 4.
static void a_span_goes_from_the_lowest_to_the_highest(void **state)
{
	(void)state;
	const struct chart_row year = { .label = { "2025", 4 }, .span = { true, 250, 750, 500, { "5 of 10", 7 } } };
	const struct chart_span over = { true, 250, 1000, 500, { "", 0 } };
	struct view *view = view_new(arena);
	chart_fill(view, &year, 1, false, false, &over);
	assert_true(str_is(value(view, "rows", 0, "span", "path"), "M94.0 31V41M282.0 31V41M94.0 36H282.0"));
	assert_true(str_is(value(view, "rows", 0, "span", "pooled"), "188.0"));
	assert_true(str_is(value(view, "rows", 0, "span", "words_x"), "290.0"));
	const struct view *line = view_find(view, S("over"))->in;
	assert_true(str_is(view_find(line, S("path"))->text, "M94.0 55V65M376.0 55V65M94.0 60H376.0"));
	assert_true(str_is(view_find(line, S("pooled"))->text, "188.0"));
	// 4 + 48, the line, the scale.
	assert_int_equal(view_find(view, S("height"))->integer, 96);
}

static void a_span_is_mirrored_in_arabic(void **state)
{
	(void)state;
	const struct chart_row year = { .label = { "2025", 4 }, .span = { true, 250, 750, 500, { "5 of 10", 7 } } };
	struct view *view = view_new(arena);
	chart_fill(view, &year, 1, false, true, NULL);
	assert_true(str_is(value(view, "rows", 0, "span", "path"), "M346.0 31V41M158.0 31V41M346.0 36H158.0"));
	assert_true(str_is(value(view, "rows", 0, "span", "words_x"), "150.0"));
	assert_null(view_find(view, S("over")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(bars_grow_from_the_left, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bars_grow_from_the_right_in_arabic, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_span_goes_from_the_lowest_to_the_highest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_span_is_mirrored_in_arabic, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_has_no_value_has_no_bar_and_what_is_over_the_edge_is_cut, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
