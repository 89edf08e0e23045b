#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "paper/qr.h"

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

// Three corners of seven modules: dark edge, light ring, dark middle (ISO/IEC 18004, 6.3.3).
static bool has_corner(const struct qr *qr, size_t top, size_t left)
{
	for (size_t y = 0; y < 7; y++)
		for (size_t x = 0; x < 7; x++) {
			bool edge = y == 0 || x == 0 || y == 6 || x == 6, middle = y > 1 && y < 5 && x > 1 && x < 5;
			if (qr->dark[(top + y) * qr->width + left + x] != (edge || middle))
				return false;
		}
	return true;
}

static void has_its_corners_and_grows(void **state)
{
	(void)state;
	struct qr qr;
	struct mishap mishap;
	// Level M holds 14 bytes in version 1, which is 21 modules wide, and 26 in version 2.
	assert_true(qr_make(arena, S("01234567890abc"), &qr, &mishap));
	assert_int_equal(qr.width, 21);
	assert_true(has_corner(&qr, 0, 0) && has_corner(&qr, 0, 14) && has_corner(&qr, 14, 0));
	assert_false(has_corner(&qr, 14, 14));
	assert_true(qr_make(arena, S("01234567890abcd"), &qr, &mishap));
	assert_int_equal(qr.width, 25);
	str most = { arena_take(arena, LIMIT_QR_BYTES + 1), LIMIT_QR_BYTES };
	assert_true(qr_make(arena, most, &qr, &mishap));
	most.length++;
	assert_false(qr_make(arena, most, &qr, &mishap));
	assert_false(qr_make(arena, S(""), &qr, &mishap));
}

static void is_a_picture_with_a_white_edge(void **state)
{
	(void)state;
	struct qr qr;
	struct mishap mishap;
	assert_true(qr_make(arena, S("x"), &qr, &mishap));
	str png = qr_png(arena, &qr, 2);
	assert_true(str_starts(png, (str){ "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x3a\0\0\0\x3a\1\0", 26 }));
	assert_true(str_ends(png, (str){ "\0\0\0\0IEND\xae\x42\x60\x82", 12 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(has_its_corners_and_grows, setup, teardown),
		cmocka_unit_test_setup_teardown(is_a_picture_with_a_white_edge, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
