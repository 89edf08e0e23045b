// What a change owes, done in one place: number, check, derived facts, row, history, leaf, names,
// words for search, figures. Only record_save and its kin call these.
#pragma once
#include "model/record.h"

// Counts the addressee lines again that changes of this call have touched: their derived facts and
// their figure events. Runs once, at the end of a write.
bool lines_settle(struct call *call) MUST_USE;

// Keeps a record that was read or saved for record_find.
void record_remember(struct call *call, const struct record *record);

// Notes that a line must be counted again.
void line_touch(struct call *call, str line);
// Notes the lines that a changed record touches; `before` is NULL for a new one.
bool lines_touch(struct call *call, const struct record *before, const struct record *after) MUST_USE;
