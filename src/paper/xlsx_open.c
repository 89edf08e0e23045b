#include "paper/xlsx_open.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

enum { SHEETS_MAX = 100, CELL_LEAST = 9, ROW_LEAST = 8, MERGE_BYTES = 16, SHEET_LEAST = 13 };
enum { FORMULA = 0x80 }; // Beside the kind of a cell.

static void put(struct buf *buf, size_t number)
{
	uint32_t small = (uint32_t)number;
	buf_add(buf, (str){ (const char *)&small, sizeof small });
}

static void put_text(struct buf *buf, str text)
{
	put(buf, text.length);
	buf_add(buf, text);
}

static void put_row(struct buf *buf, const struct xlsx_row *row)
{
	put(buf, row->number);
	put(buf, row->count);
	for (size_t i = 0; i < row->count; i++) {
		buf_add_char(buf, (char)(row->cells[i].kind | (row->cells[i].formula ? FORMULA : 0)));
		put(buf, row->cells[i].fill);
		put_text(buf, row->cells[i].text);
	}
}

void xlsx_pack(struct buf *buf, const struct xlsx_book *book)
{
	put(buf, book->count);
	for (size_t i = 0; i < book->count; i++) {
		const struct xlsx_sheet *sheet = &book->sheets[i];
		put_text(buf, sheet->name);
		buf_add_char(buf, sheet->hidden);
		put(buf, sheet->row_count);
		for (size_t row = 0; row < sheet->row_count; row++)
			put_row(buf, &sheet->rows[row]);
		put(buf, sheet->merge_count);
		for (size_t merge = 0; merge < sheet->merge_count; merge++) {
			put(buf, sheet->merges[merge].first_row);
			put(buf, sheet->merges[merge].first_column);
			put(buf, sheet->merges[merge].last_row);
			put(buf, sheet->merges[merge].last_column);
		}
	}
}

struct source {
	struct arena *arena;
	str rest;
	size_t cells;
};

static bool take(struct source *source, size_t *number)
{
	uint32_t small;
	if (source->rest.length < sizeof small)
		return false;
	memcpy(&small, source->rest.data, sizeof small);
	source->rest = str_skip(source->rest, sizeof small);
	*number = small;
	return true;
}

static bool take_byte(struct source *source, size_t *number)
{
	if (source->rest.length == 0)
		return false;
	*number = (unsigned char)source->rest.data[0];
	source->rest = str_skip(source->rest, 1);
	return true;
}

// How many things follow, each of `least` bytes or more, so that no room is taken for what is not there.
static bool take_count(struct source *source, size_t least, size_t most, size_t *count)
{
	return take(source, count) && *count <= most && *count <= source->rest.length / least;
}

static bool take_text(struct source *source, str *text)
{
	size_t length;
	if (!take(source, &length) || length > LIMIT_CELL_BYTES || length > source->rest.length)
		return false;
	*text = str_slice(source->rest, 0, length);
	source->rest = str_skip(source->rest, length);
	return true;
}

static bool take_row(struct source *source, size_t before, struct xlsx_row *row)
{
	if (!take(source, &row->number) || row->number <= before)
		return false;
	if (!take_count(source, CELL_LEAST, LIMIT_CSV_COLUMNS, &row->count))
		return false;
	source->cells += row->count;
	if (source->cells > LIMIT_LIST_CELLS)
		return false;
	row->cells = NEW_MANY(source->arena, row->count, struct xlsx_cell);
	for (size_t i = 0; i < row->count; i++) {
		size_t kind, fill;
		if (!take_byte(source, &kind) || (kind & ~(size_t)FORMULA) > XLSX_ERROR || !take(source, &fill) ||
			!take_text(source, &row->cells[i].text))
			return false;
		row->cells[i].kind = (enum xlsx_kind)(kind & ~(size_t)FORMULA);
		row->cells[i].formula = (kind & FORMULA) != 0;
		row->cells[i].fill = (uint32_t)fill;
	}
	return true;
}

static bool take_merge(struct source *source, struct xlsx_merge *merge)
{
	return take(source, &merge->first_row) && take(source, &merge->first_column) &&
	       take(source, &merge->last_row) && take(source, &merge->last_column) &&
	       merge->first_row > 0 && merge->first_column > 0 &&
	       merge->last_row >= merge->first_row && merge->last_column >= merge->first_column;
}

static bool take_sheet(struct source *source, struct xlsx_sheet *sheet)
{
	size_t hidden;
	if (!take_text(source, &sheet->name) || !take_byte(source, &hidden) ||
		!take_count(source, ROW_LEAST, LIMIT_CSV_ROWS + 100, &sheet->row_count))
		return false;
	sheet->hidden = hidden == 1;
	sheet->rows = NEW_MANY(source->arena, sheet->row_count, struct xlsx_row);
	for (size_t i = 0; i < sheet->row_count; i++)
		if (!take_row(source, i == 0 ? 0 : sheet->rows[i - 1].number, &sheet->rows[i]))
			return false;
	if (!take_count(source, MERGE_BYTES, SIZE_MAX, &sheet->merge_count))
		return false;
	sheet->merges = NEW_MANY(source->arena, sheet->merge_count, struct xlsx_merge);
	for (size_t i = 0; i < sheet->merge_count; i++)
		if (!take_merge(source, &sheet->merges[i]))
			return false;
	return true;
}

static bool texts_valid(const struct xlsx_book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		const struct xlsx_sheet *sheet = &book->sheets[i];
		if (!text_valid(sheet->name))
			return false;
		for (size_t row = 0; row < sheet->row_count; row++)
			for (size_t cell = 0; cell < sheet->rows[row].count; cell++)
				if (!text_valid(sheet->rows[row].cells[cell].text))
					return false;
	}
	return true;
}

bool xlsx_unpack(struct arena *arena, str bytes, struct xlsx_book *book)
{
	struct source source = { arena, bytes, 0 };
	*book = (struct xlsx_book){ NULL, 0 };
	if (!take_count(&source, SHEET_LEAST, SHEETS_MAX, &book->count))
		return false;
	book->sheets = NEW_MANY(arena, book->count, struct xlsx_sheet);
	for (size_t i = 0; i < book->count; i++)
		if (!take_sheet(&source, &book->sheets[i]))
			return false;
	return book->count > 0 && source.rest.length == 0 && texts_valid(book);
}

bool xlsx_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	struct xlsx_book book;
	if (!xlsx_read(arena, input, &book, mishap))
		return false;
	xlsx_pack(answer, &book);
	return true;
}

bool xlsx_open(struct arena *arena, str bytes, struct xlsx_book *book, struct mishap *mishap)
{
	str answer;
	if (!jail_run(arena, xlsx_work, bytes, &answer, mishap))
		return false;
	return xlsx_unpack(arena, answer, book) ||
	       mishap_at(mishap, 0, 0, N_("the file is damaged"));
}
