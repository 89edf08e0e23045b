// One interface to both databases. SQL is the subset that SQLite and PostgreSQL share, with $1, $2 …
// as parameters, and comes only from literals: SQL("…") is a type that nothing else can become.
// Results are read whole into the caller's arena: a query never stays open while a page is drawn.
// db_sqlite.c and db_postgres.c stand behind it; only they include the libraries.
#pragma once
#include "base/buf.h"
#include "base/mishap.h"

struct sql {
	const char *text;
};
#define SQL(literal) ((struct sql){ "" literal "" })
#define SQL_ROW(literal) { "" literal "" } // The same in a constant table.

enum cell_kind { CELL_NULL, CELL_INTEGER, CELL_REAL, CELL_TEXT, CELL_BYTES };

// One value of a row, or one parameter.
struct cell {
	enum cell_kind kind;
	int64_t integer;
	double real;
	str text; // Of CELL_TEXT and CELL_BYTES.
};

struct cell cell_null(void);
struct cell cell_integer(int64_t value);
struct cell cell_real(double value);
struct cell cell_text(str value);
struct cell cell_bytes(str value);
struct cell cell_text_or_null(str value); // The empty str becomes NULL.

// Parameters of a statement in order: PARAMETERS(cell_text(id), cell_integer(4)).
struct parameters {
	const struct cell *cells;
	size_t count;
};
#define PARAMETERS(...) \
	((struct parameters){ (const struct cell[]){ __VA_ARGS__ }, \
		sizeof((const struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell) })
#define NO_PARAMETERS ((struct parameters){ NULL, 0 })

struct rows {
	size_t count;
	size_t column_count;
	struct cell *cells; // Row by row; theirs who asked, unless the rows are kept (store/kept.h).
};

// The cell in a row and column, which must exist.
const struct cell *rows_cell(const struct rows *rows, size_t row, size_t column);
str rows_text(const struct rows *rows, size_t row, size_t column);        // "" for NULL.
int64_t rows_integer(const struct rows *rows, size_t row, size_t column); // 0 for NULL.

// How a statement ended. Anything else (a broken file, an unknown table) dies.
enum db_result {
	DB_DONE,
	DB_CONFLICT, // A unique or foreign key refused it.
	DB_BUSY,     // Locked, or the connection was lost: nothing of it can be relied on; try again.
	DB_FULL,     // No room on the disk.
};

enum db_mode { DB_READ, DB_WRITE };
enum db_engine { DB_SQLITE, DB_POSTGRES };

struct db;

// Opens `url` ("sqlite:PATH" or "postgresql://…") and registers its closing with the arena.
// A writing connection makes a missing SQLite file; a reading one refuses it. A reading connection
// refuses everything but SELECT. False fills the mishap (no such file, wrong password, no server) and leaves *db NULL.
bool db_open(struct arena *arena, const char *url, enum db_mode mode, struct db **db,
	struct mishap *mishap) MUST_USE;
void db_close(struct db *db);
enum db_engine db_engine_of(const struct db *db);

// Runs one statement; rows (may be NULL) are read into the arena. Statements are prepared once per
// connection and text. Each of $1 … $n stands in the text at least once. PostgreSQL finds the type of
// a parameter from where it stands; where nothing tells (`$1 IS NULL`) write CAST($1 AS BIGINT).
// Inside a transaction a statement that did not end in DB_DONE spoils it: every further statement and
// the commit give the same result again, until a rollback (to the savepoint) heals it. So half of a
// change is never kept, and both engines behave alike; use ON CONFLICT DO NOTHING to look first.
enum db_result db_run(struct db *db, struct arena *arena, struct sql sql,
	struct parameters parameters, struct rows *rows) MUST_USE;

// The same for a SELECT that cannot conflict: false means busy.
bool db_query(struct db *db, struct arena *arena, struct sql sql, struct parameters parameters,
	struct rows *rows) MUST_USE;

// Runs a SELECT and shows each row as it comes, so that many rows take no room. The cells and their texts live as long as
// the visit; it must not run anything. What was shown before a result that is not DB_DONE is worth nothing.
typedef void (*db_visitor)(void *context, const struct cell *cells);
enum db_result db_visit(struct db *db, struct sql sql, struct parameters parameters, db_visitor visit,
	void *context) MUST_USE;

// Runs several statements separated by ';' (migrations); no parameters, no rows. They are kept
// together only within db_begin and db_commit.
enum db_result db_script(struct db *db, str script) MUST_USE;

// Transactions. A writing transaction on SQLite is IMMEDIATE; on PostgreSQL it takes the advisory
// lock that orders the batches of several servers. db_commit that is not DB_DONE has rolled back; when
// the connection was lost while the answer was under way nobody can know what it did.
enum db_result db_begin(struct db *db) MUST_USE;
enum db_result db_commit(struct db *db) MUST_USE;
void db_rollback(struct db *db);
// Two levels: the writer's for each call, and one more for each row of an import that keeps the good.
enum db_result db_savepoint(struct db *db) MUST_USE;
enum db_result db_release(struct db *db) MUST_USE;
void db_rollback_to_savepoint(struct db *db);

// A snapshot for several SELECTs that must agree (a page, an export).
bool db_snapshot_begin(struct db *db) MUST_USE;
void db_snapshot_end(struct db *db);

// True while the connection works; false after it was lost. db_reopen tries to mend it.
bool db_alive(const struct db *db);
bool db_reopen(struct db *db, struct mishap *mishap) MUST_USE;

