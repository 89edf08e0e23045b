#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "../zip_made.h"
#include "base/limits.h"
#include "paper/bundle_read.h"
#include "paper/zip_write.h"

static struct arena *arena;
static char path[] = "/tmp/wiqaya-bundle-XXXXXX";

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1024 << 20);
	int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(path);
	arena_end(arena);
	return 0;
}

static bool add(void *context, str bytes)
{
	buf_add(context, bytes);
	return true;
}

static str random_bytes(size_t length)
{
	char *bytes = arena_take(arena, length);
	uint32_t state = 7;
	for (size_t i = 0; i < length; i++) {
		state = state * 1664525 + 1013904223;
		bytes[i] = (char)(state >> 24);
	}
	return (str){ bytes, length };
}

static const char long_name[] = "attachments/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

// A table that deflates, a picture that does not, and nothing at all.
static str written(void)
{
	struct buf buf = buf_in(arena), table = buf_in(arena);
	const struct zip_sink sink = { add, &buf };
	struct instant at;
	assert_true(instant_parse(S("2026-05-31T10:15:00.000Z"), &at));
	for (int i = 0; i < 1000; i++)
		buf_addf(&table, "%d,%d\r\n", i, i * i);
	struct zip_writer *writer = zip_write(arena, &sink, &at);
	assert_true(zip_write_entry(writer, S("records/a.csv"), buf_str(&table), true));
	assert_true(zip_write_entry(writer, str_from(long_name), random_bytes(70000), false));
	assert_true(zip_write_entry(writer, S("empty"), S(""), true));
	assert_true(zip_write_end(writer));
	assert_int_equal(zip_write_size(writer), buf.length);
	return buf_str(&buf);
}

static bool opened(str bytes, struct bundle **bundle, struct mishap *mishap)
{
	int file = open(path, O_WRONLY | O_TRUNC);
	assert_true(file >= 0 && write(file, bytes.data, bytes.length) == (ssize_t)bytes.length);
	close(file);
	return bundle_open(arena, path, bundle, mishap);
}

static bool all_read(struct bundle *bundle, struct mishap *mishap)
{
	const char *const names[] = { "records/a.csv", long_name, "empty" };
	str content;
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct zip_entry *entry = bundle_find(bundle, str_from(names[i]));
		if (entry == NULL || !bundle_read(bundle, arena, entry, &content, mishap))
			return false;
	}
	return true;
}

static void comes_back(void **state)
{
	(void)state;
	struct bundle *bundle;
	struct mishap mishap;
	str content;
	assert_true(opened(written(), &bundle, &mishap));
	assert_int_equal(bundle_count(bundle), 3);
	assert_null(bundle_find(bundle, S("records/b.csv")));
	const struct zip_entry *entry = bundle_find(bundle, S("records/a.csv"));
	assert_true(entry->packed < entry->size);
	assert_true(bundle_read(bundle, arena, entry, &content, &mishap));
	assert_true(str_starts(content, S("0,0\r\n1,1\r\n2,4\r\n")) && str_ends(content, S("999,998001\r\n")));
	entry = bundle_find(bundle, str_from(long_name));
	assert_true(bundle_read(bundle, arena, entry, &content, &mishap));
	assert_true(str_equal(content, random_bytes(70000)));
	entry = bundle_find(bundle, S("empty"));
	assert_true(bundle_read(bundle, arena, entry, &content, &mishap));
	assert_int_equal(content.length, 0);
}

// Only what nobody reads may change: who made the file, which version reads it, the rights that it would have.
static void a_changed_byte_is_refused(void **state)
{
	(void)state;
	str good = written();
	struct mishap mishap;
	size_t passed = 0, heads = 60, directory = str_find(good, S("PK\001\002")) - 40;
	for (size_t at = 0; at < good.length; at += at < heads || at >= directory ? 1 : 61) {
		struct arena *outer = arena;
		arena = arena_new(64 << 20);
		struct bundle *bundle;
		char *bytes = arena_copy(arena, good.data, good.length);
		bytes[at] ^= 0x10;
		passed += opened((str){ bytes, good.length }, &bundle, &mishap) && bundle_count(bundle) == 3 &&
		          all_read(bundle, &mishap);
		arena_end(arena);
		arena = outer;
	}
	// Made by (2 bytes), inner and outer attributes (6), of each of three lines of the directory; of these, and before
	// the first and the third entry, version and flags (4), of which other bits forbid.
	assert_int_equal(passed, 3 * (8 + 4) + 2 * 4);
}

static void cut_files_are_refused(void **state)
{
	(void)state;
	str good = written();
	struct bundle *bundle;
	struct mishap mishap;
	for (size_t length = 0; length < good.length; length += length < 200 || length > good.length - 300 ? 1 : 997)
		assert_false(opened(str_slice(good, 0, length), &bundle, &mishap));
	assert_false(bundle_open(arena, "/nowhere/at/all", &bundle, &mishap));
	assert_false(bundle_open(arena, "/tmp", &bundle, &mishap));
}

static void refuse_made(const struct part *parts, size_t count, const char *why)
{
	struct bundle *bundle;
	struct mishap mishap;
	assert_false(opened(zip_made(arena, parts, count), &bundle, &mishap));
	assert_string_equal(mishap.why, why);
}

static void refuses_hostile_files(void **state)
{
	(void)state;
	static const char *const names[] = { "../a", "/a", "a/../b", "a//b", "a\\b", ".a", "a/.b", "-a", "C:a", "é" };
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct part part = { names[i], S("x") };
		refuse_made(&part, 1, "the name of a part is not allowed");
	}
	const struct part bomb = { "a", { arena_take(arena, 30 << 20), 30 << 20 } };
	refuse_made(&bomb, 1, "a part of the file is compressed beyond belief");
	const struct part large = { "a", { arena_take(arena, LIMIT_UPLOAD_BYTES + 1), LIMIT_UPLOAD_BYTES + 1 } };
	refuse_made(&large, 1, "a part of the file is too large");
	struct bundle *bundle;
	struct mishap mishap;
	assert_false(opened(S("PK but no more than that, though it is long enough"), &bundle, &mishap));
	assert_string_equal(mishap.why, "this is not a ZIP file");
}

// Two lines of the directory that point to one entry.
static void refuses_entries_over_each_other(void **state)
{
	(void)state;
	const struct part parts[] = { { "a", S("xxxxxxxxxxxxxxxx") }, { "b", S("xxxxxxxxxxxxxxxx") } };
	str good = zip_made(arena, parts, COUNT(parts));
	char *bytes = arena_copy(arena, good.data, good.length);
	struct bundle *bundle;
	struct mishap mishap;
	size_t second = str_find(good, S("PK\001\002"));
	second += 4 + str_find(str_skip(good, second + 4), S("PK\001\002"));
	memset(bytes + second + 42, 0, 4);
	assert_false(opened((str){ bytes, good.length }, &bundle, &mishap));
	assert_string_equal(mishap.why, "the file is damaged");
	bytes = arena_copy(arena, good.data, good.length);
	bytes[second + 46] = 'a';
	assert_false(opened((str){ bytes, good.length }, &bundle, &mishap));
	assert_string_equal(mishap.why, "two parts of the file have one name");
}

static void the_prisoner_inflates_what_fits(void **state)
{
	(void)state;
	struct buf answer = buf_in(arena);
	struct mishap mishap;
	// "aaaaaaaaaa", deflated; before it how long it is, and its CRC.
	assert_true(bundle_work(arena, S("\x0a\0\0\0\xf0\xcd\x11\x4c\x4b\x84\x03\x00"), &answer, &mishap));
	assert_true(str_is(buf_str(&answer), "aaaaaaaaaa"));
	static const char *const lengths = "\x09\x0b\x00";
	for (size_t i = 0; i < 3; i++) {
		char input[] = { lengths[i], 0, 0, 0, (char)0xf0, (char)0xcd, 0x11, 0x4c, 0x4b, (char)0x84, 3, 0 };
		assert_false(bundle_work(arena, (str){ input, sizeof input }, &answer, &mishap));
	}
	assert_false(bundle_work(arena, S("\x0a\0\0\0\xf0\xcd"), &answer, &mishap));
	assert_false(bundle_work(arena, S("\x0a\0\0\x7f\xf0\xcd\x11\x4c\x4b\x84\x03\x00"), &answer, &mishap));
	assert_false(bundle_work(arena, S("\x0a\0\0\0\xf0\xcd\x11\x4d\x4b\x84\x03\x00"), &answer, &mishap));
	assert_false(bundle_work(arena, S("\x0a\0\0\0\xf0\xcd\x11\x4c\x4b\x84\x03\x00x"), &answer, &mishap));
}

static bool no(void *context, str bytes)
{
	(void)context;
	return bytes.length == 0;
}

static void a_sink_may_say_no(void **state)
{
	(void)state;
	const struct zip_sink sink = { no, NULL };
	struct instant at;
	assert_true(instant_parse(S("2026-05-31T10:15:00.000Z"), &at));
	struct zip_writer *writer = zip_write(arena, &sink, &at);
	assert_false(zip_write_entry(writer, S("a"), S("x"), true));
	assert_false(zip_write_full(writer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_back),
		cmocka_unit_test(a_changed_byte_is_refused),
		cmocka_unit_test(cut_files_are_refused),
		cmocka_unit_test(refuses_hostile_files),
		cmocka_unit_test(refuses_entries_over_each_other),
		cmocka_unit_test(the_prisoner_inflates_what_fits),
		cmocka_unit_test(a_sink_may_say_no),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
