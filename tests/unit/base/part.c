// A part that is not there is told, and asked for again.
#include "base/part.h"

#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static void what_is_missing_is_no_part(void **state)
{
	(void)state;
	char told[256] = "";
	int ends[2], before = dup(STDERR_FILENO);
	assert_true(pipe(ends) == 0 && dup2(ends[1], STDERR_FILENO) >= 0);
	const void *first = part_find("nothing", "nothing_part"), *second = part_find("../nothing", "nothing_part");
	assert_true(dup2(before, STDERR_FILENO) >= 0);
	close(ends[1]);
	assert_true(read(ends[0], told, sizeof told - 1) > 0);
	close(ends[0]);
	close(before);
	assert_null(first);
	assert_null(second);
	assert_non_null(strstr(told, " part_missing part=nothing\n"));
	assert_non_null(strstr(told, " part_missing part=../nothing\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(what_is_missing_is_no_part) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
