#include "store/db.h"

#include "base/die.h"
#include "base/limits.h"
#include "base/part.h"
#include "store/db_inside.h"
#include "store/full_text.h"
#include "store/months.h"

static void close_at_end(void *db)
{
	db_close(db);
}

static bool find_engine(str url, const char **address, const struct db_functions **functions, struct mishap *mishap)
{
	*address = url.data;
	if (str_starts(url, S("sqlite:")) && url.length > strlen("sqlite:")) {
		*address = url.data + strlen("sqlite:");
		*functions = &db_sqlite;
		return true;
	}
	if (!str_starts(url, S("postgresql://")) && !str_starts(url, S("postgres://")))
		return mishap_at(mishap, 0, 0, N_("The address of a store begins with sqlite: or postgresql://."));
	const struct db_functions *const *part = part_find("postgres", "postgres_part");
	if (part == NULL)
		return mishap_at(mishap, 0, 0,
			N_("The part of the program that works with PostgreSQL is missing on this machine. Install it; then start again."));
	*functions = *part;
	return true;
}

bool db_open(struct arena *arena, const char *url, enum db_mode mode, struct db **opened,
	struct mishap *mishap)
{
	*opened = NULL;
	const char *address;
	const struct db_functions *functions;
	if (!find_engine(str_from(url), &address, &functions, mishap))
		return false;
	struct db *db = NEW(arena, struct db);
	db->functions = functions;
	db->mode = mode;
	db->fresh = -1;
	db->memory = arena_new(LIMIT_ARENA_BYTES);
	db->scratch = arena_new(LIMIT_ARENA_BYTES);
	db->address = str_c(db->memory, str_from(address));
	db->prepared = NEW(db->memory, struct prepared_cache);
	db->open = true;
	arena_at_end(arena, close_at_end, db);
	if (functions->connect(db, mishap)) {
		*opened = db;
		return true;
	}
	db_close(db);
	return false;
}

void db_close(struct db *db)
{
	if (!db->open)
		return;
	db->functions->disconnect(db);
	arena_end(db->scratch);
	arena_end(db->memory);
	db->open = false;
}

enum db_engine db_engine_of(const struct db *db)
{
	return db->functions->engine;
}

// What a statement of a transaction ended with stays until a rollback.
static enum db_result noted(struct db *db, enum db_result result)
{
	if (db->transaction != TRANSACTION_NONE && db->failed == DB_DONE)
		db->failed = result;
	return result;
}

// Whether a statement may run at all; else what it ends with.
static enum db_result ready(struct db *db)
{
	must(db->open);
	if (db->transaction != TRANSACTION_NONE && db->failed != DB_DONE)
		return db->failed;
	return db->lost ? noted(db, DB_BUSY) : DB_DONE;
}

enum db_result db_run(struct db *db, struct arena *arena, struct sql sql,
	struct parameters parameters, struct rows *rows)
{
	if (rows != NULL)
		*rows = (struct rows){ 0 };
	enum db_result result = ready(db);
	if (result != DB_DONE)
		return result;
	result = db->functions->run(db, arena, sql.text, parameters, rows);
	arena_reset(db->scratch);
	return noted(db, result);
}

enum db_result db_visit(struct db *db, struct sql sql, struct parameters parameters, db_visitor visit, void *context)
{
	enum db_result result = ready(db);
	if (result != DB_DONE)
		return result;
	result = db->functions->visit(db, sql.text, parameters, visit, context);
	arena_reset(db->scratch);
	return noted(db, result);
}

bool db_query(struct db *db, struct arena *arena, struct sql sql, struct parameters parameters,
	struct rows *rows)
{
	return db_run(db, arena, sql, parameters, rows) == DB_DONE;
}

enum db_result db_script(struct db *db, str script)
{
	enum db_result result = ready(db);
	if (result != DB_DONE)
		return result;
	result = db->functions->script(db, script);
	arena_reset(db->scratch);
	return noted(db, result);
}

static enum db_result begin(struct db *db, enum transaction transaction, const char *sql)
{
	must(db->open && db->transaction == TRANSACTION_NONE);
	enum db_result result = db->lost ? DB_BUSY : db->functions->steer(db, sql);
	db->last_leaf = 0;
	db->entries_added = db->fresh_added = false;
	db->kept_checked = false;
	if (result == DB_DONE) {
		db->transaction = transaction;
		db->failed = DB_DONE;
		db->savepoints = db->owed = 0;
	} else if (db->functions->in_transaction(db)) {
		(void)!db->functions->steer(db, "ROLLBACK");
	}
	return result;
}

enum db_result db_begin(struct db *db)
{
	must(db->mode == DB_WRITE);
	return begin(db, TRANSACTION_WRITE, db->functions->begin_write);
}

static void end(struct db *db)
{
	if (db->functions->in_transaction(db)) {
		enum db_result result = db->functions->steer(db, "ROLLBACK");
		db->fresh = -1;
		must(result == DB_DONE || db->lost);
	}
	db->transaction = TRANSACTION_NONE;
	db->savepoints = db->owed = 0;
	db->failed = DB_DONE;
}

static enum db_result settle_added(struct db *db)
{
	enum db_result result = months_settle(db);
	return result == DB_DONE ? full_text_settle(db) : result;
}

enum db_result db_commit(struct db *db)
{
	must(db->transaction == TRANSACTION_WRITE && db->savepoints == 0);
	enum db_result result = ready(db);
	if (result == DB_DONE)
		result = settle_added(db);
	if (result == DB_DONE)
		result = db->functions->commit(db);
	end(db);
	return result;
}

void db_rollback(struct db *db)
{
	if (db->transaction != TRANSACTION_NONE)
		end(db);
}

// A release waits for the savepoint that comes next and travels with it; a commit releases by itself.
enum db_result db_savepoint(struct db *db)
{
	static const char *const texts[] = { "SAVEPOINT work",
		"RELEASE SAVEPOINT work; SAVEPOINT work",
		"RELEASE SAVEPOINT work; RELEASE SAVEPOINT work; SAVEPOINT work" };
	must(db->transaction == TRANSACTION_WRITE && db->savepoints < 2 && db->owed < COUNT(texts));
	enum db_result result = ready(db);
	if (result == DB_DONE)
		result = noted(db, db->functions->steer(db, texts[db->owed]));
	if (result == DB_DONE)
		db->owed = 0;
	if (result == DB_DONE)
		db->savepoints++;
	return result;
}

enum db_result db_release(struct db *db)
{
	must(db->savepoints > 0);
	enum db_result result = ready(db);
	bool later = db->functions->steers_several;
	if (result == DB_DONE && !later)
		result = noted(db, db->functions->steer(db, "RELEASE SAVEPOINT work"));
	db->savepoints -= result == DB_DONE;
	db->owed += result == DB_DONE && later;
	return result;
}

// A savepoint whose release is owed still stands and has the same name: it is undone first.
void db_rollback_to_savepoint(struct db *db)
{
	must(db->savepoints > 0);
	db->savepoints--;
	db->fresh = -1;
	db->last_leaf = 0;
	if (db_transaction_is_gone(db))
		return;
	db->failed = DB_DONE;
	for (unsigned left = db->owed + 1; left > 0 && db->failed == DB_DONE; left--) {
		db->failed = db->functions->steer(db, "ROLLBACK TO SAVEPOINT work");
		if (db->failed == DB_DONE)
			db->failed = db->functions->steer(db, "RELEASE SAVEPOINT work");
	}
	db->owed = 0;
}

bool db_snapshot_begin(struct db *db)
{
	return begin(db, TRANSACTION_SNAPSHOT, db->functions->begin_snapshot) == DB_DONE;
}

void db_snapshot_end(struct db *db)
{
	must(db->transaction != TRANSACTION_WRITE);
	db_rollback(db);
}

bool db_alive(const struct db *db)
{
	return !db->lost;
}

bool db_reopen(struct db *db, struct mishap *mishap)
{
	must(db->open && db->transaction == TRANSACTION_NONE);
	if (!db->lost)
		return true;
	db->functions->disconnect(db);
	return db->functions->connect(db, mishap);
}

enum db_result db_failed(const struct db *db)
{
	return db->lost && db->failed == DB_DONE ? DB_BUSY : db->failed;
}

bool db_transaction_is_gone(const struct db *db)
{
	return db->lost || !db->functions->in_transaction(db);
}
