// src/page/map_draw.c: where degrees come to lie, on both sides of the 180th meridian too.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/map_draw.h"

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

static struct shape shape_of(const char *text)
{
	struct shape shape;
	assert_true(shape_read(arena, str_from(text), &shape));
	return shape;
}

// On the equator a degree is as wide as high: ten of them are 952 units, with a margin of 24 around.
static void a_square_on_the_equator_is_a_square(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON(((0 -5,10 -5,10 5,0 5,0 -5)))");
	struct map_sheet sheet = map_sheet_of(shapes_box(&shape, 1));
	assert_int_equal(sheet.width, 1000);
	assert_int_equal(sheet.height, 1000);
	assert_string_equal(str_c(arena, map_path(arena, &sheet, &shape)), "M24 976l952 0 0-952-952 0z");
	struct map_spot middle = map_middle(&sheet, &shape);
	assert_int_equal(middle.x, 500);
	assert_int_equal(middle.y, 500);
}

// At 60 degrees a degree of longitude is half as wide: 4 by 10 degrees are 2 by 10, and 1,152 high is 230.4 wide.
static void longitudes_are_narrowed_by_the_latitude(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON(((0 55,4 55,4 65,0 65,0 55)))");
	struct map_sheet sheet = map_sheet_of(shapes_box(&shape, 1));
	assert_int_equal(sheet.height, 1200);
	struct map_spot west = map_at(&sheet, 0, 65 * SHAPE_DEGREE), east = map_at(&sheet, 4 * SHAPE_DEGREE, 65 * SHAPE_DEGREE);
	assert_int_equal(west.x, 385);
	assert_int_equal(east.x, 615);
	assert_int_equal(west.y, 24);
}

// Words do not stand in the bay of a shape like a U.
static void words_stand_inside(void **state)
{
	(void)state;
	struct shape shape = shape_of("MULTIPOLYGON(((0 0,10 0,10 10,7 10,7 3,3 3,3 10,0 10,0 0)))");
	struct map_sheet sheet = map_sheet_of(shapes_box(&shape, 1));
	struct map_spot middle = map_middle(&sheet, &shape), left = map_at(&sheet, 3 * SHAPE_DEGREE, 0), right = map_at(&sheet, 7 * SHAPE_DEGREE, 0),
			low = map_at(&sheet, 0, 3 * SHAPE_DEGREE);
	assert_true(middle.x <= left.x || middle.x >= right.x || middle.y >= low.y);
}

static void what_lies_on_both_sides_of_the_meridian_comes_together(void **state)
{
	(void)state;
	struct shape shapes[2] = { shape_of("MULTIPOLYGON(((178 -18,180 -18,180 -16,178 -18)))"),
		shape_of("MULTIPOLYGON(((-180 -18,-179 -18,-180 -16,-180 -18)))") };
	assert_true(map_turn(shapes, 2));
	struct shape_box box = shapes_box(shapes, 2);
	assert_int_equal(box.west, 178 * SHAPE_DEGREE);
	assert_int_equal(box.east, 181 * SHAPE_DEGREE);
	struct shape wide[2] = { shape_of("MULTIPOLYGON(((-170 0,-169 0,-169 1,-170 0)))"), shape_of("MULTIPOLYGON(((0 0,100 0,100 1,0 0)))") };
	assert_true(map_turn(wide, 2));
	struct shape near = shape_of("MULTIPOLYGON(((-8 30,-4 30,-4 34,-8 30)))");
	assert_false(map_turn(&near, 1));
	assert_int_equal(near.rings[0].spots[0].x, -8 * SHAPE_DEGREE);
}

static void one_spot_has_a_sheet(void **state)
{
	(void)state;
	struct map_sheet sheet = map_sheet_of((struct shape_box){ 100, 200, 100, 200 });
	struct map_spot spot = map_at(&sheet, 100, 200);
	assert_int_equal(spot.x, 500);
	assert_true(map_holds(&sheet, spot));
	assert_false(map_holds(&sheet, map_at(&sheet, SHAPE_DEGREE, 200)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_square_on_the_equator_is_a_square),
		cmocka_unit_test(longitudes_are_narrowed_by_the_latitude),
		cmocka_unit_test(words_stand_inside),
		cmocka_unit_test(what_lies_on_both_sides_of_the_meridian_comes_together),
		cmocka_unit_test(one_spot_has_a_sheet),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
