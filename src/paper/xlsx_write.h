// Workbooks (XLSX) that go out: plain sheets with a header, as people expect to sort and filter them.
#pragma once
#include "paper/xlsx_read.h"

// A column (from 0) in which a spreadsheet offers these words and refuses others.
struct xlsx_list {
	size_t column;
	const str *words;
	size_t count;
};

// A table that others fill in: it is protected, without a password, so that only what is open is written over.
struct xlsx_form {
	const bool *open;   // By column: cells of the rows that may be filled in.
	const bool *hidden; // By column.
	size_t codes;       // A hidden row (from 0) that says what each column is; the rows behind it are filled in.
};

struct xlsx_table {
	str name;                      // Of the sheet; made fit for one.
	bool right_to_left;
	const struct xlsx_cell *cells; // Row by row; the first row is the header, in bold and kept in sight.
	size_t column_count;
	size_t row_count;
	const struct xlsx_list *lists; // Columns whose cells are chosen from a list; may be NULL.
	size_t list_count;
	bool printed;                  // Set for paper: A4 across, one page wide, rows as high as their texts.
	const struct xlsx_form *form;  // NULL: nothing is protected.
};

// Writes a workbook. Text is always written as text, so that no cell runs as a formula; an XLSX_NUMBER
// as a number, a whole XLSX_DAY as a date, any other as text. The same tables give the same bytes.
// Refuses, naming row and column, text that is not UTF-8 or longer than a spreadsheet holds (32,767
// characters), more rows or columns than LIMIT_CSV_ROWS and LIMIT_CSV_COLUMNS, and a full disk (the
// library writes through a file in $TMPDIR).
bool xlsx_write(struct arena *arena, const struct xlsx_table *tables, size_t count, str *bytes,
	struct mishap *mishap) MUST_USE;
