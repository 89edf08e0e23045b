// Importing a list: the whole file or nothing, unless the good rows are to be kept. A dry run does the
// same and rolls it back, so what it says is what will happen. A row of recommendations that carries
// answers makes the addressee line, the reply and the assessment too.
#pragma once
#include "acts/sheet.h"
#include "acts/write.h"

struct import_request {
	const struct entity *entity;
	const struct list_file *list;
	const struct map_file *map; // NULL: headers are matched by name and label.
	bool dry_run;
	bool keep_good;
};

struct duplicate {
	str sheet;     // Of a workbook.
	size_t row;
	str of_sheet;
	size_t of_row; // A row of the same file, or 0.
	str of_record; // What is there already: its number or name.
	str why;       // Of a likely one, in the reader's language.
};

struct made {
	const struct entity *entity;
	size_t count;
};

struct import_result {
	size_t rows, good;
	struct made made[12];
	size_t made_count;
	struct duplicate *duplicates;
	size_t duplicate_count, duplicate_room;
	struct duplicate *likely;   // Places and authorities that were made and may be there already: nothing merges by itself.
	size_t likely_count, likely_room;
	struct reason *errors;      // Row, column as written in the file, why.
	size_t error_count, error_room;
	str *ignored;               // Headers that name no field.
	size_t ignored_count, ignored_room;
	struct reason *notes;       // What was settled in reading and may be looked at: a month for a day, a colour against a word.
	size_t note_count, note_room;
	size_t cleaned;             // Cells that [clean] or normalisation changed.
	size_t undated, claims;     // Rows counted from the list's day; states without an assessor, kept as claims.
	str import;                 // The id by which it is taken back; empty after a dry run or a refusal.
};

// Fills the result even when it refuses, so that every error can be shown.
bool import_list(struct call *call, const struct import_request *request,
	struct import_result *result) MUST_USE;

// True for what a list names and an import may make when it is told so: bodies and people that nobody knows yet.
bool import_may_make(const struct entity *linked);
// Tells it so for each field of the list that links to them ("partners"), as lines of the map's [create]. False when
// none does.
bool import_allow(struct arena *arena, const struct entity *entity, str plural, struct map_section *create) MUST_USE;

// The JSON of the contract.
void import_json(struct buf *buf, const struct import_request *request,
	const struct import_result *result);

// Takes a whole import back: what it made goes to the bin. Refused, naming those that the caller may know, when
// records were changed since; unknown to who did not make it, but for a coordinator and an administrator.
bool import_undo(struct call *call, str id, size_t *taken_back) MUST_USE;

// An import that was made: by the one who asks, or by anybody for a coordinator and an administrator.
struct past_import {
	str id;
	const struct entity *entity; // NULL for a kind of records that there is no more.
	str file, at;
	int64_t rows;
	bool undone;
};

// The newest ones. Refuses who does not import.
enum { IMPORTS_SHOWN = 20 };
bool import_past(struct call *call, struct past_import *past, size_t *count) MUST_USE;
