#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../shared.h"
#include "../zip_made.h"
#include "paper/office_open.h"

static struct arena *arena;
static jail_work *const works[] = { office_work, NULL };

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

static str packed(const struct office *office)
{
	struct buf buf = buf_in(arena);
	office_pack(&buf, office);
	return buf_str(&buf);
}

static str small_book(void)
{
	return book_made(arena,
		"<sheetData><row r='2'><c r='B2' t='s'><v>0</v></c><c r='C2'><v>5</v></c></row>"
		"<row r='9'><c r='A9' t='b'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
		"<si><t>é</t></si>", "");
}

static str small_document(void)
{
	return document_made(arena,
		"<w:p><w:r><w:t>Santé</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>é</w:t></w:r></w:p></w:tc>"
		"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>");
}

static void the_jail_changes_nothing(void **state)
{
	(void)state;
	jail_start(works, 0);
	str files[] = { small_book(), small_document(),
		shared_find(arena, "data/lists/suivi_recommandations_2022_2024.xlsx"),
		shared_find(arena, "data/xlsform/unhcr_rms_en_es_fr_ar.xlsx") };
	for (size_t i = 0; i < COUNT(files) && files[i].data != NULL; i++) {
		struct office straight, jailed;
		struct mishap mishap;
		struct buf buf = buf_in(arena);
		assert_true(office_work(arena, files[i], &buf, &mishap));
		assert_true(office_unpack(arena, buf_str(&buf), &straight));
		assert_true(office_open(arena, files[i], &jailed, &mishap));
		assert_true(str_equal(packed(&straight), packed(&jailed)));
		assert_int_equal(jailed.document, i == 1);
	}
	struct office office;
	struct mishap mishap;
	assert_false(office_open(arena, S("a,b\n"), &office, &mishap));
	assert_string_equal(mishap.why, "this is neither a workbook (.xlsx) nor a document (.docx)");
	jail_stop();
	assert_true(office_open(arena, files[0], &office, &mishap));
}

static void unpacking_trusts_nothing(void **state)
{
	(void)state;
	const str files[] = { small_book(), small_document() };
	for (size_t file = 0; file < COUNT(files); file++) {
		struct office again;
		struct mishap mishap;
		struct buf buf = buf_in(arena);
		assert_true(office_work(arena, files[file], &buf, &mishap));
		str bytes = buf_str(&buf);
		assert_true(office_unpack(arena, bytes, &again));
		assert_true(str_equal(packed(&again), bytes));
		for (size_t length = 0; length < bytes.length; length++)
			assert_false(office_unpack(arena, str_slice(bytes, 0, length), &again));
		assert_false(office_unpack(arena, str_format(arena, "%.*s ", STR_ARG(bytes)), &again));
		// Every byte in turn: refused or read, never more than that; the letter é broken is refused.
		for (size_t i = 0; i < bytes.length; i++) {
			char *bad = str_c(arena, bytes);
			bool letter = bad[i] == '\xc3';
			bad[i] = (char)0xff;
			bool read = office_unpack(arena, (str){ bad, bytes.length }, &again);
			assert_false(letter && read);
		}
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
