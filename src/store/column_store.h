// Some columns of tables that may have a million rows, held in memory: whoever asks which rows fit many conditions, and how
// many have each value, walks along arrays (acts/look.h). It is a copy and never the truth: nothing is shown of it but
// ids and counts, and what stands on a page is read from the tables.
//
// One column store serves a store of records and all threads that read it. It is filled when somebody first looks, and caught
// up with the log before each look: the log names every record that changed since. So a look is never older than the
// snapshot of who looks; it may be newer by what was kept meanwhile. Rows are never deleted (a record goes into the bin).
//
// A row has a place, from 0, which it keeps. Of each column the different texts are numbered; a row holds the number, its code;
// 0 is NULL. A million recommendations with their lines take about 125 MB.
#pragma once
#include "store/db.h"

enum { COLUMN_CHUNK = 4096 }; // Places whose values stand together.

// A table that hangs on another by a column: its changes may change rows of the other that no leaf names (derived facts).
struct column_hanging {
	const char *table, *column;
};

struct column_rows;

// What is held of a table. It lives as long as the column store.
struct column_table {
	const char *name;
	const char *const *columns; // All of text; NULL for one that is not held, so that who asks may number them.
	size_t column_count;
	const char *along;          // The column that an index of all of them begins with; NULL: there is none.
	const char *owner;          // The column with the id of a row of the table before this one; NULL: none.
	const struct column_hanging *hanging;
	size_t hanging_count;
	// One more code, reckoned from the others and from the key that a look begins with; NULL: none.
	uint8_t (*derive)(const struct column_rows *rows, size_t place, str key);
};

struct column {
	uint8_t **narrow; // Codes of a column of few texts,
	uint16_t **wide;  // or of many:
	bool is_wide;     // which of both.
	str *texts;      // Of each code; that of 0 is empty.
	uint16_t *ranks; // Of each code: its place in the order of the texts, bytewise; that of 0 is 0.
	size_t text_count;
	bool rich;       // There are more texts than codes: nothing is held of it.
};

struct column_rows {
	size_t count;
	bool rich;              // A column is.
	bool in_order;          // Of two places, the later has the greater id.
	struct column *columns; // As declared.
	uint8_t **binned;       // 1: in the bin.
	uint16_t *binned_count; // Of each chunk.
	uint8_t **derived;
	uint8_t (**ids)[16];
	uint32_t **owners;      // Of a table with an owner: the owner's place,
	uint32_t **next;        // and the place after the next row of the same owner; 0: none is.
	uint32_t **first;       // Of an owner: the place after that of its first row; 0: none.
};

// Value of a chunked array at a place.
#define COLUMN_AT(chunks, place) ((chunks)[(place) / COLUMN_CHUNK][(place) % COLUMN_CHUNK])

static inline uint32_t column_code(const struct column *column, size_t place)
{
	return column->is_wide ? COLUMN_AT(column->wide, place) : COLUMN_AT(column->narrow, place);
}

static inline str column_text(const struct column *column, size_t place)
{
	return column->texts[column_code(column, place)];
}

struct column_store;

// Nothing is read yet. It ends with the arena.
struct column_store *column_store_new(struct arena *arena, const struct column_table *tables, size_t count);

// Begins a look in the snapshot of `db`; many may look at once. `arena` is for what is only needed while it is caught up.
enum column_look {
	COLUMN_LOOK,      // End it with column_store_end, soon: who keeps up with the log waits.
	COLUMN_LOOK_NONE, // Not outside of a snapshot, and not of more than LIMIT_COLUMN_ROWS rows. Ask the tables.
	COLUMN_LOOK_BUSY, // As DB_BUSY.
};
enum column_look column_store_begin(struct column_store *store, struct db *db, struct arena *arena, str key) MUST_USE;
void column_store_end(struct column_store *store);
const struct column_rows *column_store_rows(const struct column_store *store, size_t table);

// The place of a row in a look; SIZE_MAX: it is none.
size_t column_place_find(const struct column_store *store, size_t table, str id);
// Id of the row at a place, 36 letters.
void column_id_write(const struct column_rows *rows, size_t place, char id[36]);
// Order of two rows by their ids.
int column_id_compare(const struct column_rows *rows, size_t a, size_t b);

// Whose columns a connection looks at; NULL: nobody has said.
void db_columns_set(struct db *db, struct column_store *columns);
struct column_store *db_columns_find(const struct db *db);
