// Workbooks (XLSX, ECMA-376 part 1) from outside: every sheet as rows of cells. Formulas give the
// result that was saved with them; shared, inline and rich strings give their plain text.
#pragma once
#include "paper/package.h"

enum xlsx_kind {
	XLSX_EMPTY, // Nothing, or a colour alone.
	XLSX_TEXT,
	XLSX_NUMBER,  // As text: "84", "0.5".
	XLSX_DAY,     // A number shown as a date, as ISO text: "2023-04-25"; shown without its day or
	              // month "2023-04", "2023"; with a time of day "2023-04-25T10:30:00".
	XLSX_BOOLEAN, // "true" or "false".
	XLSX_ERROR,   // "#N/A" and the like.
};

struct xlsx_cell {
	enum xlsx_kind kind;
	uint32_t fill; // 0xffRRGGBB, the colour behind the cell; 0 for none or one of the theme.
	str text;
	bool formula;  // The text is the result that was saved with one.
};

struct xlsx_row {
	size_t number; // As people see it, from 1.
	struct xlsx_cell *cells;
	size_t count; // Up to the last cell that is not empty.
};

// Cells shown as one; rows and columns from 1, the last ones included.
struct xlsx_merge {
	size_t first_row, first_column, last_row, last_column;
};

struct xlsx_sheet {
	str name;
	bool hidden;
	struct xlsx_row *rows; // Those that hold something, in order.
	size_t row_count;
	struct xlsx_merge *merges;
	size_t merge_count;
};

struct xlsx_book {
	struct xlsx_sheet *sheets;
	size_t count;
};

// Reads a whole workbook. Refuses, naming row and column where there is one: what archive.h and xml.h
// refuse, a workbook without sheets, and what passes LIMIT_CSV_ROWS, LIMIT_CSV_COLUMNS, LIMIT_CELL_BYTES
// or LIMIT_LIST_CELLS.
bool xlsx_read(struct arena *arena, str bytes, struct xlsx_book *book, struct mishap *mishap) MUST_USE;
// The same of a package that was opened already.
bool xlsx_read_package(const struct package *package, struct xlsx_book *book, struct mishap *mishap) MUST_USE;

// The cell in a row and column as people count them, from 1; an empty one where there is none.
struct xlsx_cell xlsx_cell(const struct xlsx_sheet *sheet, size_t row, size_t column);

// Writes the first cell of each merge into its other cells, as far as rows exist.
void xlsx_spread(struct arena *arena, struct xlsx_sheet *sheet);
