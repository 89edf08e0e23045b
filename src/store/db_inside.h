// What the files of the store share and nobody else may see: a connection, the table of functions
// that an engine fills, and the cache of prepared statements.
#pragma once
#include "store/db.h"

struct sqlite3;
struct pg_conn;

// One prepared statement. SQLite keeps a handle, PostgreSQL the number in the statement's name.
struct prepared {
	uint64_t hash;
	char *text;
	size_t room;
	uint64_t used_at; // Counts uses of the cache; 0 for an empty place.
	void *handle;
	uint64_t number;
	uint16_t *places; // SQLite: for each of its parameters the number in its name, less one.
	size_t place_count, place_room;
};

// Sets of places: a text may only stand in the set of its hash, where the least recently used leaves.
enum { PREPARED_SETS = 32, PREPARED_PLACES = 16 };

struct prepared_cache {
	struct prepared places[PREPARED_SETS][PREPARED_PLACES];
	uint64_t uses;
};

// The place that holds the text, or the one it shall have: then *found is false, what stands there
// (used_at > 0) must be closed, and prepared_keep called once the new statement exists.
struct prepared *prepared_place(struct prepared_cache *cache, const char *text, bool *found);
void prepared_keep(struct prepared_cache *cache, struct arena *memory, struct prepared *place,
	const char *text);

// What is brought up to date once for a whole transaction, just before it is committed: the rows behind these, which it added
// itself (store/months.h, store/full_text.h). -1: it added none.
struct added {
	int64_t events, entries;
};

enum transaction { TRANSACTION_NONE, TRANSACTION_WRITE, TRANSACTION_SNAPSHOT };

struct db {
	const struct db_functions *functions;
	enum db_mode mode;
	const char *address; // Never printed: it may hold a password.
	struct arena *memory;  // Of the connection.
	struct arena *scratch; // Of one statement.
	struct prepared_cache *prepared;
	bool open;
	bool lost;
	enum transaction transaction;
	unsigned savepoints;
	unsigned owed; // Releases of savepoints inside these that the server has not heard of yet.
	enum db_result failed; // What spoiled the transaction.
	int64_t last_leaf; // Of the log, as this transaction left it; 0: to be asked.
	struct added added, added_at[2]; // Now, and when each savepoint was set.
	int64_t last_entry; // Number of the full text that was given last; it only grows.
	struct sqlite3 *sqlite;
	int wal_pages; // After the last commit.
	struct pg_conn *postgres;
	uint64_t statement_number;
	struct kept *kept; // store/kept.h; NULL until something is.
	struct column_store *columns; // store/column_store.h; NULL: nobody has said.
	bool kept_checked; // Against the log, in this snapshot.
};

struct db_functions {
	enum db_engine engine;
	bool (*connect)(struct db *db, struct mishap *mishap);
	void (*disconnect)(struct db *db);
	enum db_result (*run)(struct db *db, struct arena *arena, const char *sql,
		struct parameters parameters, struct rows *rows);
	enum db_result (*visit)(struct db *db, const char *sql, struct parameters parameters, db_visitor visit,
		void *context);
	enum db_result (*script)(struct db *db, str script);
	// One statement that steers transactions; several, where each costs a journey to the server.
	enum db_result (*steer)(struct db *db, const char *sql);
	bool steers_several;
	enum db_result (*commit)(struct db *db);
	bool (*in_transaction)(const struct db *db); // As the engine sees it.
	const char *begin_write, *begin_snapshot;
};

extern const struct db_functions db_sqlite, db_postgres;

// What the part of the program (base/part.h) exports that works with PostgreSQL: libpq brings OpenSSL, Kerberos and LDAP.
extern const struct db_functions *const postgres_part;

// Rows while they are read.
struct row_reader {
	struct arena *arena;
	struct cell *cells;
	size_t room;
	size_t count;
};
struct cell *row_reader_next(struct row_reader *reader, size_t column_count);

// Whether the transaction is spoiled, and by what.
enum db_result db_failed(const struct db *db);

// True when the transaction is gone and not only its savepoint.
bool db_transaction_is_gone(const struct db *db);

// Writes the log of SQLite back into the file when it has grown (`all`: whatever its length, and
// empties it). Only the writer may call this. Nothing on PostgreSQL.
void db_checkpoint(struct db *db, bool all);

// Makes the folder that a file shall stand in when only its last name is missing.
bool db_make_folder(struct arena *arena, const char *path, str *folder) MUST_USE;
