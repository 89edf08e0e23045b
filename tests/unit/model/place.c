#include "model/place.h"

#include <cmocka.h>

#include "base/arena.h"

static void assert_point(struct arena *arena, const char *text, const char *wanted)
{
	str point = place_point(arena, str_from(text));
	if (!str_is(point, wanted))
		fail_msg("%s became “%.*s”, not “%s”", text, STR_ARG(point), wanted);
}

static void points_as_lists_write_them(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	double latitude, longitude;
	(void)state;
	assert_point(arena, "18.5645, -28.3459", "18.5645, -28.3459");
	assert_point(arena, "18,4314 ; -28,4017", "18.4314, -28.4017");
	assert_point(arena, "18°26'26\" N 28°24'36\" O", "18.4405556, -28.41");
	assert_point(arena, "28°24'36\" W, 18°26'26\" N", "18.4405556, -28.41");
	assert_point(arena, "33.573110, -7.589843", "33.573110, -7.589843");
	assert_point(arena, "33.5731, -7.5898", "33.5731, -7.5898");
	assert_point(arena, "0, 0", "0, 0");
	assert_point(arena, "", "");
	assert_point(arena, "près de la gare", "");
	assert_point(arena, "18.5645", "");
	assert_point(arena, "18°75'00\" N 28°24'36\" O", "");
	assert_point(arena, "1, 2, 3", "");
	assert_true(place_degrees(S("18.5645, -28.3459"), &latitude, &longitude));
	assert_true(latitude > 18.56 && latitude < 18.57 && longitude < -28.34 && longitude > -28.35);
	assert_false(place_degrees(S("18.5645"), &latitude, &longitude));
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(points_as_lists_write_them) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
