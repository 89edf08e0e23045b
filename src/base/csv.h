// Lists as people keep them: RFC 4180 with what real files do to it. Separators are comma, semicolon
// or tab; lines end in CR, LF or both, also inside quotes; rows may be ragged; a quote inside an
// unquoted cell is text. Cells keep their bytes; writing is buf_add_csv.
#pragma once
#include "base/mishap.h"

struct csv_row {
	const str *cells;
	size_t count; // As written; rows of one list may differ.
	size_t line;  // Of the file, on which the row begins, from 1.
};

struct csv {
	const struct csv_row *rows; // Without trailing rows that hold nothing.
	size_t count;
	size_t columns; // Of the widest row.
	char separator;
};

// Reads decoded text (base/encoding.h). `separator` 0 guesses: the one that gives the most rows the
// same number of cells, unless the first line is "sep=;". Refuses an open quote (naming the line where
// it began) and what passes LIMIT_CSV_ROWS, LIMIT_CSV_COLUMNS, LIMIT_CELL_BYTES or LIMIT_LIST_CELLS.
bool csv_read(struct arena *arena, str text, char separator, struct csv *csv, struct mishap *mishap)
	MUST_USE;

// The cell in a row and column, "" where the row is short. The quote that our own export puts before
// a formula is taken off.
str csv_cell(const struct csv *csv, size_t row, size_t column);
