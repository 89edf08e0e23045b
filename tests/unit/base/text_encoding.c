#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../shared.h"
#include "base/csv.h"
#include "base/encoding.h"
#include "base/text.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(256 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static str case_file(const char *name, const char *kind)
{
	str bytes = file_find(
		arena, str_c(arena, str_format(arena, "tests/cases/encoding/%s.%s", name, kind)));
	assert_non_null(bytes.data);
	return bytes;
}

static void guesses(const char *name, const char *chain)
{
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	assert_true(encoding_decode(arena, case_file(name, chain), NULL, &text, found, &mishap));
	assert_string_equal(found, chain);
	assert_string_equal(str_c(arena, text), str_c(arena, case_file(name, "expected")));
	// The same when it is told.
	assert_true(encoding_decode(arena, case_file(name, chain), chain, &text, found, &mishap));
	assert_string_equal(found, chain);
	assert_true(str_equal(text, case_file(name, "expected")));
}

static void guesses_each_encoding(void **state)
{
	(void)state;
	guesses("french", "windows-1252");
	guesses("french", "macroman");
	guesses("arabic", "windows-1256");
	guesses("arabic", "utf-8");
	guesses("arabic", "utf-16le");
	guesses("arabic", "utf-16be");
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	assert_true(encoding_decode(
		arena, case_file("french", "expected"), NULL, &text, found, &mishap));
	assert_string_equal(found, "utf-8");
	assert_true(encoding_decode(arena, S("plain\n"), NULL, &text, found, &mishap));
	assert_string_equal(found, "utf-8");
	assert_true(encoding_decode(arena, S(""), NULL, &text, found, &mishap));
	assert_int_equal(text.length, 0);
}

static void guesses_damage_in_layers(void **state)
{
	(void)state;
	guesses("layered", "macroman+windows-1252+macroman");
	guesses("french", "utf-8+windows-1252+utf-8");
}

static void undoes_the_damage_of_a_real_list(void **state)
{
	(void)state;
	str bytes = shared_find(arena, "data/recommendations/upr_recs_2012.csv");
	str expected =
		shared_find(arena, "data/recommendations/expected/upr_2012_morocco_utf8.csv");
	if (bytes.data == NULL || expected.data == NULL)
		return;
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	assert_true(encoding_decode(arena, bytes, NULL, &text, found, &mishap));
	assert_string_equal(found, "macroman+windows-1252+macroman");
	assert_true(str_contains(text, S("(Côte d’Ivoire)")));
	struct csv all, morocco;
	assert_true(csv_read(arena, text, 0, &all, &mishap));
	assert_true(csv_read(arena, expected, 0, &morocco, &mishap));
	assert_int_equal(all.separator, ',');
	assert_int_equal(morocco.count, 161);
	size_t same = 0;
	for (size_t row = 0; row < all.count; row++) {
		if (row > 0 && !str_is(csv_cell(&all, row, 1), "morocco"))
			continue;
		assert_int_equal(all.rows[row].count, morocco.rows[same].count);
		for (size_t column = 0; column < all.rows[row].count; column++)
			assert_true(str_equal(
				all.rows[row].cells[column], morocco.rows[same].cells[column]));
		same++;
	}
	assert_int_equal(same, morocco.count);
}

static void reads_the_messy_lists(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		size_t rows;
		size_t columns;
	} lists[] = { { "data/lists/inventaire_lieux.csv", 145, 13 },
		{ "data/lists/recommendations_tracker.csv", 89, 36 } };
	for (size_t i = 0; i < COUNT(lists); i++) {
		str text, bytes = shared_find(arena, lists[i].name);
		char found[ENCODING_CHAIN_ROOM];
		struct mishap mishap;
		if (bytes.data == NULL)
			return;
		assert_true(encoding_decode(arena, bytes, NULL, &text, found, &mishap));
		assert_string_equal(found, "windows-1252");
		struct csv csv;
		assert_true(csv_read(arena, text, 0, &csv, &mishap));
		assert_int_equal(csv.separator, ';');
		assert_int_equal(csv.count, lists[i].rows);
		assert_int_equal(csv.rows[0].count, lists[i].columns);
	}
}

static void takes_aliases(void **state)
{
	(void)state;
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	assert_true(encoding_decode(arena, S("\xe9"), "Latin1", &text, found, &mishap));
	assert_string_equal(found, "windows-1252");
	assert_true(str_is(text, "é"));
	assert_true(encoding_decode(arena, S("\x8e"), "Macintosh", &text, found, &mishap));
	assert_true(str_is(text, "é"));
	assert_true(encoding_decode(arena, S("\xfe\xff\0A"), "utf-16", &text, found, &mishap));
	assert_string_equal(found, "utf-16be");
	assert_true(str_is(text, "A"));
	assert_true(encoding_decode(arena, S("\x3d\xd8\0\xde"), "utf-16le", &text, found, &mishap));
	assert_true(str_is(text, "\xf0\x9f\x98\x80"));
}

static void refuses(str bytes, const char *wanted, size_t line, const char *why)
{
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap = { 0 };
	assert_false(encoding_decode(arena, bytes, wanted, &text, found, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
}

static void refuses_what_is_no_text(void **state)
{
	(void)state;
	refuses(S("a"), "klingon", 0, "no such encoding");
	refuses(S("a"), "", 0, "no such encoding");
	refuses(S("a"), "utf-8+windows-1252", 0,
		"a chain decodes, encodes and decodes: one or three names");
	refuses(S("a"), "utf-8+utf-8+utf-8+utf-8+utf-8+utf-8+utf-8", 0, "no such encoding");
	refuses(S("a"), "utf-8+utf-16le+utf-8", 0, "UTF-16 can only be the first link of a chain");
	refuses(S("a"), "windows-1252+windows-1256+windows-1252+windows-1256+windows-1252", 0,
		"the chain of encodings is too long");
	refuses(S("a\nb\r\nc\rd\xff"), "utf-8", 4, "here stands a byte that is not UTF-8");
	refuses(S("a\n\xc3\xa9"), "utf-8+macroman+utf-8", 2,
		"here stands a byte that is not UTF-8");
	refuses(S("a\n\xd8\xb3"), "utf-8+macroman+utf-8", 2,
		"here stands a letter that a link of the encoding does not have");
	refuses(S("\xff\xfe"
		  "a\0\n\0b"),
		NULL, 2, "the last letter of the UTF-16 text is cut off");
	refuses(S("\xff\xfe"
		  "a\0\0\xd8"),
		NULL, 1, "here stands half a letter of UTF-16");
	refuses(S("a\nb\0c\0\0"), "windows-1252", 2, "a NUL stands here: this is not text");
	str damaged = S("é è à ç ê é è à ç ê é è à ç ê é è à ç ê\n\xff");
	refuses(damaged, NULL, 2, "here stands a byte that is not UTF-8");
}

static void samples_long_files_without_ascii(void **state)
{
	(void)state;
	struct buf buf = buf_sized(arena, 400000);
	while (buf.length < 200000)
		buf_add_c(&buf, "السجنالمحلي");
	str text;
	char found[ENCODING_CHAIN_ROOM];
	struct mishap mishap;
	assert_true(encoding_decode(arena, buf_str(&buf), NULL, &text, found, &mishap));
	assert_string_equal(found, "utf-8");
	assert_true(str_equal(text, buf_str(&buf)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(guesses_each_encoding, setup, teardown),
		cmocka_unit_test_setup_teardown(guesses_damage_in_layers, setup, teardown),
		cmocka_unit_test_setup_teardown(undoes_the_damage_of_a_real_list, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_the_messy_lists, setup, teardown),
		cmocka_unit_test_setup_teardown(takes_aliases, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_text, setup, teardown),
		cmocka_unit_test_setup_teardown(samples_long_files_without_ascii, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
