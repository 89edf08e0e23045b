#include "base/flush.h"

#include <cmocka.h>

static void a_path_stands_in_a_folder(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	static const struct {
		const char *path, *folder;
	} cases[] = { { "a", "." }, { "", "." }, { "/a", "/" }, { "a/b", "a" }, { "/a/b.db", "/a" },
		{ "a/b/c", "a/b" } };
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(folder_of(arena, cases[i].path).data, cases[i].folder);
	arena_end(arena);
}

static void a_folder_is_flushed(void **state)
{
	(void)state;
	assert_true(flush_folder("/tmp"));
	assert_false(flush_folder("/nowhere"));
	assert_false(flush_folder("/dev/null"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_stands_in_a_folder),
		cmocka_unit_test(a_folder_is_flushed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
