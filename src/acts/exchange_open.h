// The format of packages between mechanisms, as docs/exchange-package.md has it: the four lines before the sealed letter,
// and the content within it. Both are read strictly: what is not written as the page says is refused. It knows no store.
#pragma once
#include "acts/withhold.h"
#include "base/json.h"
#include "base/limits.h"

enum { EXCHANGE_VERSION = 1, EXCHANGE_WITH_RECOMMENDATIONS = 2, EXCHANGE_RECOMMENDATIONS = 40, EXCHANGE_TEXT_BYTES = 1800, EXCHANGE_TABLES = 2, EXCHANGE_FIGURES = 20, EXCHANGE_ROWS = 200, EXCHANGE_MOST = 1000000000,
	EXCHANGE_LEAST_THRESHOLD = 3, EXCHANGE_MOST_THRESHOLD = 100, EXCHANGE_KEY_HEX = 64,
	EXCHANGE_CONTENT_BYTES = LIMIT_EXCHANGE_BYTES - 1024 }; // With what is around it the file stays under its ceiling.

// A figure that may leave.
struct exchange_figure {
	const char *code; // Of acts/count.h.
	bool visits;      // It counts visits; else addressee lines.
	enum withhold_count above, below;
	bool share;       // Else a count, and `below` says nothing.
};
extern const struct exchange_figure exchange_figures[];
extern const size_t exchange_figure_count;
const struct exchange_figure *exchange_figure_find(str code);

// What a table may be split by, by what it counts. "none": not at all.
bool exchange_dimension_fits(bool visits, str dimension);

struct exchange_value {
	int64_t numerator, denominator; // The second of a share alone.
};

struct exchange_row {
	str code, label;  // The label is the canonical JSON of a name.
	bool held_back;
	struct exchange_value values[EXCHANGE_FIGURES]; // In the order of the table's figures.
};

struct exchange_table {
	bool visits;
	str dimension;
	const struct exchange_figure *figures[EXCHANGE_FIGURES];
	int64_t rules[EXCHANGE_FIGURES];
	size_t figure_count;
	struct exchange_row *rows;
	size_t row_count;
	struct exchange_row total;
};

// A published recommendation and one authority that it is addressed to.
struct exchange_recommendation {
	str text;      // The canonical JSON of a name.
	str addressee; // The kind of authority, a code.
	str position, implementation; // Codes; empty where there is none.
};

struct exchange_content {
	str as_of, from, to, valid_until; // Whole days.
	str made_at;
	str country, name; // Of the sender; the name is canonical JSON.
	str from_sign, from_seal, to_sign, to_seal;
	str audience, purpose; // Codes.
	int64_t number, threshold;
	struct exchange_table tables[EXCHANGE_TABLES];
	size_t table_count;
	struct exchange_recommendation *recommendations; // None: a content of version 1.
	size_t recommendation_count;
};

// The canonical content; and what it says. The texts of what was read live as long as the arena.
str exchange_content_write(struct arena *arena, const struct exchange_content *content);
bool exchange_content_read(struct arena *arena, str text, struct exchange_content *content, struct mishap *mishap) MUST_USE;

// True where a number is shown that had to be held back, or where a total gives back a single row: the sender's slip.
bool exchange_shows_few(const struct exchange_content *content);

// The counts of a row for acts/withhold.h.
void exchange_counts(const struct exchange_table *table, const struct exchange_row *row, struct withhold_row *counts);

// The file: to whom, and the sealed letter.
void exchange_file_write(struct buf *buf, str to_seal, str letter);
bool exchange_file_read(str bytes, str *to_seal, str *letter, struct mishap *mishap) MUST_USE;
