#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void knows_valid_utf8(void **state)
{
	(void)state;
	assert_true(text_valid(S("")));
	assert_true(text_valid(S("plain ASCII of some length, é, السجن, \xf0\x9f\x98\x80")));
	assert_true(text_valid(S("\xf4\x8f\xbf\xbf\xef\xbf\xbf\xed\x9f\xbf\xee\x80\x80")));
	static const str broken[] = { { "a\0b", 3 }, { "\x80", 1 }, { "\xc0\x80", 2 },
		{ "\xc1\xbf", 2 }, { "\xe0\x9f\xbf", 3 }, { "\xed\xa0\x80", 3 },
		{ "\xf0\x8f\xbf\xbf", 4 }, { "\xf4\x90\x80\x80", 4 }, { "\xf5\x80\x80\x80", 4 },
		{ "\xc3", 1 }, { "\xe2\x82", 2 }, { "\xf0\x9f\x98", 3 }, { "\xc3(", 2 },
		{ "12345678\xff", 9 }, { "\xe2(\xa1", 3 }, { "\xe2\x82(", 3 } };
	for (size_t i = 0; i < COUNT(broken); i++)
		assert_false(text_valid(broken[i]));
}

static void walks_and_writes_every_letter(void **state)
{
	(void)state;
	for (uint32_t letter = 1; letter <= 0x10ffff; letter++) {
		if (letter >= 0xd800 && letter < 0xe000)
			continue;
		char room[4];
		struct buf buf = { arena, room, 0, sizeof room };
		text_add(&buf, letter);
		size_t at = 0;
		assert_int_equal(text_next(buf_str(&buf), &at), letter);
		assert_int_equal(at, buf.length);
	}
	struct buf buf = buf_in(arena);
	text_add(&buf, 0xd800);
	text_add(&buf, 0x110000);
	assert_true(str_is(buf_str(&buf), "\xef\xbf\xbd\xef\xbf\xbd"));
	size_t at = 0;
	assert_int_equal(text_next(S("\xff"
				     "a"),
				 &at),
		0xfffd);
	assert_int_equal(at, 1);
}

static void squeezes_every_space(void **state)
{
	(void)state;
	assert_true(str_is(text_squeeze(arena, S(" a \t\r\n b\xc2\xa0\xe2\x80\xaf"
						 "c\xe3\x80\x80")),
		"a b c"));
	assert_true(str_is(text_squeeze(arena, S(" \n ")), ""));
	assert_true(str_is(text_squeeze(arena, S("السجن  المحلي")), "السجن المحلي"));
}

static void tells_direction_and_language(void **state)
{
	(void)state;
	assert_string_equal(text_direction(S("12 - السجن local")), "rtl");
	assert_string_equal(text_direction(S("12 - Prison السجن")), "ltr");
	assert_string_equal(text_direction(S("שלום")), "rtl");
	assert_string_equal(text_direction(S("12.")), "ltr");
	assert_string_equal(text_language(S("السجن المحلي CNDH"), "fr"), "ar");
	assert_string_equal(text_language(S("La prison de السجن"), "fr"), "fr");
	assert_string_equal(text_language(S("2024"), "en"), "en");
	// Sentences are in Arabic, French or English; names also in Tifinagh.
	assert_string_equal(text_language(S("ⵜⵉⵣⵏⵉⵜ"), "fr"), "fr");
	assert_string_equal(text_name_language(S("ⵜⵉⵣⵏⵉⵜ"), "fr"), "zgh");
	assert_string_equal(text_name_language(S("ⵜⵉⵣⵏⵉⵜ 2"), "fr"), "zgh");
	assert_string_equal(text_name_language(S("Prison locale de Tiznit (ⵜⵉⵣⵏⵉⵜ)"), "fr"), "fr");
	assert_string_equal(text_name_language(S("تيزنيت"), "fr"), "ar");
	assert_string_equal(text_name_language(S("تيزنيت ⵜⵉⵣⵏⵉⵜ"), "en"), "en");
}

static void turns_digits_to_ascii(void **state)
{
	(void)state;
	assert_true(str_is(text_ascii_digits(arena, S("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ५ é 7")),
		"0123456789 0123456789 5 é 7"));
}

static void shortens_at_a_word(void **state)
{
	(void)state;
	assert_true(str_is(text_shorten(arena, S("one two three"), 13), "one two three"));
	assert_true(str_is(text_shorten(arena, S("one two three"), 12), "one two…"));
	assert_true(str_is(text_shorten(arena, S("incomprehensibilities"), 5), "inco…"));
	assert_true(str_is(text_shorten(arena, S("a incomprehensibilities"), 12), "a incompreh…"));
	assert_true(str_is(text_shorten(arena, S("السجن المحلي بالجديدة"), 14), "السجن المحلي…"));
	assert_true(str_is(text_shorten(arena, S("abc"), 0), ""));
	// The accent stays with its letter.
	assert_true(str_is(text_shorten(arena, S("abe\xcc\x81xyz"), 4), "ab…"));
	for (size_t count = 0; count < 20; count++)
		assert_true(text_length(text_shorten(
				    arena, S("Réforme du centre d’accueil"), count)) <= count);
	assert_int_equal(text_length(S("éا\xf0\x9f\x98\x80")), 3);
}

static void starts_with_whole_letters(void **state)
{
	(void)state;
	assert_true(str_is(text_start(S("abc"), 3), "abc"));
	assert_true(str_is(text_start(S("abcd"), 3), "abc"));
	assert_true(str_is(text_start(S("aéé"), 4), "aé"));
	assert_true(str_is(text_start(S("aéé"), 3), "aé"));
	assert_true(str_is(text_start(S("aéé"), 2), "a"));
	assert_true(str_is(text_start(S("\xf0\x9f\x98\x80"), 3), ""));
	assert_true(str_is(text_start(S(""), 0), ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_valid_utf8),
		cmocka_unit_test_setup_teardown(walks_and_writes_every_letter, setup, teardown),
		cmocka_unit_test_setup_teardown(squeezes_every_space, setup, teardown),
		cmocka_unit_test(tells_direction_and_language),
		cmocka_unit_test_setup_teardown(turns_digits_to_ascii, setup, teardown),
		cmocka_unit_test_setup_teardown(shortens_at_a_word, setup, teardown),
		cmocka_unit_test(starts_with_whole_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
