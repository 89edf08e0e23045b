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

static const struct chart_point months[] = {
	{ .at = 100, .has = true, .value = 8, .label = { "2025-05", 7 }, .words = { "8", 1 }, .says = { "2025-05: 8", 10 }, .address = { "/rows", 5 } },
	{ .at = 101, .has = true, .value = 0, .label = { "2025-06", 7 }, .words = { "0", 1 } },
	{ .at = 102, .label = { "2025-07", 7 } },
	{ .at = 104, .has = true, .value = 4, .label = { "2025-09", 7 }, .words = { "4", 1 } },
};
static const str scale[] = { { "0", 1 }, { "2", 1 }, { "4", 1 }, { "6", 1 }, { "8", 1 } };

static const struct view *trend_of(bool right)
{
	struct view *view = view_new(arena);
	chart_trend(view, months, COUNT(months), 8, scale, right);
	return view_find(view, S("trend"))->in;
}

// Four steps on 372 units from 48 on: 93 each. 8 of 8 lies 22 below the top, 0 lies 190 further down.
static void times_run_from_the_left_and_break_where_nothing_is_known(void **state)
{
	(void)state;
	const struct view *trend = trend_of(false);
	assert_string_equal(str_c(arena, view_find(trend, S("path"))->text), "M48.0 22.0L141.0 212.0M420.0 117.0");
	assert_int_equal(view_find(trend, S("dots"))->count, 3);
	const struct view *first = view_find(trend, S("dots"))->items[0];
	assert_true(str_is(view_find(first, S("address"))->text, "/rows"));
	assert_true(str_is(view_find(first, S("says"))->text, "2025-05: 8"));
	assert_int_equal(view_find(trend, S("lines"))->count, 5);
	assert_true(str_is(view_find(view_find(trend, S("lines"))->items[4], S("words"))->text, "8"));
}

static void times_run_from_the_right_in_arabic(void **state)
{
	(void)state;
	assert_string_equal(str_c(arena, view_find(trend_of(true), S("path"))->text), "M392.0 22.0L299.0 212.0M20.0 117.0");
}

// Sixty months have six labels at most, the first and the last among them; the largest value and the last are written.
static void many_times_are_labelled_sparsely(void **state)
{
	(void)state;
	struct chart_point *points = NEW_MANY(arena, CHART_POINTS, struct chart_point);
	for (size_t i = 0; i < CHART_POINTS; i++)
		points[i] = (struct chart_point){ .at = (int64_t)i, .has = true, .value = i == 30 ? 8 : 1,
			.label = str_format(arena, "%zu", i), .words = S("x") };
	struct view *view = view_new(arena);
	chart_trend(view, points, CHART_POINTS, 8, scale, false);
	const struct view *trend = view_find(view, S("trend"))->in;
	const struct view_value *times = view_find(trend, S("times")), *dots = view_find(trend, S("dots"));
	assert_true(times->count <= 6);
	assert_true(str_is(view_find(times->items[0], S("words"))->text, "0"));
	assert_true(str_is(view_find(times->items[times->count - 1], S("words"))->text, "59"));
	size_t written = 0;
	for (size_t i = 0; i < dots->count; i++)
		written += view_find(dots->items[i], S("written"))->flag;
	assert_int_equal(written, 2);
	assert_true(view_find(dots->items[30], S("written"))->flag);
}

static void a_scale_ends_with_a_round_number(void **state)
{
	(void)state;
	static const int64_t pairs[][2] = { { 0, 4 }, { 4, 4 }, { 5, 8 }, { 9, 12 }, { 13, 20 }, { 21, 40 }, { 81, 120 }, { 1001, 1200 }, { 2001, 4000 } };
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_int_equal(chart_top(pairs[i][0]), pairs[i][1]);
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
		cmocka_unit_test_setup_teardown(times_run_from_the_left_and_break_where_nothing_is_known, set_up, tear_down),
		cmocka_unit_test_setup_teardown(times_run_from_the_right_in_arabic, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_times_are_labelled_sparsely, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_scale_ends_with_a_round_number, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
