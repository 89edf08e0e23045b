// The tables of a list as its file holds them, before anybody asks what they say: all rows, titles and heads among
// them, of a text file, of the sheets of a workbook, or of the tables of a document.
#pragma once
#include "acts/sheet.h"
#include "paper/docx_read.h"

struct grid {
	str name;       // Of the sheet, or what stands above the table; empty for a text file.
	bool hidden;
	struct sheet_row *rows;
	size_t row_count;
	size_t columns;
	const str *above; // Of a document: the paragraphs above the table.
	size_t above_count;
	size_t beside[DOCX_BESIDE_COUNT]; // Of a document: what stands in the table and was not read.
};

// Fills encoding, separator and paragraphs of the list too. Refuses with the place where the file broke.
bool grids_read(struct call *call, const struct map_file *map, str bytes, struct list_file *list, struct grid **grids,
	size_t *count) MUST_USE;

// True when the second begins with the first row of the first.
bool grid_repeats(const struct grid *grid, const struct grid *more);

// Puts the rows of a table behind those of the one that it goes on from, but for the head that it repeats.
void grid_append(struct arena *arena, struct grid *grid, const struct grid *more);

// The text of a cell; "" where the row is shorter.
str grid_cell(const struct grid *grid, size_t row, size_t column);
