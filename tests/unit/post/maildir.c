#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../shared.h"
#include "post/maildir.h"

static struct arena *arena;
static char folder[64];

static const char *path(const char *name)
{
	return str_c(arena, str_format(arena, "%s/%s", folder, name));
}

static void put(const char *name, const char *text)
{
	FILE *file = fopen(path(name), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int setup(void **state)
{
	(void)state;
	arena = arena_new(16 << 20);
	snprintf(folder, sizeof folder, "/tmp/wiqaya-maildir-XXXXXX");
	assert_non_null(mkdtemp(folder));
	assert_int_equal(mkdir(path("new"), 0700) | mkdir(path("cur"), 0700) | mkdir(path("tmp"), 0700), 0);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	static const char *const left[] = { "new/1", "new/2", "new/3", "new/link", "new/.hidden", "cur/1:2,S", "cur/2:2,FS", "new", "cur", "tmp", "" };
	for (size_t i = 0; i < COUNT(left); i++)
		(void)remove(path(left[i]));
	arena_end(arena);
	return 0;
}

static void the_oldest_come_first_and_are_done_once(void **state)
{
	(void)state;
	struct maildir_entry *entries;
	size_t count;
	struct mishap mishap;
	str bytes;
	put("new/3", "c");
	put("new/1", "a");
	put("new/2", "b");
	put("new/.hidden", "x");
	assert_int_equal(symlink("/etc/passwd", path("new/link")), 0);
	assert_true(maildir_new(arena, folder, &entries, &count, 2, &mishap));
	assert_int_equal(count, 2);
	assert_true(str_is(entries[0].name, "1") && str_is(entries[1].name, "2"));
	assert_true(maildir_read(arena, folder, entries[0].name, 10, &bytes, &mishap));
	assert_true(str_is(bytes, "a"));
	assert_true(maildir_done(arena, folder, entries[0].name, MAILDIR_SEEN));
	assert_true(maildir_done(arena, folder, entries[1].name, MAILDIR_FLAGGED));
	assert_false(maildir_done(arena, folder, entries[1].name, MAILDIR_FLAGGED));
	assert_int_equal(access(path("cur/1:2,S"), F_OK) | access(path("cur/2:2,FS"), F_OK), 0);
	assert_true(maildir_new(arena, folder, &entries, &count, 10, &mishap));
	assert_int_equal(count, 1);
}

static void what_cannot_be_read_is_refused(void **state)
{
	(void)state;
	struct maildir_entry *entries;
	size_t count;
	struct mishap mishap;
	str bytes;
	put("new/1", "12345");
	assert_false(maildir_read(arena, folder, S("1"), 4, &bytes, &mishap));
	assert_string_equal(mishap.why, "the message is too large");
	assert_false(maildir_read(arena, folder, S("none"), 4, &bytes, &mishap));
	assert_int_equal(symlink("/etc/passwd", path("new/link")), 0);
	assert_false(maildir_read(arena, folder, S("link"), 1 << 20, &bytes, &mishap));
	assert_false(maildir_new(arena, "/tmp/no/such/folder", &entries, &count, 4, &mishap));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_oldest_come_first_and_are_done_once, setup, teardown),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_is_refused, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
