#include "vault/signature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
	struct arena *arena;
	char folder[64], path[128];
};

static int setup(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	struct place *place = NEW(arena, struct place);
	place->arena = arena;
	memcpy(place->folder, "/tmp/wiqaya-test-XXXXXX", 24);
	if (mkdtemp(place->folder) == NULL)
		return -1;
	snprintf(place->path, sizeof place->path, "%s/store.db.key", place->folder);
	unsetenv("WIQAYA_KEY");
	unsetenv("CREDENTIALS_DIRECTORY");
	*state = place;
	return 0;
}

static int teardown(void **state)
{
	struct place *place = *state;
	unlink(place->path);
	rmdir(place->folder);
	arena_end(place->arena);
	return 0;
}

static void put_file(struct place *place, const char *text, mode_t mode)
{
	unlink(place->path);
	int descriptor = open(place->path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
	assert_int_equal(fchmod(descriptor, mode), 0);
	close(descriptor);
}

static struct signature_key *open_key(struct place *place, bool make)
{
	struct signature_key *key;
	struct mishap mishap = { 0 };
	if (!signature_open(place->arena, place->path, make, &key, &mishap))
		fail_msg("%s", mishap.why);
	return key;
}

static void assert_refused(struct place *place, const char *why)
{
	struct signature_key *key;
	struct mishap mishap = { 0 };
	assert_false(signature_open(place->arena, place->path, false, &key, &mishap));
	assert_string_equal(mishap.why, why);
}

// RFC 8032 section 7.1, test 2.
static void signs_as_the_standard_says(void **state)
{
	struct place *place = *state;
	put_file(place,
		"wiqaya log key 1\n4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n",
		0600);
	struct signature_key *key = open_key(place, false);
	str public_key = signature_public(key);
	assert_string_equal(public_key.data,
		"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
	unsigned char signature[SIGNATURE_BYTES];
	static const unsigned char expected[SIGNATURE_BYTES] = {
		0x92, 0xa0, 0x09, 0xa9, 0xf0, 0xd4, 0xca, 0xb8, 0x72, 0x0e, 0x82, 0x0b, 0x5f, 0x64,
		0x25, 0x40, 0xa2, 0xb2, 0x7b, 0x54, 0x16, 0x50, 0x3f, 0x8f, 0xb3, 0x76, 0x22, 0x23,
		0xeb, 0xdb, 0x69, 0xda, 0x08, 0x5a, 0xc1, 0xe4, 0x3e, 0x15, 0x99, 0x6e, 0x45, 0x8f,
		0x36, 0x13, 0xd0, 0xf1, 0x1d, 0x8c, 0x38, 0x7b, 0x2e, 0xae, 0xb4, 0x30, 0x2a, 0xee,
		0xb0, 0x0d, 0x29, 0x16, 0x12, 0xbb, 0x0c, 0x00,
	};
	signature_sign(key, S("r"), signature);
	assert_memory_equal(signature, expected, sizeof expected);
	assert_true(signature_good(public_key, S("r"), signature));
	assert_false(signature_good(public_key, S("s"), signature));
	assert_false(signature_good(str_slice(public_key, 0, 62), S("r"), signature));
	assert_false(signature_good(S("not a key"), S("r"), signature));
	signature[3] ^= 1;
	assert_false(signature_good(public_key, S("r"), signature));
}

static void makes_a_private_file_once(void **state)
{
	struct place *place = *state;
	assert_refused(place, "The file of the log's key cannot be read.");
	struct signature_key *key = open_key(place, true), *again = open_key(place, true);
	assert_string_equal(signature_public(key).data, signature_public(again).data);
	struct stat about;
	assert_int_equal(stat(place->path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	unlink(place->path);
	struct signature_key *other = open_key(place, true);
	assert_string_not_equal(signature_public(key).data, signature_public(other).data);
}

static void refuses_what_is_no_key_or_not_private(void **state)
{
	struct place *place = *state;
	static const char *const none[] = { "", "wiqaya log key 1\n", "wiqaya log key 1\n4ccd\n",
		"wiqaya log key 2\n4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n",
		"wiqaya log key 1\n4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fx\n",
		"wiqaya log key 1\n4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n\n" };
	for (size_t i = 0; i < COUNT(none); i++) {
		put_file(place, none[i], 0600);
		assert_refused(place, "The file of the log's key holds no key.");
	}
	const char *good =
		"wiqaya log key 1\n4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb\n";
	put_file(place, good, 0640);
	assert_refused(place,
		"Others may read the file of the log's key. Make it private with: chmod 600.");
	// systemd gives the service's group the right to read its credentials.
	setenv("CREDENTIALS_DIRECTORY", place->folder, 1);
	open_key(place, false);
	put_file(place, good, 0644);
	assert_refused(place,
		"Others may read the file of the log's key. Make it private with: chmod 600.");
	unlink(place->path);
	struct signature_key *key;
	struct mishap mishap;
	assert_false(signature_open(place->arena, "/nowhere/key", true, &key, &mishap));
	assert_string_equal(mishap.why, "The file of the log's key cannot be made.");
}

static void finds_the_place_of_the_key(void **state)
{
	struct place *place = *state;
	struct arena *arena = place->arena;
	assert_string_equal(signature_path(arena, "/a/store.db").data, "/a/store.db.key");
	assert_int_equal(signature_path(arena, NULL).length, 0);
	setenv("CREDENTIALS_DIRECTORY", place->folder, 1);
	assert_string_equal(signature_path(arena, "/a/store.db").data, "/a/store.db.key");
	snprintf(place->path, sizeof place->path, "%s/wiqaya-log-key", place->folder);
	put_file(place, "", 0600);
	assert_string_equal(signature_path(arena, "/a/store.db").data, place->path);
	setenv("WIQAYA_KEY", "/b/key", 1);
	assert_string_equal(signature_path(arena, "/a/store.db").data, "/b/key");
}

static void writes_a_signature_as_text(void **state)
{
	struct place *place = *state;
	unsigned char signature[SIGNATURE_BYTES], back[SIGNATURE_BYTES];
	for (size_t i = 0; i < sizeof signature; i++)
		signature[i] = (unsigned char)(i * 37);
	str text = signature_hex(place->arena, signature);
	assert_int_equal(text.length, 128);
	assert_true(str_starts(text, S("00254a6f94b9de")));
	assert_true(signature_from_hex(text, back));
	assert_memory_equal(signature, back, sizeof back);
	assert_false(signature_from_hex(str_slice(text, 0, 126), back));
	assert_false(signature_from_hex(S(""), back));
	char *bad = (char *)arena_take(place->arena, 128);
	memcpy(bad, text.data, 128);
	bad[127] = 'G';
	assert_false(signature_from_hex((str){ bad, 128 }, back));
	bad[127] = 'A'; // Small letters only: one text for one signature.
	assert_false(signature_from_hex((str){ bad, 128 }, back));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(signs_as_the_standard_says, setup, teardown),
		cmocka_unit_test_setup_teardown(makes_a_private_file_once, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_key_or_not_private, setup, teardown),
		cmocka_unit_test_setup_teardown(finds_the_place_of_the_key, setup, teardown),
		cmocka_unit_test_setup_teardown(writes_a_signature_as_text, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
