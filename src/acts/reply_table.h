// The table that goes out to an authority and comes back filled in: a workbook with one row for each
// recommendation that awaits its reply. What identifies a row stands in hidden columns: a mark of the addressee
// line and one of what was sent, both keyed by the line's own salt, so that nobody can make one, and no id, number
// or count of the house leaves with them (decisions of the house, 12). Its columns are known by a hidden row of
// codes, in whatever order they come back.
#pragma once
#include "acts/import_list.h"
#include "paper/xlsx_read.h"

// Writes the workbook for an authority, in the reader's language: what was sent to it, was not answered and is not
// closed, numbered as the authority counts. Refuses an authority of which nothing awaits a reply.
bool reply_table_write(struct call *call, const struct record *authority, struct buf *buf) MUST_USE;

// Whether there is anything to ask it. False also for callers who may not take tables out.
bool reply_table_wanted(struct call *call, const struct record *authority);

// The sheet of a workbook that is such a table, or NULL; and how many rows it has.
const struct xlsx_sheet *reply_table_find(const struct xlsx_book *book, size_t *rows);

// Takes the replies of `request->list->reply_table`, as import_list does: errors by row and column, duplicates, what
// was settled in reading; the whole table or nothing unless good rows are kept; a dry run; taken back by its id.
// A row without any answer is left open. Refused are: a row without its mark, with a mark that is not ours or is of
// another authority, twice the same; a text that is not the one that was sent; a line that was answered or a
// recommendation that was changed since the table went out; a formula. Day of receipt: `received_on` of the
// map's [constants], else today. A cell merged over rows answers each of them. A table of
// more than 10,000 rows or 1,000 merged cells is refused.
bool reply_table_take(struct call *call, const struct import_request *request, struct import_result *result) MUST_USE;
