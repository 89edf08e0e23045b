// src/base/shape.c: outlines as text, and thinned out with the borders that they share.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/shape.h"

static struct arena *arena;

static int set_up(void **state)
{
	(void)state;
	arena = arena_new(64 * 1024 * 1024);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static struct shape shape_of(const char *text)
{
	struct shape shape;
	assert_true(shape_read(arena, str_from(text), &shape));
	return shape;
}

static void assert_text(const struct shape *shape, const char *text)
{
	struct buf buf = buf_in(arena);
	shape_write(&buf, shape);
	assert_string_equal(str_c(arena, buf_str(&buf)), text);
}

static void text_comes_back_without_needless_zeros(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON (((-7.60 33.5, -7.5 33.5, -7.5 33.000014, -7.60000 33.5)),"
	                              "((0 0,10 0,10 10,0 0),(1 1,3 1,3 2,1 1)))");
	assert_int_equal(shape.count, 3);
	assert_false(shape.rings[1].hole);
	assert_true(shape.rings[2].hole);
	assert_text(&shape, "MULTIPOLYGON(((-7.6 33.5,-7.5 33.5,-7.5 33.00001,-7.6 33.5)),((0 0,10 0,10 10,0 0),(1 1,3 1,3 2,1 1)))");
}

static void what_is_no_outline_is_refused(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "MULTIPOLYGON EMPTY", "POLYGON((0 0,1 0,1 1,0 0))", "MULTIPOLYGON(((0 0,1 0,1 1)))",
		"MULTIPOLYGON(((0 0,1 0,1 1,0 1)))", "MULTIPOLYGON(((0 0,181 0,1 1,0 0)))", "MULTIPOLYGON(((0 0,1 91,1 1,0 0)))",
		"MULTIPOLYGON(((0 0,1 0,1 1,0 0)", "MULTIPOLYGON(((0 0,1 0,1 1,0 0))) x", "MULTIPOLYGON(((0. 0,1 0,1 1,0. 0)))",
		"MULTIPOLYGON(((- 0,1 0,1 1,- 0)))" };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct shape shape;
		assert_false(shape_read(arena, str_from(wrong[i]), &shape));
	}
}

// The corner at 1 0.001 makes a triangle of 0.001 squared degrees, the one at 2 1 one of 0.25; half of 0.1 by 0.1 is 0.005.
static void a_small_corner_goes_and_a_large_one_stays(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON(((0 0,1 0.001,2 0,2 1,2.5 2,0 2,0 0)))");
	shapes_thin(arena, &shape, 1, SHAPE_DEGREE / 10);
	assert_text(&shape, "MULTIPOLYGON(((0 0,2 0,2 1,2.5 2,0 2,0 0)))");
}

// Two areas with a ragged border between them, one to the left and one to the right, run in opposite directions and
// beginning elsewhere: what one leaves out the other leaves out.
static void a_border_stays_shared(void **state)
{
	(void)state;
	struct shape shapes[2] = {
		shape_of("MULTIPOLYGON(((0 0,5 0,5.01 1,4.99 2,5.4 3,5 4,5.02 5,5 6,0 6,0 0)))"),
		shape_of("MULTIPOLYGON(((5.02 5,5 4,5.4 3,4.99 2,5.01 1,5 0,10 0,10 6,5 6,5.02 5)))"),
	};
	shapes_thin(arena, shapes, 2, SHAPE_DEGREE / 3);
	assert_text(&shapes[0], "MULTIPOLYGON(((0 0,5 0,4.99 2,5.4 3,5 4,5 6,0 6,0 0)))");
	assert_text(&shapes[1], "MULTIPOLYGON(((5 4,5.4 3,4.99 2,5 0,10 0,10 6,5 6,5 4)))");
}

// Where three areas meet, the corner of two is hardly a bend in the border of the third: it stays in all of them.
static void where_three_meet_none_lets_go(void **state)
{
	(void)state;
	struct shape shapes[3] = { shape_of("MULTIPOLYGON(((0 4,5 4.001,10 4,10 8,0 8,0 4)))"),
		shape_of("MULTIPOLYGON(((0 0,5 0,5 4.001,0 4,0 0)))"), shape_of("MULTIPOLYGON(((5 0,10 0,10 4,5 4.001,5 0)))") };
	shapes_thin(arena, shapes, 3, SHAPE_DEGREE / 3);
	assert_text(&shapes[0], "MULTIPOLYGON(((0 4,5 4.001,10 4,10 8,0 8,0 4)))");
	shapes_thin(arena, shapes, 1, SHAPE_DEGREE / 3);
	assert_text(&shapes[0], "MULTIPOLYGON(((0 4,10 4,10 8,0 8,0 4)))");
}

static void a_small_island_goes_and_the_largest_stays(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON(((7 7,7.01 7,7.01 7.01,7 7)),((0 0,3 0,3 3,0 0),(2 0.5,2.01 0.5,2.01 0.51,2 0.5)))");
	shapes_thin(arena, &shape, 1, SHAPE_DEGREE / 10);
	assert_text(&shape, "MULTIPOLYGON(((0 0,3 0,3 3,0 0)))");
	struct shape islet = shape_of("MULTIPOLYGON(((7 7,7.01 7,7.01 7.01,7 7.01,7 7)))");
	shapes_thin(arena, &islet, 1, SHAPE_DEGREE / 10);
	assert_int_equal(islet.count, 1);
	assert_int_equal(islet.rings[0].count, 3);
}

static void the_box_holds_all(void **state)
{
	(void)state;
	struct shape shapes[2] = { shape_of("MULTIPOLYGON(((0 0,3 0,3 3,0 0)))"), shape_of("MULTIPOLYGON(((-7 -2,1 0,1 1,-7 -2)))") };
	struct shape_box box = shapes_box(shapes, 2);
	assert_int_equal(box.west, -7 * SHAPE_DEGREE);
	assert_int_equal(box.south, -2 * SHAPE_DEGREE);
	assert_int_equal(box.east, 3 * SHAPE_DEGREE);
	assert_int_equal(box.north, 3 * SHAPE_DEGREE);
	struct shape_box none = shapes_box(shapes, 0);
	assert_int_equal(none.east, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_comes_back_without_needless_zeros),
		cmocka_unit_test(what_is_no_outline_is_refused),
		cmocka_unit_test(a_small_corner_goes_and_a_large_one_stays),
		cmocka_unit_test(a_border_stays_shared),
		cmocka_unit_test(where_three_meet_none_lets_go),
		cmocka_unit_test(a_small_island_goes_and_the_largest_stays),
		cmocka_unit_test(the_box_holds_all),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
