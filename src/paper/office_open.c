#include "paper/office_open.h"

#include "base/limits.h"
#include "base/pack.h"

enum { CELL_LEAST = 9, ROW_LEAST = 8, MERGE_BYTES = 16, SHEET_LEAST = 13, TEXT_LEAST = 4 };
enum { FORMULA = 0x80 }; // Beside the kind of a cell.

static void pack_row(struct buf *buf, const struct xlsx_row *row)
{
	pack_number(buf, row->number);
	pack_number(buf, row->count);
	for (size_t i = 0; i < row->count; i++) {
		pack_byte(buf, (unsigned)row->cells[i].kind | (row->cells[i].formula ? FORMULA : 0u));
		pack_number(buf, row->cells[i].fill);
		pack_text(buf, row->cells[i].text);
	}
}

static void pack_sheet(struct buf *buf, const struct xlsx_sheet *sheet)
{
	pack_text(buf, sheet->name);
	pack_byte(buf, sheet->hidden);
	pack_number(buf, sheet->row_count);
	for (size_t row = 0; row < sheet->row_count; row++)
		pack_row(buf, &sheet->rows[row]);
	pack_number(buf, sheet->merge_count);
	for (size_t i = 0; i < sheet->merge_count; i++) {
		pack_number(buf, sheet->merges[i].first_row);
		pack_number(buf, sheet->merges[i].first_column);
		pack_number(buf, sheet->merges[i].last_row);
		pack_number(buf, sheet->merges[i].last_column);
	}
}

static void pack_table(struct buf *buf, const struct docx_table *table)
{
	pack_number(buf, table->above_count);
	for (size_t i = 0; i < table->above_count; i++)
		pack_text(buf, table->above[i]);
	for (size_t i = 0; i < DOCX_BESIDE_COUNT; i++)
		pack_number(buf, table->beside[i]);
}

void office_pack(struct buf *buf, const struct office *office)
{
	pack_byte(buf, office->document);
	pack_number(buf, office->book.count);
	for (size_t i = 0; i < office->book.count; i++)
		pack_sheet(buf, &office->book.sheets[i]);
	if (!office->document)
		return;
	pack_number(buf, office->paragraphs);
	for (size_t i = 0; i < office->book.count; i++)
		pack_table(buf, &office->tables[i]);
}

struct source {
	struct arena *arena;
	str rest;
	size_t cells;
};

static bool take_row(struct source *source, size_t before, struct xlsx_row *row)
{
	if (!unpack_number(&source->rest, &row->number) || row->number <= before ||
		!unpack_count(&source->rest, CELL_LEAST, LIMIT_CSV_COLUMNS, &row->count))
		return false;
	source->cells += row->count;
	if (source->cells > LIMIT_LIST_CELLS)
		return false;
	row->cells = NEW_MANY(source->arena, row->count, struct xlsx_cell);
	for (size_t i = 0; i < row->count; i++) {
		unsigned kind;
		size_t fill;
		if (!unpack_byte(&source->rest, &kind) || (kind & ~(unsigned)FORMULA) > XLSX_ERROR ||
			!unpack_number(&source->rest, &fill) ||
			!unpack_text(&source->rest, LIMIT_CELL_BYTES, &row->cells[i].text))
			return false;
		row->cells[i].kind = (enum xlsx_kind)(kind & ~(unsigned)FORMULA);
		row->cells[i].formula = (kind & FORMULA) != 0;
		row->cells[i].fill = (uint32_t)fill;
	}
	return true;
}

static bool take_merge(struct source *source, struct xlsx_merge *merge)
{
	str *rest = &source->rest;
	return unpack_number(rest, &merge->first_row) && unpack_number(rest, &merge->first_column) &&
	       unpack_number(rest, &merge->last_row) && unpack_number(rest, &merge->last_column) &&
	       merge->first_row > 0 && merge->first_column > 0 &&
	       merge->last_row >= merge->first_row && merge->last_column >= merge->first_column;
}

static bool take_sheet(struct source *source, struct xlsx_sheet *sheet)
{
	unsigned hidden;
	if (!unpack_text(&source->rest, LIMIT_CELL_BYTES, &sheet->name) || !unpack_byte(&source->rest, &hidden) ||
		hidden > 1 || !unpack_count(&source->rest, ROW_LEAST, LIMIT_CSV_ROWS + 100, &sheet->row_count))
		return false;
	sheet->hidden = hidden == 1;
	sheet->rows = NEW_MANY(source->arena, sheet->row_count, struct xlsx_row);
	for (size_t i = 0; i < sheet->row_count; i++)
		if (!take_row(source, i == 0 ? 0 : sheet->rows[i - 1].number, &sheet->rows[i]))
			return false;
	if (!unpack_count(&source->rest, MERGE_BYTES, SIZE_MAX, &sheet->merge_count))
		return false;
	sheet->merges = NEW_MANY(source->arena, sheet->merge_count, struct xlsx_merge);
	for (size_t i = 0; i < sheet->merge_count; i++)
		if (!take_merge(source, &sheet->merges[i]))
			return false;
	return true;
}

static bool take_table(struct source *source, struct docx_table *table)
{
	if (!unpack_count(&source->rest, TEXT_LEAST, DOCX_ABOVE_MOST, &table->above_count))
		return false;
	table->above = NEW_MANY(source->arena, table->above_count, str);
	for (size_t i = 0; i < table->above_count; i++)
		if (!unpack_text(&source->rest, DOCX_ABOVE_BYTES, &table->above[i]))
			return false;
	for (size_t i = 0; i < DOCX_BESIDE_COUNT; i++)
		if (!unpack_number(&source->rest, &table->beside[i]))
			return false;
	return true;
}

static bool take_document(struct source *source, struct office *office)
{
	office->tables = NEW_MANY(source->arena, office->book.count, struct docx_table);
	if (!unpack_number(&source->rest, &office->paragraphs))
		return false;
	for (size_t i = 0; i < office->book.count; i++)
		if (!take_table(source, &office->tables[i]))
			return false;
	return true;
}

bool office_unpack(struct arena *arena, str bytes, struct office *office)
{
	struct source source = { arena, bytes, 0 };
	struct xlsx_book *book = &office->book;
	unsigned document;
	*office = (struct office){ .document = false };
	if (!unpack_byte(&source.rest, &document) || document > 1 ||
		!unpack_count(&source.rest, SHEET_LEAST, LIMIT_DOCUMENT_TABLES, &book->count))
		return false;
	office->document = document == 1;
	book->sheets = NEW_MANY(arena, book->count, struct xlsx_sheet);
	for (size_t i = 0; i < book->count; i++)
		if (!take_sheet(&source, &book->sheets[i]))
			return false;
	return book->count > 0 && (!office->document || take_document(&source, office)) && source.rest.length == 0;
}

bool office_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	struct package package;
	struct office office = { .document = false };
	if (!package_open(arena, input, &package, mishap))
		return false;
	// Only a workbook has sheets; a document says itself in its first element that it is one.
	if (package_link_find(&package, "sheet", (str){ NULL, 0 }) == NULL) {
		struct docx_tables tables;
		if (!docx_read_package(&package, &tables, mishap))
			return false;
		office = (struct office){ true, tables.book, tables.tables, tables.paragraphs };
	} else if (!xlsx_read_package(&package, &office.book, mishap)) {
		return false;
	}
	office_pack(answer, &office);
	return true;
}

bool office_open(struct arena *arena, str bytes, struct office *office, struct mishap *mishap)
{
	str answer;
	if (!jail_run(arena, office_work, bytes, &answer, mishap))
		return false;
	return office_unpack(arena, answer, office) || mishap_at(mishap, 0, 0, N_("the file is damaged"));
}
