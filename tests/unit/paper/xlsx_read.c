#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../shared.h"
#include "../zip_made.h"
#include "base/limits.h"
#include "paper/xlsx_read.h"

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

#define STYLES                                                                                           \
	"<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts><fills><fill/><fill/><fill>" \
	"<patternFill patternType='solid'><fgColor rgb='FF00B050'/></patternFill></fill></fills>"        \
	"<cellXfs><xf/><xf numFmtId='164'/><xf fillId='2'/></cellXfs>"

static void cell_is(const struct xlsx_sheet *sheet, size_t row, size_t column, enum xlsx_kind kind,
	const char *text)
{
	struct xlsx_cell cell = xlsx_cell(sheet, row, column);
	assert_string_equal(str_c(arena, cell.text), text);
	assert_int_equal(cell.kind, kind);
}

static struct xlsx_book reads(str bytes)
{
	struct xlsx_book book;
	struct mishap mishap;
	assert_true(xlsx_read(arena, bytes, &book, &mishap));
	return book;
}

static void reads_every_kind_of_cell(void **state)
{
	(void)state;
	struct xlsx_book book = reads(book_made(arena,
		"<sheetData><row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='D2'><v>84</v></c>"
		"<c><v>0.1</v></c><c r='F2' s='1'><v>45041</v></c><c r='G2' t='b'><v>1</v></c><c r='H2' t='b'><v>0</v></c>"
		"<c r='I2' t='e'><v>#N/A</v></c><c r='J2' t='str'><f>A2</f><v>sum</v></c>"
		"<c r='K2' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c><c r='L2' s='2'/><c r='M2' s='1'/>"
		"<c r='N2'><v>1E2</v></c><c r='O2'><v>no number</v></c><c r='P2' t='d'><v>2023-04-25</v></c><c r='Q2' s='99'><v>7</v></c>"
		"</row><row><c t='s'><v>2</v></c></row><row r='9'><c r='ZZ9' s='2'/><c r='AAA9'/></row></sheetData>",
		"<si><t>plain</t></si><si><r><t xml:space='preserve'>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si>"
		"<si><t>a_x000D_\nb_x005F_x0041_ _x0041_ _x00</t></si>",
		STYLES));
	assert_int_equal(book.count, 1);
	const struct xlsx_sheet *sheet = &book.sheets[0];
	assert_true(str_is(sheet->name, "S"));
	assert_int_equal(sheet->row_count, 2);
	cell_is(sheet, 2, 1, XLSX_TEXT, "plain");
	cell_is(sheet, 2, 2, XLSX_TEXT, "rich text");
	cell_is(sheet, 2, 3, XLSX_EMPTY, "");
	cell_is(sheet, 2, 4, XLSX_NUMBER, "84");
	cell_is(sheet, 2, 5, XLSX_NUMBER, "0.1");
	cell_is(sheet, 2, 6, XLSX_DAY, "2023-04-25");
	cell_is(sheet, 2, 7, XLSX_BOOLEAN, "true");
	cell_is(sheet, 2, 8, XLSX_BOOLEAN, "false");
	cell_is(sheet, 2, 9, XLSX_ERROR, "#N/A");
	cell_is(sheet, 2, 10, XLSX_TEXT, "sum");
	cell_is(sheet, 2, 11, XLSX_TEXT, "inline");
	cell_is(sheet, 2, 12, XLSX_EMPTY, "");
	assert_int_equal(xlsx_cell(sheet, 2, 12).fill, 0xff00b050);
	cell_is(sheet, 2, 14, XLSX_NUMBER, "100");
	cell_is(sheet, 2, 15, XLSX_TEXT, "no number");
	cell_is(sheet, 2, 16, XLSX_DAY, "2023-04-25");
	cell_is(sheet, 2, 17, XLSX_NUMBER, "7");
	cell_is(sheet, 3, 1, XLSX_TEXT, "a\r\nb_x0041_ _x0041_ _x00");
	cell_is(sheet, 1, 1, XLSX_EMPTY, "");
	cell_is(sheet, 99, 1, XLSX_EMPTY, "");
}

static void spreads_merged_cells(void **state)
{
	(void)state;
	struct xlsx_book book = reads(book_made(arena,
		"<sheetData><row r='1'><c r='B1' t='str'><v>x</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>"
		"<row r='4'><c r='A4'><v>2</v></c></row><row r='5'><c r='A5'><v>3</v></c></row></sheetData>"
		"<mergeCells><mergeCell ref='B1:C4'/><mergeCell ref='nonsense'/><mergeCell ref='B9:A1'/>"
		"<mergeCell ref='D5:XFD5'/></mergeCells>",
		"", ""));
	struct xlsx_sheet *sheet = &book.sheets[0];
	assert_int_equal(sheet->merge_count, 2);
	xlsx_spread(arena, sheet);
	cell_is(sheet, 1, 3, XLSX_TEXT, "x");
	cell_is(sheet, 2, 2, XLSX_TEXT, "x");
	cell_is(sheet, 4, 3, XLSX_TEXT, "x");
	cell_is(sheet, 2, 1, XLSX_NUMBER, "1");
	cell_is(sheet, 5, 2, XLSX_EMPTY, "");
}

static void refuses(str bytes, size_t line, size_t column, const char *why)
{
	struct xlsx_book book;
	struct mishap mishap = { 0 };
	assert_false(xlsx_read(arena, bytes, &book, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
	assert_int_equal(mishap.column, column);
}

static void refuses_rows(const char *rows, size_t line, size_t column, const char *why)
{
	refuses(book_made(arena, rows, "<si><t>x</t></si>", ""), line, column, why);
}

static void refuses_what_is_broken(void **state)
{
	(void)state;
	refuses(S("a,b\n"), 0, 0, "this is neither a workbook (.xlsx) nor a document (.docx)");
	refuses(S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0, 0,
		"this is an old .xls or .doc file, or one with a password: save it as .xlsx or .docx without");
	const struct part other[] = { { "mimetype",
		S("application/vnd.oasis.opendocument.spreadsheet") } };
	refuses(zip_made(arena, other, 1), 0, 0, "this is neither a workbook (.xlsx) nor a document (.docx)");
	const struct part empty[] = { { "_rels/.rels", S("<Relationships/>") } };
	refuses(zip_made(arena, empty, 1), 0, 0, "this is neither a workbook (.xlsx) nor a document (.docx)");
	const struct part dangling[] = {
		{ "_rels/.rels",
			S("<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>") }
	};
	refuses(zip_made(arena, dangling, 1), 0, 0, "a part of the file is missing");
	refuses_rows("<sheetData><row r='1'><c r='A1' t='s'><v>1</v></c></row></sheetData>", 1, 1,
		"the file is damaged");
	refuses_rows("<sheetData><row r='1'><c r='A1' t='s'><v>-1</v></c></row></sheetData>", 1, 1,
		"the file is damaged");
	refuses_rows("<sheetData><row r='3'/><row r='3'/></sheetData>", 3, 0,
		"the rows of the sheet are not in order");
	refuses_rows("<sheetData><row r='1'><c r='B1'/><c r='A1'/></row></sheetData>", 1, 1,
		"the cells of the row are not in order");
	refuses_rows("<sheetData><row r='9999999'/></sheetData>", 9999999, 0,
		"the rows of the sheet are not in order");
	refuses_rows("<sheetData><row></sheetData>", 0, 0, "an element is closed that is not open");
	refuses_rows("<sheetData><row r='7'><c r='ZZZ7'><v>1</v></c></row></sheetData>", 7, 18278,
		"a row has too many columns");
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, "<sheetData><row r='5'><c r='C5' t='str'><v>");
	for (size_t i = 0; i <= LIMIT_CELL_BYTES / 16; i++)
		buf_addf(&buf, "%016zx", i * 2654435761u);
	buf_add_c(&buf, "</v></c></row></sheetData>");
	refuses_rows(str_c(arena, buf_str(&buf)), 5, 3, "a cell is too long");
}

static void reads_real_workbooks(void **state)
{
	(void)state;
	static const char *const names[] = { "pyxform_choice_filter_test", "pyxform_group",
		"pyxform_loop", "pyxform_or_other", "pyxform_pull_data", "pyxform_specify_other",
		"pyxform_text_and_integer", "pyxform_xlsform_spec_test", "unhcr_rms_en_es_fr_ar",
		"xlsformorg_cascading_select", "edge/ODKValidateWarnings", "edge/bad_calc",
		"edge/case_insensitivity", "edge/extra_sheet_names", "edge/survey_no_name" };
	for (size_t i = 0; i < COUNT(names); i++) {
		str bytes = shared_find(
			arena, str_c(arena, str_format(arena, "data/xlsform/%s.xlsx", names[i])));
		if (bytes.data == NULL)
			return;
		struct xlsx_book book = reads(bytes);
		assert_true(book.sheets[0].row_count > 0);
		assert_true(
			str_equal_ignoring_case(xlsx_cell(&book.sheets[0], 1, 1).text, S("type")));
	}
}

static void reads_the_messy_workbook(void **state)
{
	(void)state;
	str bytes = shared_find(arena, "data/lists/suivi_recommandations_2022_2024.xlsx");
	if (bytes.data == NULL)
		return;
	struct xlsx_book book = reads(bytes);
	assert_int_equal(book.count, 8);
	assert_true(str_is(book.sheets[0].name, "DGP"));
	assert_true(str_is(book.sheets[3].name, "Min. Santé"));
	assert_true(str_is(book.sheets[7].name, "Synthèse"));
	const struct xlsx_sheet *gendarmerie = &book.sheets[2];
	cell_is(gendarmerie, 9, 7, XLSX_DAY, "2022-05-07");
	cell_is(gendarmerie, 9, 8, XLSX_DAY, "2022-06-06");
	assert_int_equal(xlsx_cell(gendarmerie, 9, 10).fill, 0xff92d050);
	cell_is(gendarmerie, 9, 10, XLSX_EMPTY, "");
	assert_int_equal(gendarmerie->merge_count, 16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_every_kind_of_cell, setup, teardown),
		cmocka_unit_test_setup_teardown(spreads_merged_cells, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_broken, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_real_workbooks, setup, teardown),
		cmocka_unit_test_setup_teardown(reads_the_messy_workbook, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
