// src/paper/geojson_read.c: features as rows, and what is wrong with one of them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "paper/geojson_read.h"

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

static struct geojson read_all(const char *text)
{
	struct geojson geojson;
	struct mishap mishap = { 0 };
	if (!geojson_read(arena, str_from(text), &geojson, &mishap))
		fail_msg("%s", mishap.why);
	return geojson;
}

static void properties_become_columns(void **state)
{
	(void)state;
	struct geojson geojson = read_all("\xef\xbb\xbf {\"type\":\"FeatureCollection\",\"features\":["
	                                  "{\"type\":\"Feature\",\"properties\":{\"name\":\"Nord\",\"point\":\"x\"},\"geometry\":null},"
	                                  "{\"type\":\"Feature\",\"properties\":{\"name:ar\":\"شمال\",\"code\":7,\"rank\":2.5,\"old\":true,\"none\":null,\"list\":[1]},\"geometry\":null}]}");
	static const char *const names[] = { "name", "name.ar", "code", "rank", "old", "none", "list" };
	static const char *const first[] = { "Nord", "", "", "", "", "", "" }, *const second[] = { "", "شمال", "7", "2.5", "true", "", "" };
	assert_int_equal(geojson.count, 2);
	assert_int_equal(geojson.name_count, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_true(str_is(geojson.names[i], names[i]));
		assert_true(str_is(geojson.features[0].cells[i], first[i]));
		assert_true(str_is(geojson.features[1].cells[i], second[i]));
	}
	assert_false(geojson.shapes);
	assert_false(geojson.points);
}

static struct geojson_feature feature(const char *geometry)
{
	struct geojson geojson = read_all(str_c(arena, str_format(arena, "{\"type\":\"Feature\",\"properties\":{},\"geometry\":%s}", geometry)));
	assert_int_equal(geojson.count, 1);
	return geojson.features[0];
}

static void longitude_stands_before_latitude(void **state)
{
	(void)state;
	assert_true(str_is(feature("{\"type\":\"Point\",\"coordinates\":[-7.5898,33.57310]}").point, "33.5731, -7.5898"));
	assert_true(str_is(feature("{\"type\":\"Point\",\"coordinates\":[10,0,250.5]}").point, "0, 10"));
	struct geojson_feature area = feature("{\"type\":\"Polygon\",\"coordinates\":[[[-6,34],[-4,34],[-4,36],[-6,34]]]}");
	assert_null(area.trouble);
	assert_int_equal(area.shape.count, 1);
	assert_int_equal(area.shape.rings[0].count, 3);
	assert_int_equal(area.shape.rings[0].spots[0].x, -6 * SHAPE_DEGREE);
	assert_int_equal(area.shape.rings[0].spots[0].y, 34 * SHAPE_DEGREE);
}

static void holes_lie_in_the_ring_above(void **state)
{
	(void)state;
	struct geojson_feature area = feature("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]],"
	                                      "[[[20,0],[21,0],[21,1],[20,0]]]]}");
	assert_int_equal(area.shape.count, 3);
	assert_false(area.shape.rings[0].hole);
	assert_true(area.shape.rings[1].hole);
	assert_false(area.shape.rings[2].hole);
}

static void a_wrong_geometry_is_said_of_its_feature(void **state)
{
	(void)state;
	static const struct {
		const char *geometry, *says;
	} wrong[] = {
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}", "does not end where it begins" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}", "four positions" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[1,95],[2,95],[2,96],[1,95]]]}", "Longitude stands before latitude" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[500000,90000],[500001,90000],[500001,90001],[500000,90000]]]}", "no degrees" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[179,0],[-179,0],[-179,1],[179,0]]]}", "180th meridian" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[\"1\",2],[2,2],[2,3],[1,2]]]}", "two numbers" },
		{ "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[1,1],[1,1],[1,1]]]}", "no outline" },
		{ "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}", "no lines" },
		{ "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "collection" },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct geojson_feature one = feature(wrong[i].geometry);
		assert_non_null(one.trouble);
		assert_non_null(strstr(one.trouble, wrong[i].says));
		assert_int_equal(one.shape.count, 0);
	}
}

static void what_is_no_geojson_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{ "{\"type\":\"Topology\"}", "TopoJSON" },
		{ "{\"rows\":[]}", "no GeoJSON" },
		{ "{\"type\":\"FeatureCollection\",\"features\":7}", "no GeoJSON" },
		{ "{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:26191\"}},\"features\":[]}", "another system" },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct geojson geojson;
		struct mishap mishap = { 0 };
		assert_false(geojson_read(arena, str_from(wrong[i].text), &geojson, &mishap));
		assert_non_null(strstr(mishap.why, wrong[i].says));
	}
}

static void too_fine_a_file_is_refused_before_it_is_read(void **state)
{
	(void)state;
	struct buf buf = buf_in(arena);
	struct geojson geojson;
	struct mishap mishap = { 0 };
	buf_add_c(&buf, "{\"a\":[");
	for (int i = 0; i < 2000001; i++)
		buf_add_c(&buf, "1,");
	assert_false(geojson_read(arena, buf_str(&buf), &geojson, &mishap));
	assert_non_null(strstr(mishap.why, "too fine"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(properties_become_columns),
		cmocka_unit_test(longitude_stands_before_latitude),
		cmocka_unit_test(holes_lie_in_the_ring_above),
		cmocka_unit_test(a_wrong_geometry_is_said_of_its_feature),
		cmocka_unit_test(what_is_no_geojson_is_refused),
		cmocka_unit_test(too_fine_a_file_is_refused_before_it_is_read),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
