#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "../zip_made.h"
#include "base/limits.h"
#include "paper/archive.h"

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

static bool collect(void *context, str piece, bool last, struct mishap *mishap)
{
	struct buf *buf = context;
	if (str_contains(piece, S("STOP")))
		return mishap_at(mishap, 3, 0, "stopped");
	buf_add(buf, piece);
	if (last)
		buf_add_c(buf, "|");
	return true;
}

static void reads_entries(void **state)
{
	(void)state;
	str long_text = { NEW_MANY(arena, 200000, char), 200000 };
	const struct part parts[] = { { "a.xml", S("hello") }, { "b/c.xml", long_text },
		{ "d", S("STOP") } };
	struct archive *archive;
	struct mishap mishap;
	assert_true(archive_open(arena, zip_made(arena, parts, COUNT(parts)), &archive, &mishap));
	assert_true(archive_has(archive, "a.xml"));
	assert_true(archive_has(archive, "A.XML"));
	assert_false(archive_has(archive, "e"));
	struct buf buf = buf_in(arena);
	assert_true(archive_read(archive, "a.xml", collect, &buf, &mishap));
	assert_true(str_is(buf_str(&buf), "hello|"));
	buf = buf_in(arena);
	assert_true(archive_read(archive, "b/c.xml", collect, &buf, &mishap));
	assert_int_equal(buf.length, 200001);
	assert_false(archive_read(archive, "d", collect, &buf, &mishap));
	assert_string_equal(mishap.why, "stopped");
	assert_false(archive_read(archive, "e", collect, &buf, &mishap));
	assert_string_equal(mishap.why, "a part of the file is missing");
}

static str file_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = arena_take(arena, 4096);
	assert_non_null(file);
	size_t length = fread(bytes, 1, 4096, file);
	fclose(file);
	return (str){ bytes, length };
}

static void refuses(str bytes, const char *why)
{
	struct archive *archive;
	struct mishap mishap = { 0 };
	assert_false(archive_open(arena, bytes, &archive, &mishap));
	assert_string_equal(mishap.why, why);
}

static char *found(str bytes, str part)
{
	size_t at = str_find(bytes, part);
	assert_true(at != SIZE_MAX);
	return (char *)(uintptr_t)bytes.data + at;
}

static void refuses_what_is_no_honest_file(void **state)
{
	(void)state;
	refuses(S(""), "this is neither a workbook (.xlsx) nor a document (.docx)");
	refuses(S("Name,Kind\n"), "this is neither a workbook (.xlsx) nor a document (.docx)");
	const struct part same[] = { { "a.xml", S("1") }, { "b.xml", S("2") } };
	str twice = zip_made(arena, same, 2);
	// The names stand in the entry and in the directory.
	memcpy(found(twice, S("b.xml")), "A.xml", 5);
	memcpy(found(twice, S("b.xml")), "A.xml", 5);
	refuses(twice, "two parts of the file have one name");
	str locked = zip_made(arena, same, 2);
	found(locked, S("PK\x01\x02"))[8] |= 1;
	found(locked, S("PK\x03\x04"))[6] |= 1;
	refuses(locked, "the file is protected by a password");
	str cut = zip_made(arena, same, 2);
	refuses(str_slice(cut, 0, cut.length - 30), "this is neither a workbook (.xlsx) nor a document (.docx)");
}

static void refuses_bombs(void **state)
{
	(void)state;
	const size_t million = 1000000;
	str zeros = { NEW_MANY(arena, 60 * million, char), 60 * million };
	const struct part bomb[] = { { "a", str_slice(zeros, 0, 2 * million) } };
	refuses(zip_made(arena, bomb, 1), "a part of the file is compressed beyond belief");
	const struct part large[] = { { "a", zeros } };
	refuses(zip_made(arena, large, 1), "a part of the file is too large");
	struct part many[LIMIT_ZIP_ENTRIES + 1];
	for (size_t i = 0; i < COUNT(many); i++)
		many[i] = (struct part){ str_c(arena, str_format(arena, "part%zu", i)), S("x") };
	refuses(zip_made(arena, many, COUNT(many)), "the file has too many parts");
	struct archive *archive;
	struct mishap mishap;
	assert_true(
		archive_open(arena, zip_made(arena, many, LIMIT_ZIP_ENTRIES), &archive, &mishap));
}

static void refuses_damage_inside(void **state)
{
	(void)state;
	char *noise = arena_take(arena, 3000);
	uint32_t seed = 7;
	for (size_t i = 0; i < 3000; i++)
		noise[i] = (char)((seed = seed * 1664525u + 1013904223u) >> 24);
	const struct part parts[] = { { "a.xml", { noise, 3000 } } };
	str bytes = zip_made(arena, parts, 1);
	size_t refused = 0;
	for (size_t at = 40; at < 400; at += 9) {
		char *bad = str_c(arena, bytes);
		bad[at] ^= 0x55;
		struct archive *archive;
		struct mishap mishap;
		struct buf buf = buf_in(arena);
		if (!archive_open(arena, (str){ bad, bytes.length }, &archive, &mishap) ||
			!archive_read(archive, "a.xml", collect, &buf, &mishap))
			refused++;
	}
	assert_int_equal(refused, 40);
}

// Files that other programs made: streamed, so that sizes stand behind the content; with wide numbers in places where
// narrow ones would do; with folders, fields behind the names, and a comment.
static void reads_what_others_write(void **state)
{
	(void)state;
	static const struct {
		const char *path, *start;
		size_t length;
	} files[] = { { "streamed", "<a>hello hello", 367 }, { "wide_entry", "<a>hello hello", 367 }, { "wide", "<a>hello hello", 367 },
		{ "infozip", "hello hello", 300 }, { "java", "hello hello", 300 } };
	for (size_t i = 0; i < COUNT(files); i++) {
		struct archive *archive;
		struct mishap mishap;
		struct buf buf = buf_in(arena);
		str path = str_format(arena, "fuzz/corpus/zip_directory/%s", files[i].path);
		assert_true(archive_open(arena, file_read(path.data), &archive, &mishap));
		assert_true(archive_read(archive, "a.xml", collect, &buf, &mishap));
		assert_true(str_starts(buf_str(&buf), str_from(files[i].start)));
		assert_int_equal(buf.length, files[i].length + 1);
	}
	refuses(file_read("fuzz/corpus/zip_directory/wide_elsewhere"), "the file is damaged");
	refuses(file_read("fuzz/corpus/zip_directory/wide_cut"), "a part of the file is too large");
}

// Two lines of the directory that point to one entry.
static void refuses_entries_over_each_other(void **state)
{
	(void)state;
	const struct part parts[] = { { "a", S("xxxxxxxxxxxxxxxx") }, { "b", S("xxxxxxxxxxxxxxxx") } };
	str bytes = zip_made(arena, parts, COUNT(parts));
	char *line = found(bytes, S("PK\001\002"));
	line = found(str_skip(bytes, (size_t)(line - bytes.data) + 4), S("PK\001\002"));
	memset(line + 42, 0, 4);
	refuses(bytes, "the file is damaged");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_entries, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_honest_file, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_bombs, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_damage_inside, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_what_others_write, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_entries_over_each_other, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
