// What the files of the import share.
#pragma once
#include "acts/columns.h"

// Where a place of the list lies, so that one that lies elsewhere than all others can be named.
struct point {
	size_t row;
	const struct sheet *sheet;
	double latitude, longitude;
};

struct import {
	struct arena *arena; // Of the whole import: what is kept from a row is copied into it.
	const struct import_request *request;
	struct import_result *result;
	struct columns_of of;
	struct columns *sheets; // The columns of each table.
	const struct columns *columns; // Of the table that is read now.
	enum day_order day_order;
	struct day list_day;
	bool make_authorities;
	str visit_kind;     // Of visits that may be made; empty: none may.
	bool dry_done;
	bool looks_alike;   // Names are compared with those that are there.
	bool lost_told;     // That names lost their letters is said once.
	const struct sheet_row *row; // That is read now.
	str training;       // That the row above told of, so that one without a title goes on with it; empty for none.
	str state;          // What it says of its state; empty for nothing.
	size_t next_sheet, next; // Table, and row of it.
	size_t done;        // Rows of all tables.
	struct lookup made; // Id of a record or line made here → number of the row among all.
	struct lookup meant; // "field text" → number among the meanings.
	str *meanings;
	size_t meaning_count, meaning_room;
	struct point *points;
	size_t point_count, point_room;
};

// The end of an import's body: refused where cells are wrong, rolled back after a dry run, else kept and named.
bool import_end(struct call *call, struct import *import) MUST_USE;
// Runs the body of an import as one long write; true also for a dry run that went well.
bool import_run(struct call *call, struct import *import, act_body body, void *input) MUST_USE;

void import_made(struct import_result *result, const struct entity *entity, size_t count);
void import_duplicate(struct call *call, struct import *import, const struct sheet_row *row, str id,
	const struct entity *entity);
// The row made this record, for duplicates of it further down.
void import_remember(struct import *import, str id);
// The row that made this record, and its table; 0 when no row of this import did.
size_t import_row_of(const struct import *import, str id, const struct sheet **sheet);
// Something that was settled in reading and may be looked at; a sentence in the reader's language.
void import_note(struct import *import, const struct sheet_row *row, str title, str what);

// What the words of a cell mean for a field: its code where the words of lists have one, else the cell.
str import_meant(struct call *call, struct import *import, str field, str cell);

// Fills a field of the record, or one of the house's own, from its cell. Refuses by field.
bool import_cell(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record) MUST_USE;
// "120 places", "30 h": the number alone, when nothing but known words stands beside it; else the cell.
str import_number(struct call *call, struct import *import, str cell);
// True for a day whose order is surely not that of the list, and the refusal of one.
bool import_other_order(const struct import *import, str cell);
bool import_wrong_order(struct call *call, str field, str cell);

// Links as lists write them, several in one cell where the field holds several; what nobody knows is made where the
// map allows it, and is refused by field elsewhere.
bool import_links(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record) MUST_USE;
// Before the first row: reads the names that what is made may be the double of.
bool import_links_prepare(struct call *call, const struct import *import) MUST_USE;

// The area that a map shows, where it is there already: by its code, else by its names. Empty when there is none. Refuses
// where several are called so.
bool import_outline_area(struct call *call, const struct record *record, str *id) MUST_USE;
// Its outline, made beside those that it has; one that it has already is a duplicate.
bool import_outline(struct call *call, struct import *import, const struct sheet_row *row, str area,
	const struct extra_row *extra) MUST_USE;

// The recommendation of a row and all that the row carries beside it.
bool import_wide(struct call *call, struct import *import, const struct sheet_row *row, size_t index,
	struct record *record) MUST_USE;
