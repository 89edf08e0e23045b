#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../shared.h"
#include "../zip_made.h"
#include "paper/xlsx_open.h"

static struct arena *arena;
static jail_work *const works[] = { xlsx_work, NULL };

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

static str packed(const struct xlsx_book *book)
{
	struct buf buf = buf_in(arena);
	xlsx_pack(&buf, book);
	return buf_str(&buf);
}

static str small_book(void)
{
	return book_made(arena,
		"<sheetData><row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2'><v>5</v></c></row>"
		"<row r='9'><c r='A9' t='b'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
		"<si><t>é</t></si>", "");
}

static void the_jail_changes_nothing(void **state)
{
	(void)state;
	jail_start(works, 0);
	str files[] = { small_book(),
		shared_find(arena, "data/lists/suivi_recommandations_2022_2024.xlsx"),
		shared_find(arena, "data/xlsform/unhcr_rms_en_es_fr_ar.xlsx") };
	for (size_t i = 0; i < COUNT(files) && files[i].data != NULL; i++) {
		struct xlsx_book straight, jailed;
		struct mishap mishap;
		assert_true(xlsx_read(arena, files[i], &straight, &mishap));
		assert_true(xlsx_open(arena, files[i], &jailed, &mishap));
		assert_true(str_equal(packed(&straight), packed(&jailed)));
	}
	struct xlsx_book book;
	struct mishap mishap;
	assert_false(xlsx_open(arena, S("a,b\n"), &book, &mishap));
	assert_string_equal(mishap.why, "this is not a workbook of the kind .xlsx");
	jail_stop();
	assert_true(xlsx_open(arena, files[0], &book, &mishap));
}

static void unpacking_trusts_nothing(void **state)
{
	(void)state;
	struct xlsx_book book, again;
	struct mishap mishap;
	assert_true(xlsx_read(arena, small_book(), &book, &mishap));
	str bytes = packed(&book);
	assert_true(xlsx_unpack(arena, bytes, &again));
	assert_true(str_equal(packed(&again), bytes));
	for (size_t length = 0; length < bytes.length; length++)
		assert_false(xlsx_unpack(arena, str_slice(bytes, 0, length), &again));
	assert_false(xlsx_unpack(arena, str_format(arena, "%.*s ", STR_ARG(bytes)), &again));
	// Every byte in turn: refused or read, never more than that; the letter é broken is refused.
	for (size_t i = 0; i < bytes.length; i++) {
		char *bad = str_c(arena, bytes);
		bool letter = bad[i] == '\xc3';
		bad[i] = (char)0xff;
		bool read = xlsx_unpack(arena, (str){ bad, bytes.length }, &again);
		assert_false(letter && read);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_jail_changes_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(unpacking_trusts_nothing, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
