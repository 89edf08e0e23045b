#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/text_diff.h"

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

// "kept [-gone-]{+came+}", so that a case reads as the page does.
static str drawn(str before, str after)
{
	struct text_piece *pieces;
	size_t count = text_diff(arena, before, after, &pieces);
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < count; i++) {
		static const char *const open[] = { "", "[-", "{+" }, *const close[] = { "", "-]", "+}" };
		buf_add_c(&buf, open[pieces[i].change]);
		buf_add(&buf, pieces[i].text);
		buf_add_c(&buf, close[pieces[i].change]);
	}
	return buf_str(&buf);
}

static void words_that_changed_are_marked(void **state)
{
	(void)state;
	static const struct {
		const char *before, *after, *drawn;
	} cases[] = {
		{ "", "", "" },
		{ "a b", "a b", "a b" },
		{ "a b", "a  b", "a  b" },
		{ "", "a b", "{+a b+}" },
		{ "a b", "", "[-a b-]" },
		{ "the place is visited once", "the place is visited freely", "the place is visited [-once-]{+freely+}" },
		{ "one two three", "one three", "one [-two -]three" },
		{ "one three", "one two three", "one {+two +}three" },
		{ "libre, partout", "libre partout", "libre [-, -]partout" },
		{ "a b c d e", "x b y d z", "[-a -]{+x +}b [-c -]{+y +}d [-e-]{+z+}" },
		{ "a b", "c d", "[-a b-]{+c d+}" },
		{ "تقوم الآلية بزيارات بإذن مسبق.", "تقوم الآلية بزيارات دون إذن مسبق.", "تقوم الآلية بزيارات [-بإذن -]{+دون إذن +}مسبق." },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		str is = drawn(str_from(cases[i].before), str_from(cases[i].after));
		if (!str_is(is, cases[i].drawn))
			fail_msg("%zu: %.*s", i, STR_ARG(is));
	}
}

// Whatever differs: what is kept and gone is the one text, what is kept and came the other, word by word, and no more words change
// than a table of all ways says.
static void it_is_the_shortest_way(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed <= 400; seed++) {
		char texts[2][64] = { "", "" };
		int words[2][14], counts[2], table[15][15] = { 0 };
		srandom(seed);
		for (int t = 0; t < 2; t++) {
			counts[t] = (int)(random() % 15);
			for (int i = 0; i < counts[t]; i++) {
				words[t][i] = (int)(random() % 4);
				texts[t][2 * i] = (char)('a' + words[t][i]);
				texts[t][2 * i + 1] = ' ';
			}
		}
		for (int i = counts[0] - 1; i >= 0; i--)
			for (int k = counts[1] - 1; k >= 0; k--)
				table[i][k] = words[0][i] == words[1][k] ? table[i + 1][k + 1] + 1
				              : table[i + 1][k] > table[i][k + 1] ? table[i + 1][k] : table[i][k + 1];
		struct text_piece *pieces;
		size_t count = text_diff(arena, str_from(texts[0]), str_from(texts[1]), &pieces), kept = 0;
		struct buf before = buf_in(arena), after = buf_in(arena);
		for (size_t i = 0; i < count; i++) {
			if (pieces[i].change != TEXT_CAME)
				buf_add(&before, pieces[i].change == TEXT_KEPT ? pieces[i].before : pieces[i].text);
			if (pieces[i].change != TEXT_GONE)
				buf_add(&after, pieces[i].text);
			if (pieces[i].change == TEXT_KEPT)
				kept += pieces[i].text.length / 2;
		}
		assert_true(str_is(buf_str(&before), texts[0]) && str_is(buf_str(&after), texts[1]));
		assert_int_equal(kept, table[0][0]);
		arena_reset(arena);
	}
}

static void what_shares_nothing_is_one_piece_each(void **state)
{
	(void)state;
	struct buf before = buf_in(arena), after = buf_in(arena);
	for (int i = 0; i < TEXT_DIFF_MOST; i++) {
		buf_addf(&before, "a%d ", i);
		buf_addf(&after, "b%d ", i);
	}
	struct text_piece *pieces;
	assert_int_equal(text_diff(arena, buf_str(&before), buf_str(&after), &pieces), 2);
	assert_int_equal(pieces[0].change, TEXT_GONE);
	assert_int_equal(pieces[1].change, TEXT_CAME);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_changed_are_marked),
		cmocka_unit_test(it_is_the_shortest_way),
		cmocka_unit_test(what_shares_nothing_is_one_piece_each),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
