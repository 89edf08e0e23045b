#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "model/area.h"
#include "model/record.h"

static void fields_left_out_are_not_asked_for(void **state)
{
	(void)state;
	static const bool wanted[AREA_FIELD_COUNT] = { [AREA_NAME] = true };
	struct arena *arena = arena_new(1 << 20);
	struct query some = query_in(arena), all = query_in(arena);
	record_select_some(&some, &area_entity, wanted);
	record_select(&all, &area_entity);
	assert_true(str_is(buf_str(&some.text), "SELECT t.id, t.version, t.binned_at, t.name_sort, t.name FROM area t "));
	assert_true(str_starts(buf_str(&all.text), S("SELECT t.id, t.version, t.created_at, ")));
	assert_true(str_contains(buf_str(&all.text), S(", t.parent")));
	arena_end(arena);
}

static void what_was_read_in_part_is_not_saved(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(9);
		struct arena *arena = arena_new(1 << 20);
		struct call call = call_new(arena, NULL, (struct instant){ "2026-05-04T10:00:00.000Z" });
		struct record *record = record_new(&call, &area_entity);
		record->version = 1;
		_exit(record_save(&call, record) ? 0 : 1);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_left_out_are_not_asked_for),
		cmocka_unit_test(what_was_read_in_part_is_not_saved),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
