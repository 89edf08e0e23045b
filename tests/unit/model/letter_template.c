#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include "base/compiler.h"
#include "base/str.h"
#include "model/letter_template.h"

static void words_are_found_in_their_order(void **state)
{
	(void)state;
	str text = S("{authority}, {no_such} {{due_on}"), braced;
	size_t at;
	enum letter_place place;
	assert_true(letter_place_next(text, &at, &braced, &place));
	assert_int_equal(at, 0);
	assert_true(str_is(braced, "{authority}"));
	assert_int_equal(place, LETTER_PLACE_AUTHORITY);
	text = str_skip(text, at + braced.length);
	assert_true(letter_place_next(text, &at, &braced, &place));
	assert_true(str_is(braced, "{no_such}"));
	assert_int_equal(place, LETTER_PLACE_COUNT);
	text = str_skip(text, at + braced.length);
	assert_true(letter_place_next(text, &at, &braced, &place));
	assert_int_equal(at, 2);
	assert_true(str_is(braced, "{due_on}"));
	assert_int_equal(place, LETTER_PLACE_DUE_ON);
	assert_false(letter_place_next(str_skip(text, at + braced.length), &at, &braced, &place));
}

static void braces_that_hold_no_word_are_text(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "{", "}", "a { b", "} {", "{one\nline}",
		"{a word that is much longer than any that a letter fills in, so it is none}" };
	str braced;
	size_t at;
	enum letter_place place;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_false(letter_place_next(str_from(texts[i]), &at, &braced, &place));
	assert_true(letter_place_next(S("{open {date}"), &at, &braced, &place));
	assert_int_equal(at, 6);
	assert_int_equal(place, LETTER_PLACE_DATE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_in_their_order),
		cmocka_unit_test(braces_that_hold_no_word_are_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
