// src/acts/certify.c: the number of a certificate as people type it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "acts/certify.h"

static void takes_a_number_as_it_is_typed(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	static const struct {
		str typed, kept;
	} rows[] = {
		{ { "6YQS-1S6W-HPGZ", 14 }, { "6YQS-1S6W-HPGZ", 14 } },
		{ { "6yqs1s6whpgz", 12 }, { "6YQS-1S6W-HPGZ", 14 } },
		{ { " 6yqs is6w hpgz ", 16 }, { "6YQS-1S6W-HPGZ", 14 } }, // i for 1.
		{ { "oL00-0000-0000", 14 }, { "0100-0000-0000", 14 } },
		{ { "6YQS-1S6W-HPG", 13 }, { "", 0 } },                  // Eleven.
		{ { "6YQS-1S6W-HPGZZ", 15 }, { "", 0 } },                // Thirteen.
		{ { "6YQS-1S6W-HPGU", 14 }, { "", 0 } },                 // U is none of its letters.
		{ { "6YQS-1S6W-HPG\0", 14 }, { "", 0 } },
		{ { "6YQS-1S6W-HPG\xd9\xa3", 15 }, { "", 0 } },
		{ { "", 0 }, { "", 0 } },
		{ { "------------", 12 }, { "", 0 } },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(str_equal(certify_number(arena, rows[i].typed), rows[i].kept));
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(takes_a_number_as_it_is_typed) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
