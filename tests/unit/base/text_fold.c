#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>

#include "base/text.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void folds(const char *text, const char *expected)
{
	assert_string_equal(str_c(arena, text_fold(arena, str_from(text))), expected);
}

static void folds_what_the_eye_takes_for_one(void **state)
{
	(void)state;
	folds("Commissariat, 2e  arr.", "commissariat 2e arr");
	folds("Fermé d’Azwir — ÉTÉ Œuvre Straße", "ferme d azwir ete oeuvre strasse");
	folds("السِّجْنُ المَحَلِّيّ", "السجن المحلي");
	folds("أإآٱا", "ااااا");
	folds("مستشفى", "مستشفي");
	folds("مؤسسة إعادة التربية", "موسسه اعاده التربيه");
	folds("شؤون الأئمة", "شوون الايمه");
	folds("الســـجن", "السجن");
	folds("أݣادير أگادير أڭادير أكادير", "اكادير اكادير اكادير اكادير");
	folds("ڤاس پاريس تڨرت", "فاس باريس تقرت");
	folds("ﷲ ﻻ", "الله لا");
	folds("٢٠٢٤/٥", "2024 5");
	folds("ﬁn ² ①", "fin 2 1");
	folds("ab\xe2\x80\x8f"
	      "c\xc2\xad"
	      "d",
		"abcd");
	folds("--", "");
	folds("", "");
	folds("각 \xe1\x84\x80\xe1\x85\xa1", "각 가");
}

static void folding_twice_changes_nothing(void **state)
{
	(void)state;
	struct buf all = buf_in(arena);
	for (uint32_t letter = 1; letter < 0x30000; letter++) {
		text_add(&all, letter);
		if (letter % 64 != 0)
			continue;
		str once = text_fold(arena, buf_str(&all));
		assert_true(text_valid(once));
		assert_true(str_equal(once, text_fold(arena, once)));
		arena_reset(arena);
		all = buf_in(arena);
	}
}

static void normalises_at_the_door(void **state)
{
	(void)state;
	assert_true(str_is(text_normal(arena, S("e\xcc\x81t\xc3\xa9")), "été"));
	assert_true(str_is(text_normal(arena, S("a\r\nb\rc\td\x01\x7f\xc2\x85"
						"e")),
		"a\nb\nc\tde"));
	assert_true(str_is(text_normal(arena, S("\xef\xbb\xbfx\xe2\x80\xaey\xe2\x81\xa9")), "xy"));
	assert_true(str_is(text_normal(arena, S("ا\xe2\x80\x8f"
						"1")),
		"ا\xe2\x80\x8f"
		"1"));
	// Marks come in one order: fatha before shadda.
	assert_true(str_equal(text_normal(arena, S("ل\xd9\x91\xd9\x8e")),
		text_normal(arena, S("ل\xd9\x8e\xd9\x91"))));
	assert_true(str_is(text_normal(arena, S("plain")), "plain"));
	assert_true(str_is(text_normal(arena, S("\r\r\n\r")), "\n\n\n"));
}

static void sorts_as_a_dictionary(void **state)
{
	(void)state;
	static const char *const sorted[] = { "", "2e bureau", "10e bureau", "Agadir", "école",
		"Ecole normale", "Zagora", "أكادير", "البيضاء", "وجدة" };
	for (size_t i = 1; i < COUNT(sorted); i++) {
		str before = text_sort_key(arena, str_from(sorted[i - 1]));
		assert_true(str_compare(before, text_sort_key(arena, str_from(sorted[i]))) < 0);
	}
	struct buf huge = buf_in(arena);
	for (int i = 0; i < 5000; i++)
		buf_add_c(&huge, "ﷺ𝒜");
	assert_true(text_sort_key(arena, buf_str(&huge)).length <= 2 * 4096);
}

static void *in_thread(void *expected)
{
	struct arena *own = arena_new(1 << 20);
	bool good = true;
	for (int i = 0; i < 200; i++)
		good &= str_equal(text_sort_key(own, S("Ecole السجن")), *(str *)expected) &&
			str_is(text_fold(own, S("École")), "ecole");
	arena_end(own);
	return good ? expected : NULL;
}

static void threads_do_not_share_collators(void **state)
{
	(void)state;
	str expected = text_sort_key(arena, S("Ecole السجن"));
	pthread_t threads[4];
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, in_thread, &expected), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *result;
		assert_int_equal(pthread_join(threads[i], &result), 0);
		assert_ptr_equal(result, &expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(folds_what_the_eye_takes_for_one, setup, teardown),
		cmocka_unit_test_setup_teardown(folding_twice_changes_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(normalises_at_the_door, setup, teardown),
		cmocka_unit_test_setup_teardown(sorts_as_a_dictionary, setup, teardown),
		cmocka_unit_test_setup_teardown(threads_do_not_share_collators, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
