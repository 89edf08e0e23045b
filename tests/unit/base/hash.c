#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/hash.h"

// Test vectors of FIPS 180-4.
static void hashes(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	struct hash abc = hash_of(S("abc")), empty = hash_of(S(""));
	assert_true(str_is(hash_hex(arena, &abc),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
	assert_true(str_is(hash_hex(arena, &empty),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
	struct hash pieces = hash_of_pieces((const str[]){ S("a"), S(""), S("bc") }, 3);
	assert_memory_equal(&pieces, &abc, sizeof abc);
	arena_end(arena);
}

static void reads_only_its_own_spelling(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	struct hash hash = hash_of(S("abc")), read;
	str hex = hash_hex(arena, &hash);
	assert_true(hash_from_hex(hex, &read));
	assert_memory_equal(&read, &hash, sizeof hash);
	assert_false(hash_from_hex(str_slice(hex, 0, 63), &read));
	char *other = str_c(arena, hex);
	other[0] = 'B';
	assert_false(hash_from_hex(str_from(other), &read));
	other[0] = 'g';
	assert_false(hash_from_hex(str_from(other), &read));
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes),
		cmocka_unit_test(reads_only_its_own_spelling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
