#include "vault/sealed_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 65536, HEADER = 68, MOST = 3 * CHUNK };

static const char key[] =
	"wiqaya-backup-key-000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

struct place {
	struct arena *arena;
	char folder[64], path[128], part[160];
	char *bytes; // Of a whole file.
	size_t length;
};

static int setup(void **state)
{
	struct arena *arena = arena_new(1 << 26);
	struct place *place = NEW(arena, struct place);
	place->arena = arena;
	memcpy(place->folder, "/tmp/wiqaya-test-XXXXXX", 24);
	if (mkdtemp(place->folder) == NULL)
		return -1;
	snprintf(place->path, sizeof place->path, "%s/backup", place->folder);
	snprintf(place->part, sizeof place->part, "%s.part", place->path);
	place->bytes = arena_take(arena, MOST + 1000);
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	char folder[64];
	memcpy(folder, place->folder, sizeof folder);
	unlink(place->path);
	arena_end(place->arena);
	return rmdir(folder);
}

static str content_of(struct arena *arena, size_t length)
{
	char *bytes = arena_take(arena, length + 1);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)(i * 31 + i / 251);
	return (str){ bytes, length };
}

static void write_file(struct place *place, str secret, str content)
{
	struct sealed_writer *writer;
	struct mishap mishap = { 0 };
	unlink(place->path);
	if (!sealed_file_make(place->arena, place->path, secret, &writer, &mishap))
		fail_msg("%s", mishap.why);
	for (size_t at = 0; at < content.length; at += 1000)
		assert_true(sealed_file_add(writer, str_slice(content, at, 1000)));
	assert_true(sealed_file_finish(writer));
	struct stat about;
	assert_int_equal(stat(place->path, &about), 0);
	assert_int_equal(about.st_size, sealed_file_size(writer));
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_int_not_equal(access(place->part, F_OK), 0);
}

static void load(struct place *place)
{
	int descriptor = open(place->path, O_RDONLY);
	ssize_t got = read(descriptor, place->bytes, MOST + 1000);
	assert_true(got > 0);
	place->length = (size_t)got;
	close(descriptor);
}

static void store(struct place *place, const char *bytes, size_t length)
{
	int descriptor = open(place->path, O_WRONLY | O_TRUNC);
	assert_int_equal(write(descriptor, bytes, length), length);
	close(descriptor);
}

// "" when the file gives exactly this content, else why not.
static const char *reading(struct place *place, str secret, str content)
{
	struct arena *arena = arena_new(1 << 24);
	struct sealed_reader *reader;
	struct mishap mishap = { 0 };
	const char *why = "";
	char *bytes = arena_take(arena, content.length + 1);
	if (!sealed_file_open(arena, place->path, secret, &reader, &mishap))
		why = mishap.why;
	else if (!sealed_file_read(reader, bytes, content.length))
		why = sealed_file_fault(reader);
	else if (memcmp(bytes, content.data, content.length) != 0)
		why = "other bytes";
	else if (!sealed_file_at_end(reader))
		why = sealed_file_fault(reader) == NULL ? "more bytes" : sealed_file_fault(reader);
	arena_end(arena);
	return why;
}

static void what_is_sealed_comes_back(void **state)
{
	struct place *place = *state;
	static const size_t sizes[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, MOST };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		str content = content_of(place->arena, sizes[i]);
		write_file(place, str_from(key), content);
		assert_string_equal(reading(place, str_from(key), content), "");
		if (sizes[i] > 1)
			assert_string_equal(reading(place, str_from(key), str_skip(content, 1)),
				"other bytes");
		str more = content_of(place->arena, sizes[i] + 1);
		assert_string_equal(reading(place, str_from(key), more),
			"This file is damaged, or somebody changed it.");
	}
}

static void a_passphrase_opens_what_it_closed(void **state)
{
	struct place *place = *state;
	str content = content_of(place->arena, 100);
	write_file(place, S("correct horse battery"), content);
	assert_string_equal(reading(place, S("correct horse battery"), content), "");
	assert_string_equal(reading(place, S("correct horse batterz"), content),
		"The secret is wrong, or the file is damaged at its start.");
	assert_string_equal(reading(place, str_from(key), content),
		"This file is sealed with a passphrase, not with a key.");
	// The cost is authenticated, and one beyond all measure is not even tried.
	load(place);
	place->bytes[20] = 2;
	store(place, place->bytes, place->length);
	assert_string_equal(reading(place, S("correct horse battery"), content),
		"The secret is wrong, or the file is damaged at its start.");
	place->bytes[27] = 1;
	store(place, place->bytes, place->length);
	assert_string_equal(reading(place, S("correct horse battery"), content),
		"This file is not a sealed file of Wiqaya.");
}

static void keys_are_keys(void **state)
{
	struct place *place = *state;
	str fresh = sealed_file_new_key(place->arena), other = sealed_file_new_key(place->arena);
	str content = content_of(place->arena, 100);
	write_file(place, fresh, content);
	assert_string_equal(reading(place, fresh, content), "");
	assert_string_equal(reading(place, str_format(place->arena, "%.*s\n", STR_ARG(fresh)), content),
		"");
	assert_string_equal(reading(place, other, content),
		"The secret is wrong, or the file is damaged at its start.");
	assert_string_equal(reading(place, S("a passphrase"), content),
		"This file is sealed with a key, not with a passphrase.");
	assert_string_equal(reading(place, str_slice(fresh, 0, fresh.length - 1), content),
		"This secret cannot be used: the key is not whole, or there is no memory to stretch the"
		" passphrase.");
}

// Every byte of a file of two chunks changed, one at a time (in the long middle each 97th), and cut at
// as many places: never a byte that was not sealed, never a whole reading.
static void no_change_passes(void **state)
{
	struct place *place = *state;
	str content = content_of(place->arena, CHUNK + 200);
	write_file(place, str_from(key), content);
	load(place);
	for (size_t i = 0; i < place->length; i += i > 300 && i + 500 < place->length ? 97 : 1) {
		place->bytes[i] ^= 0x10;
		store(place, place->bytes, place->length);
		assert_string_not_equal(reading(place, str_from(key), content), "");
		place->bytes[i] ^= 0x10;
		store(place, place->bytes, i);
		const char *why = reading(place, str_from(key), content);
		assert_string_not_equal(why, "");
		if (i >= HEADER + CHUNK + 17)
			assert_string_equal(why, "This file is not whole: its end is missing.");
	}
	place->bytes[place->length] = 'x';
	store(place, place->bytes, place->length + 1);
	assert_string_not_equal(reading(place, str_from(key), content), "");
	store(place, place->bytes, place->length);
	assert_string_equal(reading(place, str_from(key), content), "");
}

static void chunks_keep_their_order(void **state)
{
	struct place *place = *state;
	str content = content_of(place->arena, 3 * CHUNK);
	write_file(place, str_from(key), content);
	load(place);
	char *bytes = arena_take(place->arena, place->length);
	size_t sealed = CHUNK + 17;
	memcpy(bytes, place->bytes, place->length);
	memcpy(bytes + HEADER, place->bytes + HEADER + sealed, sealed);
	memcpy(bytes + HEADER + sealed, place->bytes + HEADER, sealed);
	store(place, bytes, place->length);
	assert_string_not_equal(reading(place, str_from(key), content), "");
	// The middle one left out: the end is true, but not here.
	memcpy(bytes, place->bytes, place->length);
	memcpy(bytes + HEADER + sealed, place->bytes + HEADER + 2 * sealed, sealed);
	store(place, bytes, place->length - sealed);
	assert_string_equal(reading(place, str_from(key), content),
		"This file is damaged, or somebody changed it.");
}

static void what_cannot_be_written_leaves_nothing(void **state)
{
	struct place *place = *state;
	struct sealed_writer *writer;
	struct mishap mishap;
	struct arena *arena = arena_new(1 << 20);
	assert_false(sealed_file_make(arena, "/nowhere/file", str_from(key), &writer, &mishap));
	assert_string_equal(mishap.why, "No file can be made there.");
	assert_true(sealed_file_make(arena, place->path, str_from(key), &writer, &mishap));
	assert_true(sealed_file_add(writer, S("half")));
	assert_int_equal(access(place->part, F_OK), 0);
	assert_int_not_equal(access(place->path, F_OK), 0);
	arena_reset(arena);
	assert_int_not_equal(access(place->part, F_OK), 0);
	write_file(place, str_from(key), S("whole"));
	assert_false(sealed_file_make(arena, place->path, str_from(key), &writer, &mishap));
	assert_string_equal(mishap.why, "There is already a file of this name. Choose another.");
	unlink(place->path);
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit before, limit;
	getrlimit(RLIMIT_FSIZE, &before);
	limit = before;
	limit.rlim_cur = 100000;
	setrlimit(RLIMIT_FSIZE, &limit);
	assert_true(sealed_file_make(arena, place->path, str_from(key), &writer, &mishap));
	bool added = sealed_file_add(writer, content_of(place->arena, MOST));
	setrlimit(RLIMIT_FSIZE, &before);
	assert_false(added);
	assert_false(sealed_file_finish(writer));
	bool full;
	assert_string_equal(sealed_file_why(writer, &full),
		"There is no room left where the file is written.");
	assert_true(full);
	arena_end(arena);
	assert_int_not_equal(access(place->part, F_OK), 0);
	assert_int_not_equal(access(place->path, F_OK), 0);
}

static void what_is_no_sealed_file_is_refused(void **state)
{
	struct place *place = *state;
	assert_string_equal(reading(place, str_from(key), S("")),
		"There is no file of this name, or it may not be read.");
	write_file(place, str_from(key), S("x"));
	static const char *const others[] = { "", "wiqaya sealed 1\n", "SQLite format 3",
		"wiqaya sealed 2\n\2\0\0\0 and more that is long enough to be a header of the file, nearly" };
	for (size_t i = 0; i < COUNT(others); i++) {
		store(place, others[i], strlen(others[i]));
		assert_string_equal(reading(place, str_from(key), S("x")),
			"This file is not a sealed file of Wiqaya.");
	}
	struct sealed_reader *reader;
	struct mishap mishap;
	assert_false(sealed_file_open(place->arena, place->folder, str_from(key), &reader, &mishap));
	assert_string_equal(mishap.why, "This file is not a sealed file of Wiqaya.");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_sealed_comes_back),
		TEST(a_passphrase_opens_what_it_closed),
		TEST(keys_are_keys),
		TEST(no_change_passes),
		TEST(chunks_keep_their_order),
		TEST(what_cannot_be_written_leaves_nothing),
		TEST(what_is_no_sealed_file_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
