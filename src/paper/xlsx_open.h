// Workbooks from outside as the program reads them: through the jail when it was started.
#pragma once
#include "base/jail.h"
#include "paper/xlsx_read.h"

// The same as xlsx_read, but in a prisoner of the jail: a workbook that breaks the reader is refused.
bool xlsx_open(struct arena *arena, str bytes, struct xlsx_book *book, struct mishap *mishap) MUST_USE;

// What the prisoner does; `serve` gives it to jail_start.
jail_work xlsx_work;

// A book as bytes and back, as it goes between the two. Reading trusts nothing: it refuses what is not
// whole, what passes the ceilings of xlsx_read, and text that is not UTF-8. Texts stay in `bytes`.
void xlsx_pack(struct buf *buf, const struct xlsx_book *book);
bool xlsx_unpack(struct arena *arena, str bytes, struct xlsx_book *book) MUST_USE;
