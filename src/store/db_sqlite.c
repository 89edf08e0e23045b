// SQLite. Only the writer checkpoints: two connections that do can lose committed pages in the
// versions before 3.51.3 (the "WAL reset" fault), and Debian 12 has 3.40.1.
#include "store/db_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/flush.h"

enum {
	BUSY_MS = 5000,
	CHECKPOINT_PAGES = 4000,         // Of 4 KiB: how long the log grows before it is written back. Hot pages go back once.
	CHECKPOINT_INSIST_PAGES = 16000, // From here on the writer waits a little for readers.
	CHECKPOINT_INSIST_MS = 200,
};

static bool connect(struct db *db, struct mishap *mishap);
static void disconnect(struct db *db);
static enum db_result run(struct db *db, struct arena *arena, const char *sql,
	struct parameters parameters, struct rows *rows);
static enum db_result visit(struct db *db, const char *sql, struct parameters parameters, db_visitor visitor,
	void *context);
static enum db_result script(struct db *db, str text);
static enum db_result steer(struct db *db, const char *sql);
static enum db_result commit(struct db *db);
static bool in_transaction(const struct db *db);
static bool has_log(struct db *db, struct mishap *mishap);

const struct db_functions db_sqlite = {
	.engine = DB_SQLITE,
	.connect = connect,
	.disconnect = disconnect,
	.run = run,
	.visit = visit,
	.script = script,
	.steer = steer,
	.commit = commit,
	.in_transaction = in_transaction,
	.begin_write = "BEGIN IMMEDIATE",
	.begin_snapshot = "BEGIN",
};

// How a call of the library ended. A flush that failed has lost data in ways that no second try can
// see, so it dies; a disk without room is the caller's to tell.
static enum db_result result_of(struct db *db, int code, const char *sql)
{
	switch (code & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE: return DB_DONE;
	case SQLITE_CONSTRAINT: return DB_CONFLICT;
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return DB_BUSY;
	case SQLITE_FULL: return DB_FULL;
	default: break;
	}
	bool flush = code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
	int why = sqlite3_system_errno(db->sqlite);
	if ((code & 0xff) == SQLITE_IOERR && !flush && (why == ENOSPC || why == EDQUOT))
		return DB_FULL;
	die("SQLite: %s (%d, system %d): %.1000s", sqlite3_errmsg(db->sqlite), code, why, sql);
}

// A reading connection may only select. Full text search asks for the data version by itself, and
// declaring its columns is parsed as if sqlite_master were updated (which DEFENSIVE and query_only
// forbid in earnest). A backup asks which tables and columns there are.
static bool pragma_may(const char *name, const char *value)
{
	return (value == NULL && strcmp(name, "data_version") == 0) ||
	       strcmp(name, "table_info") == 0 || strcmp(name, "table_list") == 0;
}

static int reader_may(void *context, int action, const char *first, const char *second,
	const char *schema, const char *trigger)
{
	(void)context, (void)schema, (void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION: return SQLITE_OK;
	case SQLITE_PRAGMA: return pragma_may(first, second) ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_UPDATE: return strcmp(first, "sqlite_master") == 0 ? SQLITE_OK : SQLITE_DENY;
	default: return SQLITE_DENY;
	}
}

static int note_log_length(void *context, sqlite3 *handle, const char *schema, int pages)
{
	(void)handle, (void)schema;
	((struct db *)context)->wal_pages = pages;
	return SQLITE_OK;
}

bool db_make_folder(struct arena *arena, const char *path, str *folder)
{
	*folder = folder_of(arena, path);
	return mkdir(folder->data, 0700) == 0 || errno == EEXIST;
}

// A new store belongs to its owner alone; the log beside it takes the same mode.
static bool make_file(struct db *db, struct mishap *mishap)
{
	str folder;
	if (!db_make_folder(db->scratch, db->address, &folder))
		return mishap_at(mishap, 0, 0, N_("The folder of the store cannot be made."));
	int descriptor = open(db->address, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (descriptor < 0)
		return errno == EEXIST ||
		       mishap_at(mishap, 0, 0, N_("The file of the store cannot be made."));
	close(descriptor);
	if (!flush_folder(folder.data))
		die("the folder of the store cannot be flushed: %s", strerror(errno));
	return true;
}

static void configure(struct db *db)
{
	sqlite3 *handle = db->sqlite;
	const struct {
		int option, value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, db->mode == DB_READ },
	};
	for (size_t i = 0; i < COUNT(options); i++) {
		int now = -1;
		int code = sqlite3_db_config(handle, options[i].option, options[i].value, &now);
		must(code == SQLITE_OK && now == options[i].value);
	}
	sqlite3_extended_result_codes(handle, 1);
	sqlite3_busy_timeout(handle, BUSY_MS);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

static bool prepare_connection(struct db *db, struct mishap *mishap)
{
	const char *pragmas =
		db->mode == DB_WRITE ?
			"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
			"PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA cache_size=-32000" :
			"PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY;"
			"PRAGMA cache_size=-16000; SELECT count(*) FROM sqlite_schema";
	int code = sqlite3_exec(db->sqlite, pragmas, NULL, NULL, NULL);
	switch (code & 0xff) {
	case SQLITE_OK: break;
	case SQLITE_NOTADB:
		return mishap_at(mishap, 0, 0, N_("The file is not a store of Wiqaya."));
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_READONLY:
		return mishap_at(mishap, 0, 0, N_("The file of the store may not be written."));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return mishap_at(mishap, 0, 0, N_("Another program holds the store; try again."));
	default:
		if (result_of(db, code, pragmas) == DB_FULL)
			return mishap_at(mishap, 0, 0, N_("There is no room on the disk."));
	}
	if (db->mode == DB_READ)
		sqlite3_set_authorizer(db->sqlite, reader_may, NULL);
	else
		sqlite3_wal_hook(db->sqlite, note_log_length, db);
	return db->mode == DB_READ || has_log(db, mishap);
}

// A file system without shared memory keeps the old kind of journal and says nothing.
static bool has_log(struct db *db, struct mishap *mishap)
{
	struct rows rows;
	enum db_result result =
		run(db, db->scratch, "PRAGMA journal_mode", NO_PARAMETERS, &rows);
	return (result == DB_DONE && str_is(rows_text(&rows, 0, 0), "wal")) ||
	       mishap_at(mishap, 0, 0,
		       N_("The store cannot stand on this file system (is it a network one?)."));
}

// Nobody asks the library how much memory it has taken; counting it would have all threads pass one lock. Where somebody
// has used it before us it counts on, which costs time and no more.
static void do_not_count(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// A reader opens for writing too, because the index of the log (-shm) is shared memory that readers
// write; query_only and the authorizer keep it from anything else.
static bool connect(struct db *db, struct mishap *mishap)
{
	static pthread_once_t configured = PTHREAD_ONCE_INIT;
	must(pthread_once(&configured, do_not_count) == 0);
	if (db->mode == DB_READ && access(db->address, F_OK) != 0)
		return mishap_at(mishap, 0, 0,
			N_("There is no store at this address. Make one with: wiqaya init."));
	if (db->mode == DB_WRITE && !make_file(db, mishap))
		return false;
	// A relative name that begins with "file:" must not be taken for a URI.
	str name = str_from(db->address);
	if (name.data[0] != '/')
		name = str_format(db->scratch, "./%s", db->address);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
	int code = sqlite3_open_v2(str_c(db->scratch, name), &db->sqlite, flags, NULL);
	if (code != SQLITE_OK)
		return mishap_at(mishap, 0, 0, N_("The file of the store cannot be opened."));
	db->wal_pages = 0;
	db->lost = false;
	configure(db);
	return prepare_connection(db, mishap);
}

static void disconnect(struct db *db)
{
	for (size_t i = 0; i < PREPARED_SETS; i++)
		for (size_t j = 0; j < PREPARED_PLACES; j++) {
			struct prepared *place = &db->prepared->places[i][j];
			sqlite3_finalize(place->handle);
			place->handle = NULL;
			place->used_at = 0;
		}
	int code = sqlite3_close(db->sqlite);
	must(code == SQLITE_OK);
	db->sqlite = NULL;
}

// SQLite takes "$2" for a name and numbers names by their first appearance, so each place is asked
// for its name, once.
static void note_places(struct db *db, struct prepared *place, const char *sql)
{
	int count = sqlite3_bind_parameter_count(place->handle);
	place->place_count = (size_t)count;
	if (place->place_count > place->place_room) {
		place->place_room = place->place_count;
		place->places = NEW_MANY(db->memory, place->place_room, uint16_t);
	}
	for (int at = 1; at <= count; at++) {
		const char *name = sqlite3_bind_parameter_name(place->handle, at);
		int64_t number = 0;
		bool numbered = name != NULL && name[0] == '$' &&
		                str_to_integer(str_from(name + 1), &number) && number >= 1 &&
		                number <= count && number <= UINT16_MAX;
		if (!numbered)
			die("a parameter that is not one of $1 to $%d: %.1000s", count, sql);
		place->places[at - 1] = (uint16_t)(number - 1);
	}
}

static enum db_result prepare(struct db *db, const char *sql, struct prepared **prepared)
{
	bool found;
	struct prepared *place = *prepared = prepared_place(db->prepared, sql, &found);
	if (found)
		return DB_DONE;
	sqlite3_finalize(place->handle);
	place->handle = NULL;
	place->used_at = 0;
	const char *rest;
	sqlite3_stmt *made = NULL;
	int code = sqlite3_prepare_v3(db->sqlite, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, &rest);
	if (code != SQLITE_OK)
		return result_of(db, code, sql);
	if (made == NULL || *rest != '\0')
		die("not exactly one statement: %.1000s", sql);
	place->handle = made;
	note_places(db, place, sql);
	prepared_keep(db->prepared, db->memory, place, sql);
	return DB_DONE;
}

static int bind_cell(sqlite3_stmt *statement, int at, const struct cell *cell)
{
	const char *data = cell->text.length == 0 ? "" : cell->text.data;
	switch (cell->kind) {
	case CELL_NULL: return sqlite3_bind_null(statement, at);
	case CELL_INTEGER: return sqlite3_bind_int64(statement, at, cell->integer);
	case CELL_REAL: return sqlite3_bind_double(statement, at, cell->real);
	case CELL_TEXT:
		return sqlite3_bind_text64(
			statement, at, data, cell->text.length, SQLITE_STATIC, SQLITE_UTF8);
	case CELL_BYTES:
		return sqlite3_bind_blob64(statement, at, data, cell->text.length, SQLITE_STATIC);
	}
	die("a cell of an unknown kind");
}

static void bind(const struct prepared *place, struct parameters parameters, const char *sql)
{
	if (place->place_count != parameters.count)
		die("%zu values for %zu parameters: %.1000s", parameters.count, place->place_count, sql);
	for (size_t i = 0; i < place->place_count; i++) {
		int code = bind_cell(place->handle, (int)i + 1, &parameters.cells[place->places[i]]);
		must(code == SQLITE_OK);
	}
}

// Asked as a value, each column is looked for once and not for its kind, text and length again: half of a list's
// columns are empty. The connection has one thread, so the value needs no protection. Its text is SQLite's, until the next step.
static struct cell cell_of(sqlite3_value *value)
{
	switch (sqlite3_value_type(value)) {
	case SQLITE_INTEGER: return cell_integer(sqlite3_value_int64(value));
	case SQLITE_FLOAT: return cell_real(sqlite3_value_double(value));
	case SQLITE_TEXT: {
		const char *text = (const char *)sqlite3_value_text(value);
		return cell_text((str){ text, (size_t)sqlite3_value_bytes(value) });
	}
	case SQLITE_BLOB: {
		const char *bytes = sqlite3_value_blob(value);
		return cell_bytes((str){ bytes, (size_t)sqlite3_value_bytes(value) });
	}
	default: return cell_null();
	}
}

// The texts of a row are copied into one piece, each with the NUL that a copy has.
static void keep_texts(struct arena *arena, struct cell *row, size_t columns)
{
	size_t bytes = 0;
	for (size_t i = 0; i < columns; i++)
		if (row[i].kind == CELL_TEXT || row[i].kind == CELL_BYTES)
			bytes += row[i].text.length + 1;
	char *to = bytes == 0 ? NULL : arena_widen(arena, NULL, 0, bytes);
	for (size_t i = 0; i < columns; i++) {
		if (row[i].kind != CELL_TEXT && row[i].kind != CELL_BYTES)
			continue;
		size_t length = row[i].text.length;
		if (length > 0)
			memcpy(to, row[i].text.data, length);
		to[length] = '\0';
		row[i].text.data = to;
		to += length + 1;
	}
}

static int step_all(struct arena *arena, sqlite3_stmt *statement, struct rows *rows)
{
	struct row_reader reader = { .arena = arena };
	int columns = sqlite3_column_count(statement), code;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		if (rows == NULL)
			continue;
		struct cell *row = row_reader_next(&reader, (size_t)columns);
		for (int i = 0; i < columns; i++)
			row[i] = cell_of(sqlite3_column_value(statement, i));
		keep_texts(arena, row, (size_t)columns);
	}
	if (rows != NULL)
		*rows = (struct rows){ reader.count, (size_t)columns, reader.cells };
	return code;
}

static enum db_result begin(struct db *db, const char *sql, struct parameters parameters, sqlite3_stmt **statement)
{
	struct prepared *place;
	enum db_result result = prepare(db, sql, &place);
	if (result != DB_DONE)
		return result;
	bind(place, parameters, sql);
	*statement = place->handle;
	return DB_DONE;
}

static void end(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

static enum db_result visit(struct db *db, const char *sql, struct parameters parameters, db_visitor visitor,
	void *context)
{
	int code;
	sqlite3_stmt *statement;
	enum db_result result = begin(db, sql, parameters, &statement);
	if (result != DB_DONE)
		return result;
	int columns = sqlite3_column_count(statement);
	struct cell *cells = NEW_MANY(db->scratch, (size_t)columns, struct cell);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		for (int i = 0; i < columns; i++)
			cells[i] = cell_of(sqlite3_column_value(statement, i));
		visitor(context, cells);
	}
	result = result_of(db, code, sql);
	end(statement);
	return result;
}

static enum db_result run(struct db *db, struct arena *arena, const char *sql,
	struct parameters parameters, struct rows *rows)
{
	sqlite3_stmt *statement;
	enum db_result result = begin(db, sql, parameters, &statement);
	if (result != DB_DONE)
		return result;
	result = result_of(db, step_all(arena, statement, rows), sql);
	end(statement);
	if (result != DB_DONE && rows != NULL)
		*rows = (struct rows){ 0 };
	return result;
}

static enum db_result script(struct db *db, str text)
{
	const char *sql = str_c(db->scratch, text);
	return result_of(db, sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL), sql);
}

static enum db_result steer(struct db *db, const char *sql)
{
	return run(db, db->scratch, sql, NO_PARAMETERS, NULL);
}

static enum db_result commit(struct db *db)
{
	return steer(db, "COMMIT");
}

static bool in_transaction(const struct db *db)
{
	return sqlite3_get_autocommit(db->sqlite) == 0;
}

bool db_log_is_long(const struct db *db)
{
	return db->functions == &db_sqlite && db->wal_pages >= CHECKPOINT_PAGES;
}

void db_checkpoint(struct db *db, bool all)
{
	if (db->functions != &db_sqlite || (!all && !db_log_is_long(db)))
		return;
	int mode = SQLITE_CHECKPOINT_PASSIVE, log = 0, done = 0;
	if (all)
		mode = SQLITE_CHECKPOINT_TRUNCATE;
	else if (db->wal_pages >= CHECKPOINT_INSIST_PAGES)
		mode = SQLITE_CHECKPOINT_RESTART;
	sqlite3_busy_timeout(db->sqlite, CHECKPOINT_INSIST_MS);
	int code = sqlite3_wal_checkpoint_v2(db->sqlite, NULL, mode, &log, &done);
	sqlite3_busy_timeout(db->sqlite, BUSY_MS);
	// Busy and full only mean that the log stays longer.
	(void)result_of(db, code, "checkpoint");
}
