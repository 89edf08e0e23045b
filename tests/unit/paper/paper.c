#include "../paper_made.h"

#include "paper/paper_inside.h"

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

static str kept(const char *text)
{
	struct paper_block *words = paper_paragraph(paper_body(paper_made(arena, "fr")), "fr");
	words_add(words, text);
	return paper_words(arena, words);
}

static void keeps_what_paper_can_show(void **state)
{
	(void)state;
	assert_true(str_is(kept("a\tb\r\nc\x0b"), "a b\nc\n"));
	assert_true(str_is(kept("\x01\x1b[0m\u202ex\u2067"), "[0mx"));
	assert_true(str_is(kept("\xff\xef\xbf\xbe"), "\xef\xbf\xbd\xef\xbf\xbd"));
	assert_true(str_is(kept("<b>&amp;</b>"), "<b>&amp;</b>"));
}

static void numbers_have_the_digits_of_the_house(void **state)
{
	(void)state;
	struct paper_about about = { .language = "ar", .eastern_digits = true };
	const struct paper *eastern = paper_new(arena, &about), *western = paper_made(arena, "ar");
	assert_true(str_is(paper_number(arena, eastern, "ar", 1203), "١٢٠٣"));
	assert_true(str_is(paper_number(arena, eastern, "fr", 1203), "1203"));
	assert_true(str_is(paper_number(arena, western, "ar", 1203), "1203"));
	assert_true(str_is(paper_number(arena, western, "fr", 0), "0"));
	assert_true(str_is(paper_page_words(arena, paper_made(arena, "en"), 2, 13), "Page 2 of 13"));
	assert_true(str_is(paper_footer_words(arena, western), "Restreint · \u2066W/2026/0012\u2069"));
	assert_int_equal(paper_footer_words(arena, eastern).length, 0);
}

static void takes_no_more_than_its_limits(void **state)
{
	(void)state;
	struct mishap mishap;
	struct paper *paper = paper_made(arena, "fr");
	struct paper_block *body = paper_body(paper);
	for (size_t i = 0; i < LIMIT_PAPER_BLOCKS; i++)
		paper_paragraph(body, "fr");
	assert_true(paper_check(paper, &mishap));
	struct paper_block *beyond = paper_numbers(body, "fr", 1);
	// Can be built upon all the same.
	words_add(paper_paragraph(paper_item(beyond), "fr"), "x");
	assert_int_equal(body->count, LIMIT_PAPER_BLOCKS);
	assert_false(paper_check(paper, &mishap));
	assert_string_equal(mishap.why, "the document is too long to be printed");

	paper = paper_made(arena, "fr");
	str large = { arena_take(arena, LIMIT_PAPER_BYTES), LIMIT_PAPER_BYTES };
	paper_text(paper_paragraph(paper_body(paper), "fr"), large);
	assert_false(paper_check(paper, &mishap));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keeps_what_paper_can_show, setup, teardown),
		cmocka_unit_test_setup_teardown(numbers_have_the_digits_of_the_house, setup, teardown),
		cmocka_unit_test_setup_teardown(takes_no_more_than_its_limits, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
