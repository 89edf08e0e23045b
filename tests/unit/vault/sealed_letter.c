// src/vault/sealed_letter.c: what is sealed opens for its reader, and for nobody else; no byte of it can be changed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "vault/sealed_letter.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(16 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static const struct signature_key *new_key(void)
{
	char folder[] = "/tmp/wiqaya-letter-XXXXXX";
	struct signature_key *key;
	struct mishap mishap;
	assert_non_null(mkdtemp(folder));
	str path = str_format(arena, "%s/key", folder);
	assert_true(signature_open(arena, path.data, true, &key, &mishap));
	unlink(path.data);
	rmdir(folder);
	return key;
}

static void opens_for_its_reader(void **state)
{
	(void)state;
	const struct signature_key *one = new_key(), *other = new_key();
	str sealed, letter;
	assert_int_equal(sealed_letter_public(arena, one).length, SEALED_LETTER_KEY_HEX);
	assert_true(str_equal(sealed_letter_public(arena, one), sealed_letter_public(arena, one)));
	assert_false(str_equal(sealed_letter_public(arena, one), sealed_letter_public(arena, other)));
	assert_false(str_equal(sealed_letter_public(arena, one), signature_public(one)));
	assert_true(sealed_letter_seal(arena, sealed_letter_public(arena, one), S("for one"), &sealed));
	assert_int_equal(sealed.length, 7 + SEALED_LETTER_EXTRA);
	assert_true(sealed_letter_open(arena, one, sealed, &letter));
	assert_true(str_is(letter, "for one"));
	assert_false(sealed_letter_open(arena, other, sealed, &letter));
}

static void opens_unchanged_only(void **state)
{
	(void)state;
	const struct signature_key *key = new_key();
	str sealed, letter;
	assert_true(sealed_letter_seal(arena, sealed_letter_public(arena, key), S("as it was"), &sealed));
	for (size_t i = 0; i < sealed.length; i++) {
		char *changed = arena_copy(arena, sealed.data, sealed.length);
		changed[i] ^= 1;
		assert_false(sealed_letter_open(arena, key, (str){ changed, sealed.length }, &letter));
	}
	for (size_t length = 0; length < sealed.length; length++)
		assert_false(sealed_letter_open(arena, key, str_slice(sealed, 0, length), &letter));
}

static void refuses_what_is_no_key(void **state)
{
	(void)state;
	str sealed;
	assert_false(sealed_letter_seal(arena, S("00"), S("x"), &sealed));
	assert_false(sealed_letter_seal(arena, S("zz00000000000000000000000000000000000000000000000000000000000000"), S("x"), &sealed));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opens_for_its_reader, begin, end),
		cmocka_unit_test_setup_teardown(opens_unchanged_only, begin, end),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_key, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
