// src/vault/token.c: form tokens fit their session alone, and no two look alike.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "vault/token.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

// How many bytes they have in common at the same place: of random ones few.
static size_t alike(str a, str b)
{
	size_t count = 0;
	assert_int_equal(a.length, b.length);
	for (size_t i = 0; i < a.length; i++)
		count += a.data[i] == b.data[i];
	return count;
}

static void fit_their_session_alone(void **state)
{
	(void)state;
	str key = token_new(arena), other = token_new(arena);
	for (int i = 0; i < 100; i++) {
		assert_true(form_token_right(key, form_token(arena, key)));
		assert_false(form_token_right(key, form_token(arena, other)));
	}
	assert_false(form_token_right(key, S("")));
	assert_false(form_token_right(key, key));
	str token = form_token(arena, key);
	assert_false(form_token_right(key, str_slice(token, 0, token.length - 1)));
	assert_false(form_token_right(key, str_format(arena, "%.*sA", STR_ARG(token))));
	// Two halves that are the same would be behind the veil of nothing.
	str nothing = S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
	assert_int_equal(nothing.length, token.length);
	assert_false(form_token_right(key, nothing));
}

static void no_two_look_alike(void **state)
{
	(void)state;
	str key = token_new(arena);
	for (int i = 0; i < 100; i++)
		assert_true(alike(form_token(arena, key), form_token(arena, key)) < 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(fit_their_session_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(no_two_look_alike, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
