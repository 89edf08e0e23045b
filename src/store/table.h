// Tables as such, whatever stands in them: what a backup reads and a restore writes, alike on both
// engines. Left out everywhere: what SQLite keeps for itself and for its full text index.
#pragma once
#include "store/db.h"

struct names {
	const char **items;
	size_t count;
};

// The tables of the store, sorted. False means busy, here and below.
bool table_names(struct db *db, struct arena *arena, struct names *tables) MUST_USE;

// The columns of a table as they stand; none when there is no such table. Without those that the
// engine numbers by itself.
bool table_columns(struct db *db, struct arena *arena, const char *table, struct names *columns) MUST_USE;

bool table_count(struct db *db, struct arena *arena, const char *table, int64_t *rows) MUST_USE;

// Hands over all rows, some at a time: those given live until the function returns, and may have one
// column more behind those asked for. False from it ends the reading. Call it within db_snapshot_begin.
typedef bool (*table_page)(void *context, const struct rows *rows);
enum db_result table_read(struct db *db, const char *table, const struct names *columns,
	table_page page, void *context) MUST_USE;

// Rows on their way into a table; many go in one statement.
struct table_writer;
struct table_writer *table_write(
	struct db *db, struct arena *arena, const char *table, const struct names *columns);
// The arena for the next row's cells, and the row itself.
struct arena *table_write_arena(struct table_writer *writer);
enum db_result table_write_row(struct table_writer *writer, const struct cell *cells) MUST_USE;
// Writes what still waits, and ends.
enum db_result table_write_end(struct table_writer *writer) MUST_USE;
// Ends without.
void table_write_drop(struct table_writer *writer);

// Within a transaction: foreign keys are looked at when it commits, so rows may come in any order.
enum db_result table_defer_keys(struct db *db) MUST_USE;
// Looks at them now: DB_CONFLICT when one points to nothing.
enum db_result table_check_keys(struct db *db, struct arena *arena) MUST_USE;
