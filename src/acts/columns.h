// The columns of one table of a list and what they mean: by the map, else by what the program and the house
// know of heads. Columns about an assessment may stand several times: each time is a group of its own.
#pragma once
#include "acts/head.h"
#include "acts/import_list.h"
#include "base/lookup.h"

// Of a cell of a UN document that holds all three (acts/un_text.h).
enum part { PART_WHOLE, PART_NUMBER, PART_TEXT, PART_STATES };

struct column {
	struct head head;
	str header;           // As written in the file; empty for a constant.
	size_t source;        // Which cell of the row; SIZE_MAX for a constant.
	size_t group;         // Of a column that is repeated: which time, from 0.
	str constant;
	bool banded;          // What stands between the rows says it: the band of each row.
	enum part part;
	const struct map_section *values;
	struct map_steps clean;
	bool create;          // A link that matches nothing may be made.
	bool fill_down;       // An empty cell means the one above.
	uint32_t *telling;    // For each row the one whose cell counts; NULL where each speaks for itself.
};

struct columns {
	const struct sheet *sheet;
	struct column *items;
	size_t count, room;
	str *bands;    // What each band of the sheet says to the column that is banded.
	size_t groups; // How often the columns about an assessment stand.
};

// Reading of one list: what all of its tables share.
struct columns_of {
	const struct import_request *request;
	const struct heads *heads;
	const struct wordings *wordings;
	bool proposing;      // What nobody knows is asked about, and not passed over with a note.
	struct lookup cells; // "sheet row": where in the map's [cells] the first line for it stands.
};

// Reads the part of the map that tables share: refuses fields that there are not, and a head of the map that
// no table has.
bool columns_begin(struct call *call, const struct import_request *request, struct columns_of *of) MUST_USE;

// Finds the columns of one table; refuses one without a needed column. Heads that name no field are added to
// the result.
bool columns_find(struct call *call, const struct columns_of *of, const struct sheet *sheet,
	struct columns *columns, struct import_result *result) MUST_USE;

// What the field gets from a row: what a person set for this cell, else the cell of the file (or the one above
// where it says so), cleaned, through the values of the map and the words that lists use. `cleaned` counts.
str column_cell(struct call *call, const struct columns_of *of, const struct columns *columns,
	const struct column *column, size_t row, bool *cleaned);

// True when a column of the file holds this field.
bool columns_has(const struct columns *columns, str name);

// What a person is told of a column: its head, with the time where columns are repeated ("Status (H1 2022)").
str column_title(struct call *call, const struct columns *columns, const struct column *column);

// The header (or the field's name) that a reason about a field belongs to.
str column_header(const struct columns *columns, str field);
