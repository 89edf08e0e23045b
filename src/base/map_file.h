// The map file of `import --map`: which column of a list is which field, and what its values mean.
// INI in shape (contract.md, "The map file"): sections in brackets, `key = value` on each line; `:` and
// `;` may stand in keys and values; a comment begins with `;` at the start of a line or behind two
// spaces. Keys keep their order and are found by text_same.
#pragma once
#include "base/mishap.h"

struct map_line {
	str key;
	str value; // May be empty.
	size_t line;
};

struct map_section {
	str field; // Of [values.FIELD] the field, of [constants.SHEET] the sheet; else empty.
	const struct map_line *lines;
	size_t count;
};

struct map_file {
	struct map_section columns;   // Field = header in the file; several with | between them, * for anything.
	struct map_section constants; // Field = the same for every row.
	struct map_section create;    // Field = entity that may be made when nothing matches.
	// encoding; sheet, or sheets with semicolons between them or *; header_row (5, or 5-6 for a head of two
	// lines); last_row; list_day; sheet_is, the field that the names of sheets stand for; band_is, the field that rows
	// between others stand for, or none; fill_down, fields whose empty cells mean the cell above, with commas; learn = no.
	struct map_section file;
	struct map_section clean;     // Field = steps before matching.
	struct map_section cells;     // `SHEET!ROW!HEAD` or `ROW!HEAD` = what a person says the cell should say.
	const struct map_section *values;
	size_t value_count;
	const struct map_section *sheets; // [constants.SHEET]: the same for every row of one sheet.
	size_t sheet_count;
};

// Refuses, naming the line: text that is not UTF-8 or passes LIMIT_MAP_BYTES, an unknown section, one
// that stands twice, a line without `=` or outside a section, a key that is empty or stands twice.
bool map_file_read(struct arena *arena, str text, struct map_file *map, struct mishap *mishap)
	MUST_USE;

// The line of a key; NULL when there is none.
const struct map_line *map_find(const struct map_section *section, str key);
// The value of a key; "" when there is none.
str map_value(const struct map_section *section, str key);
// The [values.FIELD] of a field; NULL when there is none.
const struct map_section *map_values_find(const struct map_file *map, str field);
// The [constants.SHEET] of a sheet; NULL when there is none.
const struct map_section *map_sheet_find(const struct map_file *map, str sheet);

// What to do to a cell before it is matched: `drop "Province:", trim, squeeze`.
enum map_verb { MAP_DROP, MAP_TRIM, MAP_SQUEEZE };

struct map_step {
	enum map_verb verb;
	str text; // What to drop, wherever it stands.
};

struct map_steps {
	const struct map_step *steps;
	size_t count;
};

// Reads the steps of one line of [clean]; refuses an unknown word and an open quote.
bool map_steps_read(struct arena *arena, const struct map_line *line, struct map_steps *steps,
	struct mishap *mishap) MUST_USE;
str map_steps_apply(struct arena *arena, const struct map_steps *steps, str cell);
