#include "base/die.h"
#include "store/db_inside.h"

struct cell cell_null(void)
{
	return (struct cell){ .kind = CELL_NULL };
}

struct cell cell_integer(int64_t value)
{
	return (struct cell){ .kind = CELL_INTEGER, .integer = value };
}

struct cell cell_real(double value)
{
	return (struct cell){ .kind = CELL_REAL, .real = value };
}

struct cell cell_text(str value)
{
	return (struct cell){ .kind = CELL_TEXT, .text = value };
}

struct cell cell_bytes(str value)
{
	return (struct cell){ .kind = CELL_BYTES, .text = value };
}

struct cell cell_text_or_null(str value)
{
	return value.length == 0 ? cell_null() : cell_text(value);
}

const struct cell *rows_cell(const struct rows *rows, size_t row, size_t column)
{
	must(row < rows->count && column < rows->column_count);
	return &rows->cells[row * rows->column_count + column];
}

str rows_text(const struct rows *rows, size_t row, size_t column)
{
	const struct cell *cell = rows_cell(rows, row, column);
	if (cell->kind == CELL_NULL)
		return S("");
	must(cell->kind == CELL_TEXT || cell->kind == CELL_BYTES);
	return cell->text;
}

int64_t rows_integer(const struct rows *rows, size_t row, size_t column)
{
	const struct cell *cell = rows_cell(rows, row, column);
	if (cell->kind == CELL_NULL)
		return 0;
	must(cell->kind == CELL_INTEGER);
	return cell->integer;
}

// The room grows in the arena beside the texts, so old room is left behind: at most as much again.
struct cell *row_reader_next(struct row_reader *reader, size_t column_count)
{
	size_t used = reader->count * column_count;
	if (used + column_count > reader->room) {
		// A page of a list is read in three pieces; most queries need the first alone.
		size_t room = reader->room == 0 ? 2 * column_count : (reader->count < 32 ? 4 : 2) * reader->room;
		reader->cells = arena_widen(reader->arena, reader->cells,
			reader->room * sizeof(struct cell), room * sizeof(struct cell));
		reader->room = room;
	}
	reader->count += 1;
	return reader->cells + used;
}
