#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/own.h"

static void numbers_are_ordered_as_text(void **state)
{
	(void)state;
	static const int64_t numbers[] = { INT64_MIN, -9007199254740991, -10, -9, -1, 0, 1, 9, 10,
		9007199254740991, INT64_MAX };
	struct arena *arena = arena_new(1 << 20);
	struct call call = call_new(arena, NULL, (struct instant){ "2026-05-04T10:00:00.000Z" });
	const struct field field = { .kind = KIND_INTEGER };
	str before = S("");
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct cell cell = cell_integer(numbers[i]);
		str text = own_copy_text(&call, &field, &cell);
		assert_int_equal(text.length, 20);
		assert_true(str_compare(before, text) < 0);
		before = text;
	}
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_ordered_as_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
