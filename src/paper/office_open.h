// Workbooks and documents from outside as the program reads them: through the jail when it was started. Which of
// the two a file is, its bytes say and not its name.
#pragma once
#include "base/jail.h"
#include "paper/docx_read.h"

struct office {
	bool document;             // Of a word processor; else a workbook.
	struct xlsx_book book;     // The sheets, or the tables of the document.
	struct docx_table *tables; // Of a document: what is beside the cells of each.
	size_t paragraphs;         // Of a document: outside its tables.
};

// Reads either, in a prisoner of the jail: a file that breaks the reader is refused.
bool office_open(struct arena *arena, str bytes, struct office *office, struct mishap *mishap) MUST_USE;

// What the prisoner does; `serve` gives it to jail_start.
jail_work office_work;

// What was read as bytes and back, as it goes between the two. Reading trusts nothing: it refuses what is not
// whole, what passes the ceilings of the readers, and text that is not UTF-8. Texts stay in `bytes`.
void office_pack(struct buf *buf, const struct office *office);
bool office_unpack(struct arena *arena, str bytes, struct office *office) MUST_USE;
