// The tables of documents (DOCX, ECMA-376 part 1, 17) from outside, each as a sheet of a workbook, so that whoever
// reads lists of workbooks reads those of documents. A cell says what people see: paragraphs, and the cells of a
// table within it, are lines of their own; inserted text and results of fields are in; what was deleted, is hidden
// or asks to be filled in is out. Numbers that the word processor counts by itself stand nowhere in the file.
#pragma once
#include "paper/xlsx_read.h"

// What a table holds that its cells, as they are read, do not say.
enum docx_beside {
	DOCX_INSERTED, // Under tracked changes: taken as text.
	DOCX_DELETED,  // Under tracked changes: left out; rows too.
	DOCX_NESTED,   // Tables within a cell, whose cells became lines.
	DOCX_NOTES,    // Footnotes and endnotes, left out.
	DOCX_COMMENTS, // Left out.
	DOCX_HIDDEN,   // Hidden text, left out.
	DOCX_PICTURES, // With text boxes and signs of symbol fonts, left out.
	DOCX_COUNTED,  // Paragraphs with a number or a bullet that the word processor sets.
	DOCX_BESIDE_COUNT
};

enum { DOCX_ABOVE_MOST = 12, DOCX_ABOVE_BYTES = 400 };

struct docx_table {
	str *above;         // The last paragraphs between the table before and this one, each cut to its beginning.
	size_t above_count; // DOCX_ABOVE_MOST at most.
	size_t beside[DOCX_BESIDE_COUNT];
};

struct docx_tables {
	struct xlsx_book book;     // Sheets are named by the paragraph above the table, else by its number.
	struct docx_table *tables; // One for each sheet.
	size_t paragraphs;         // Outside tables, with something in them.
};

// Reads all tables of a document. Refuses, naming row and column where there is one: what package.h and xml.h
// refuse, a file that is no document, one without a table, and what passes LIMIT_DOCUMENT_TABLES,
// LIMIT_DOCUMENT_CELLS, LIMIT_CSV_ROWS, LIMIT_CSV_COLUMNS or LIMIT_CELL_BYTES.
bool docx_read(struct arena *arena, str bytes, struct docx_tables *tables, struct mishap *mishap) MUST_USE;
bool docx_read_package(const struct package *package, struct docx_tables *tables, struct mishap *mishap) MUST_USE;
