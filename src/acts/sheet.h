// A list as its file holds it: the tables of a text file, a workbook or a document, with the head found above each
// and the rows that hold data. Titles, bands ("2023", or the theme of the rows below), subtotals and blank lines are
// passed over and named; nothing else is dropped. What columns and bands mean is asked in acts/columns.h.
#pragma once
#include "base/map_file.h"
#include "model/call.h"

struct sheet_row {
	size_t number; // Of a text file the record behind the head, from 1; of a workbook the sheet's row, of a document the table's.
	size_t line;   // Of a text file, from 1; else 0.
	size_t band;   // How many bands and totals stand above: what is filled down ends there.
	str *cells;
	uint32_t *fills; // Colours behind the cells, 0xffRRGGBB; NULL for a text file.
	size_t count;
	bool across;   // One cell lies across the whole row.
	const char *trouble; // Of a feature: why its geometry is not taken; else NULL.
};

enum passed { PASSED_TITLE, PASSED_BAND, PASSED_TOTAL };

// A row that is no data: what it said, so that nobody need believe it.
struct passed_row {
	size_t number;
	enum passed kind;
	str text;
};

// What stands between rows and is said of all below it.
struct band {
	str text;      // Empty for what is above the first one.
	size_t number; // Of its row.
};

struct sheet {
	str name;       // Of a workbook's sheet, or what stands above a document's table; empty for a text file.
	str *headers;   // As written; of a head of two lines "group / label". An empty one names no column.
	str *labels;    // The last line of the head alone.
	size_t column_count;
	size_t first_head, last_head; // Rows of the head, as people see them.
	struct sheet_row *rows;
	size_t row_count;
	struct passed_row *passed;
	size_t passed_count, passed_room;
	struct band *bands; // By the number that rows have; a total ends one and says what the one before said.
	size_t band_count, band_room;
	size_t blank;   // Rows without anything in them.
};

struct list_file {
	str name;      // Of the file, data only.
	str encoding;  // As guessed or given.
	str separator; // ",", ";", "tab"; empty for a workbook or a document.
	bool document; // Of a word processor.
	size_t paragraphs; // Of a document: outside its tables, read for what they say of the whole list alone.
	str day;       // The day of which a title says that the list is: "30/06/2024"; empty when none does.
	str source;    // Where a title says that recommendations come from: "upr"; empty when none or several do.
	str symbol;    // The number of a document of the United Nations that a title names: "CAT/C/MAR/CO/4".
	struct sheet *sheets; // Those that are read.
	size_t sheet_count;
	str *others;   // Names of the workbook's sheets that are not.
	size_t other_count;
	size_t row_count; // Of all sheets.
	struct reason *notes; // What stood in a document and was not read, or was read though it may not stay.
	size_t note_count, note_room;
	// The table that went out to an authority and comes back (acts/reply_table.h); NULL for a list.
	const struct xlsx_sheet *reply_table;
};

// Reads a list of an entity: CSV in any of its encodings, XLSX, or the tables of a DOCX. Without a word in the map the head is the
// row that says most about the entity, of one line or two, and of a workbook all sheets are read whose head
// has what the entity needs. Refuses with the place where the file broke.
// A workbook of replies that is one of our own tables is kept whole as `reply_table`, without sheets.
bool list_file_read(struct call *call, const struct entity *entity, str name, str bytes,
	const struct map_file *map, struct list_file *list) MUST_USE;
