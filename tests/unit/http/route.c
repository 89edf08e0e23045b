#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "http/route.h"

static void binds_pieces(void **state)
{
	(void)state;
	struct route_match match;
	assert_true(route_fits("/api/v1/{entities}/{id}", S("/api/v1/places/7"), &match));
	assert_int_equal(match.count, 2);
	assert_true(str_is(route_piece(&match, "entities"), "places"));
	assert_true(str_is(route_piece(&match, "id"), "7"));
	assert_true(str_is(route_piece(&match, "other"), ""));
}

static void fits_whole_paths_only(void **state)
{
	(void)state;
	struct route_match match;
	assert_true(route_fits("/", S("/"), &match));
	assert_true(route_fits("/healthz", S("/healthz"), &match));
	assert_false(route_fits("/healthz", S("/healthz/"), &match));
	assert_false(route_fits("/healthz", S("/health"), &match));
	assert_false(route_fits("/{a}", S("/"), &match));
	assert_false(route_fits("/{a}", S("/x/y"), &match));
	assert_false(route_fits("/{a}/y", S("/x"), &match));
	assert_false(route_fits("/", S(""), &match));
}

static void never_binds_more_than_it_has_room_for(void **state)
{
	(void)state;
	struct route_match match;
	assert_true(route_fits("/{a}/{b}/{c}/{d}/{e}/{f}", S("/1/2/3/4/5/6"), &match));
	assert_int_equal(match.count, ROUTE_PIECES);
	assert_false(route_fits("/{a}/{b}/{c}/{d}/{e}/{f}/{g}", S("/1/2/3/4/5/6/7"), &match));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(binds_pieces),
		cmocka_unit_test(fits_whole_paths_only),
		cmocka_unit_test(never_binds_more_than_it_has_room_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
