// Tables that come back as they went: RFC 4180 with commas, rows ended by CR LF, and nothing guessed or
// mended. A spreadsheet opens them; a cell that it would run as a formula, and one that begins with an
// apostrophe, gets an apostrophe before it, which reading takes off again. base/csv.h reads what people
// bring; this reads only what csv_exact_add wrote, and refuses the rest.
#pragma once
#include "base/buf.h"
#include "base/mishap.h"

// Adds one cell of a row; `first` of the row or not. csv_exact_end ends the row.
void csv_exact_add(struct buf *buf, str cell, bool first);
void csv_exact_end(struct buf *buf);

struct csv_exact {
	str rest;
	size_t row; // Of the row that was read last, from 1.
};

// A reader of a whole table, with or without the mark that says it is UTF-8.
struct csv_exact csv_exact_read(str text);

// The next row, which has exactly `count` cells; `more` is false behind the last one. Cells lie in the
// text or in the arena. Refuses another number of cells, a quote in the wrong place, a row without end.
bool csv_exact_row(struct csv_exact *csv, struct arena *arena, str *cells, size_t count, bool *more,
	struct mishap *mishap) MUST_USE;

// How many cells the next row has, at most LIMIT_CSV_COLUMNS; 0 when it has more, or there is none.
size_t csv_exact_width(const struct csv_exact *csv);
