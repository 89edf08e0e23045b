// The columns of a list and what they mean: by the map file, else by the names and labels that the
// fields have in Arabic, French and English.
#pragma once
#include "acts/import_list.h"
#include "acts/recommend.h"

enum target { TARGET_NONE, TARGET_FIELD, TARGET_NAME, TARGET_WIDE, TARGET_OWN };

struct column {
	enum target target;
	size_t field;         // Of TARGET_FIELD and TARGET_NAME.
	const char *language; // Of TARGET_NAME: name.ar.
	enum wide wide;       // Of TARGET_WIDE.
	str own;              // Of TARGET_OWN: own.NAME.
	str name;             // As the field is called.
	str header;           // As written in the file; empty for a constant.
	size_t source;        // Which cell of the row; SIZE_MAX for a constant.
	str constant;
	const struct map_section *values;
	struct map_steps clean;
	bool create;          // A link that matches nothing may be made.
};

struct columns {
	struct column *items;
	size_t count, room;
};

// Finds the columns; refuses a map that names what is not there, and a list without a needed column.
bool columns_find(struct call *call, const struct import_request *request, struct columns *columns,
	struct import_result *result) MUST_USE;

// The cell of a row as the field gets it: cleaned, and through the values of the map.
str column_cell(struct call *call, const struct column *column, const struct sheet_row *row,
	bool *cleaned);

// The header (or the field's name) that a reason about a field belongs to.
str column_header(const struct columns *columns, str field);
