#include "paper/docx_read.h"

#include <cmocka.h>
#include <string.h>

#include "../zip_made.h"
#include "base/limits.h"

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

#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define PARAGRAPH(text) "<w:p>" RUN(text) "</w:p>"
#define CELL(text) "<w:tc>" PARAGRAPH(text) "</w:tc>"
#define WIDE(span, text) "<w:tc><w:tcPr><w:gridSpan w:val='" span "'/></w:tcPr>" PARAGRAPH(text) "</w:tc>"
#define MERGED(kind, text) "<w:tc><w:tcPr><w:vMerge" kind "/></w:tcPr>" PARAGRAPH(text) "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"

static struct docx_tables reads(const char *body)
{
	struct docx_tables tables;
	struct mishap mishap = { 0 };
	if (!docx_read(arena, document_made(arena, body), &tables, &mishap))
		fail_msg("%s", mishap.why);
	return tables;
}

static void cell_is(const struct docx_tables *tables, size_t table, size_t row, size_t column, const char *text)
{
	struct xlsx_cell cell = xlsx_cell(&tables->book.sheets[table], row, column);
	assert_string_equal(str_c(arena, cell.text), text);
	assert_int_equal(cell.kind, text[0] == 0 ? XLSX_EMPTY : XLSX_TEXT);
}

static void tables_are_sheets(void **state)
{
	(void)state;
	struct docx_tables tables = reads(PARAGRAPH("Suivi des recommandations") "<w:p/>" PARAGRAPH("Santé ! [2024]")
		TABLE(ROW(CELL("N°") CELL("التوصية")) ROW(CELL("١٢") CELL("b"))) PARAGRAPH("Santé ! [2024]")
		TABLE(ROW(CELL("x"))) "<w:p/>" TABLE(ROW(CELL("")) ROW(CELL("y"))) PARAGRAPH("Fin"));
	assert_int_equal(tables.book.count, 3);
	assert_int_equal(tables.paragraphs, 4);
	assert_true(str_is(tables.book.sheets[0].name, "Santé 2024"));
	assert_true(str_is(tables.book.sheets[1].name, "Santé 2024 (2)"));
	assert_true(str_is(tables.book.sheets[2].name, "3"));
	assert_int_equal(tables.tables[0].above_count, 2);
	assert_true(str_is(tables.tables[0].above[0], "Suivi des recommandations"));
	assert_int_equal(tables.tables[2].above_count, 0);
	cell_is(&tables, 0, 1, 2, "التوصية");
	cell_is(&tables, 0, 2, 1, "١٢");
	cell_is(&tables, 2, 1, 1, "");
	cell_is(&tables, 2, 2, 1, "y");
}

static void a_cell_says_what_people_see(void **state)
{
	(void)state;
	struct docx_tables tables = reads(TABLE(ROW(
		"<w:tc>" PARAGRAPH("une ") "<w:p/><w:p>" RUN("de") RUN("ux") "<w:r><w:tab/><w:t>x</w:t><w:br/><w:t>trois</w:t></w:r></w:p></w:tc>"
		"<w:tc><w:p><w:pPr><w:rPr><w:del/><w:ins/></w:rPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
			"<w:ins>" RUN("in") "</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del><w:moveFrom>" RUN("from") "</w:moveFrom>"
			"<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> seen</w:t></w:r></w:p></w:tc>"
		"<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr><w:r><w:t>third</w:t><w:footnoteReference/></w:r>"
			"<w:r><w:commentReference/></w:r><w:r><w:drawing><w:p><w:r><w:t>box</w:t></w:r></w:p></w:drawing></w:r>"
			"<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>fall</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
			"<w:fldSimple><w:r><w:t> field</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:tc>"
		"<w:tc><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" PARAGRAPH("Click here") "</w:sdtContent></w:sdt>"
			"<w:sdt><w:sdtPr/><w:sdtContent>" PARAGRAPH("filled") "</w:sdtContent></w:sdt></w:tc>"
		"<w:tc>" PARAGRAPH("outer") TABLE(ROW(CELL("DGP") CELL("MS"))) "<w:p/></w:tc>")
		"<w:tr><w:trPr><w:del/></w:trPr>" CELL("gone") "</w:tr>" "<w:sdt><w:sdtContent>" ROW(CELL("kept")) "</w:sdtContent></w:sdt>"));
	cell_is(&tables, 0, 1, 1, "une \ndeux x\ntrois");
	cell_is(&tables, 0, 1, 2, "in seen");
	cell_is(&tables, 0, 1, 3, "third field");
	cell_is(&tables, 0, 1, 4, "filled");
	cell_is(&tables, 0, 1, 5, "outer\nDGP\nMS");
	assert_int_equal(tables.book.sheets[0].row_count, 2);
	cell_is(&tables, 0, 2, 1, "kept");
	const size_t wanted[DOCX_BESIDE_COUNT] = { [DOCX_INSERTED] = 1, [DOCX_DELETED] = 3, [DOCX_NESTED] = 1, [DOCX_NOTES] = 1,
		[DOCX_COMMENTS] = 1, [DOCX_HIDDEN] = 1, [DOCX_PICTURES] = 1, [DOCX_COUNTED] = 1 };
	for (size_t i = 0; i < DOCX_BESIDE_COUNT; i++)
		assert_int_equal(tables.tables[0].beside[i], wanted[i]);
}

static void merge_is(const struct docx_tables *tables, size_t at, size_t first_row, size_t first_column, size_t last_row, size_t last_column)
{
	const struct xlsx_merge *merge = &tables->book.sheets[0].merges[at];
	assert_int_equal(merge->first_row, first_row);
	assert_int_equal(merge->first_column, first_column);
	assert_int_equal(merge->last_row, last_row);
	assert_int_equal(merge->last_column, last_column);
}

static void merged_cells(void **state)
{
	(void)state;
	struct docx_tables tables = reads(TABLE(ROW(CELL("N°") CELL("Texte") CELL("Envoi") CELL("Réponse"))
		ROW(WIDE("4", "Santé")) ROW(MERGED(" w:val='restart'", "1") CELL("a") WIDE("2", "néant")) ROW(MERGED("", "x") CELL("b") CELL("c") CELL("d"))
		"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" CELL("e") "</w:tr>"));
	assert_int_equal(tables.book.sheets[0].merge_count, 3);
	merge_is(&tables, 0, 2, 1, 2, 4);
	merge_is(&tables, 1, 3, 1, 4, 1);
	merge_is(&tables, 2, 3, 3, 3, 4);
	xlsx_spread(arena, &tables.book.sheets[0]);
	cell_is(&tables, 0, 2, 4, "Santé");
	cell_is(&tables, 0, 3, 4, "néant");
	cell_is(&tables, 0, 4, 1, "1");
	cell_is(&tables, 0, 4, 4, "d");
	cell_is(&tables, 0, 5, 3, "e");
}

// Borders that were drawn row by row: the grid has five columns, and no row more than three cells.
static void borders_drawn_by_hand(void **state)
{
	(void)state;
	struct docx_tables tables = reads(TABLE(ROW(WIDE("2", "N°") WIDE("2", "Texte") CELL("Qui")) ROW(WIDE("5", "Santé"))
		ROW(CELL("1") WIDE("2", "a") WIDE("2", "DGP")) ROW(WIDE("2", "2") CELL("b") WIDE("2", "MS")) ROW(WIDE("3", "3 et b") WIDE("2", "MS"))));
	cell_is(&tables, 0, 1, 3, "Qui");
	cell_is(&tables, 0, 3, 2, "a");
	cell_is(&tables, 0, 3, 3, "DGP");
	cell_is(&tables, 0, 4, 2, "b");
	cell_is(&tables, 0, 4, 3, "MS");
	cell_is(&tables, 0, 5, 1, "3 et b");
	cell_is(&tables, 0, 5, 3, "MS");
	xlsx_spread(arena, &tables.book.sheets[0]);
	cell_is(&tables, 0, 2, 3, "Santé");
}

static void colours(void **state)
{
	(void)state;
	struct docx_tables tables = reads(TABLE(ROW("<w:tc><w:tcPr><w:shd w:fill='92D050'/></w:tcPr><w:p/></w:tc>"
		"<w:tc><w:tcPr><w:shd w:fill='auto'/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:shd w:fill='FFFFFF'/></w:tcPr><w:p/></w:tc>"
		"<w:tc><w:tcPr><w:shd w:fill='00b0fz'/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:shd w:fill='00b0f0'/></w:tcPr><w:p/></w:tc>")));
	const struct xlsx_sheet *sheet = &tables.book.sheets[0];
	assert_int_equal(xlsx_cell(sheet, 1, 1).fill, 0xff92d050);
	assert_int_equal(xlsx_cell(sheet, 1, 2).fill, 0);
	assert_int_equal(xlsx_cell(sheet, 1, 3).fill, 0);
	assert_int_equal(xlsx_cell(sheet, 1, 4).fill, 0);
	assert_int_equal(xlsx_cell(sheet, 1, 5).fill, 0xff00b0f0);
}

static void refuses(str bytes, size_t line, size_t column, const char *why)
{
	struct docx_tables tables;
	struct mishap mishap = { 0 };
	assert_false(docx_read(arena, bytes, &tables, &mishap));
	assert_string_equal(mishap.why, why);
	assert_int_equal(mishap.line, line);
	assert_int_equal(mishap.column, column);
}

static str repeated(const char *before, const char *part, size_t count, const char *behind)
{
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, before);
	for (size_t i = 0; i < count; i++)
		buf_add_c(&buf, part);
	buf_add_c(&buf, behind);
	return document_made(arena, str_c(arena, buf_str(&buf)));
}

static void refuses_what_is_broken(void **state)
{
	(void)state;
	const char *neither = "this is neither a workbook (.xlsx) nor a document (.docx)";
	refuses(S("a,b\n"), 0, 0, neither);
	refuses(book_made(arena, "", "", ""), 0, 0, neither);
	refuses(S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0, 0,
		"this is an old .xls or .doc file, or one with a password: save it as .xlsx or .docx without");
	refuses(document_made(arena, PARAGRAPH("x")), 0, 0, "the document has no table: a list in Word is a table");
	const struct part dangling[] = { { "_rels/.rels",
		S("<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>") } };
	refuses(zip_made(arena, dangling, 1), 0, 0, "a part of the file is missing");
	const struct part entity[] = { dangling[0], { "word/document.xml",
		S("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='" WORD_OF "'>&e;</w:document>") } };
	refuses(zip_made(arena, entity, 2), 0, 0, "the XML has a DOCTYPE, which is not allowed");
	refuses(document_made(arena, "<w:tbl>"), 0, 0, "an element is closed that is not open");
}

static void refuses_what_is_too_much(void **state)
{
	(void)state;
	refuses(repeated("<w:tbl><w:tr>", "<w:tc/>", LIMIT_CSV_COLUMNS + 1, "</w:tr></w:tbl>"), 1, LIMIT_CSV_COLUMNS + 1,
		"a row has too many columns");
	refuses(document_made(arena, TABLE(ROW(WIDE("400", "a") WIDE("400", "b")))), 1, 2, "a row has too many columns");
	refuses(repeated("<w:tbl>", "<w:tr><w:tc/><w:tc/><w:tc/><w:tc/></w:tr>", LIMIT_DOCUMENT_CELLS / 4 + 1, "</w:tbl>"),
		LIMIT_DOCUMENT_CELLS / 4 + 1, 0, "the list has too many cells");
	refuses(repeated("<w:tbl>", "<w:tr/>", LIMIT_CSV_ROWS + 101, "</w:tbl>"), LIMIT_CSV_ROWS + 101, 0,
		"the list has too many rows");
	refuses(repeated("", "<w:tbl/>", LIMIT_DOCUMENT_TABLES + 1, ""), 0, 0, "the document has too many tables");
	refuses(repeated("<w:tbl><w:tr><w:tc/><w:tc><w:p><w:r>", "<w:t>0123456789abcdef</w:t>", LIMIT_CELL_BYTES / 16 + 1,
			"</w:r></w:p></w:tc></w:tr></w:tbl>"), 1, 2, "a cell is too long");
}

// Elements where none belong: read as far as they say something, and never beyond what there is.
static void survives_what_is_misplaced(void **state)
{
	(void)state;
	struct docx_tables tables = reads("<w:p><w:tbl><w:tc/><w:tr><w:tr><w:tc><w:tc>" PARAGRAPH("x") "</w:tc></w:tc></w:tr>"
		"<w:tcPr><w:gridSpan w:val='9'/><w:vMerge/></w:tcPr></w:tr></w:tbl>" RUN("y") "</w:p><w:tbl/>");
	assert_int_equal(tables.book.count, 2);
	refuses(repeated("<w:tbl><w:tr>", "<w:tc>", 40, str_c(arena, str_format(arena, "%s</w:tr></w:tbl>",
		"</w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc>"
		"</w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc>"
		"</w:tc></w:tc></w:tc></w:tc></w:tc></w:tc></w:tc>"))), 0, 0, "an element is closed that is not open");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tables_are_sheets, setup, teardown),
		cmocka_unit_test_setup_teardown(a_cell_says_what_people_see, setup, teardown),
		cmocka_unit_test_setup_teardown(merged_cells, setup, teardown),
		cmocka_unit_test_setup_teardown(borders_drawn_by_hand, setup, teardown),
		cmocka_unit_test_setup_teardown(colours, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_broken, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_too_much, setup, teardown),
		cmocka_unit_test_setup_teardown(survives_what_is_misplaced, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
