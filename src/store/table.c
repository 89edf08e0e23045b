#include "store/table.h"

#include "base/die.h"
#include "base/limits.h"
#include "store/query.h"

enum {
	PAGE_BYTES = 4 * 1024 * 1024, // What a page of rows should take in memory, about.
	PAGE_ROWS = 256,
	BATCH_CELLS = 640,
	BATCH_BYTES = 1024 * 1024,
};

static void take_names(struct arena *arena, const struct rows *rows, struct names *names)
{
	names->items = NEW_MANY(arena, rows->count + 1, const char *);
	names->count = rows->count;
	for (size_t i = 0; i < rows->count; i++)
		names->items[i] = str_c(arena, rows_text(rows, i, 0));
}

bool table_names(struct db *db, struct arena *arena, struct names *tables)
{
	struct rows rows;
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	if (!db_query(db, arena,
		    sqlite ? SQL("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
				 " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name") :
			     SQL("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
				 " ORDER BY tablename COLLATE \"C\""),
		    NO_PARAMETERS, &rows))
		return false;
	take_names(arena, &rows, tables);
	return true;
}

// The numbers of search_entry and figure_event are the engine's own, and nothing else points to them.
bool table_columns(struct db *db, struct arena *arena, const char *table, struct names *columns)
{
	struct rows rows;
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	if (!db_query(db, arena,
		    sqlite ? SQL("SELECT name FROM pragma_table_info($1)"
				 " WHERE NOT ($1 IN ('search_entry', 'figure_event') AND name = 'number') ORDER BY cid") :
			     SQL("SELECT column_name FROM information_schema.columns"
				 " WHERE table_schema = current_schema() AND table_name = $1"
				 " AND is_identity = 'NO' ORDER BY ordinal_position"),
		    PARAMETERS(cell_text(str_from(table))), &rows))
		return false;
	take_names(arena, &rows, columns);
	return true;
}

bool table_count(struct db *db, struct arena *arena, const char *table, int64_t *count)
{
	struct rows rows;
	struct query query = query_in(arena);
	query_add(&query, SQL("SELECT count(*) FROM "));
	query_name(&query, table);
	if (query_run(&query, db, &rows) != DB_DONE)
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
}

static void add_columns(struct query *query, const struct names *columns)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0)
			query_add(query, SQL(", "));
		query_name(query, columns->items[i]);
	}
}

// Reading. SQLite pages by rowid, which every table here has; PostgreSQL by a cursor.

struct reading {
	struct db *db;
	struct arena *arena; // Of the page.
	const char *table;
	const struct names *columns;
	table_page page;
	void *context;
	int64_t last_row;
	size_t most; // Rows of the next page.
};

static enum db_result next_of_sqlite(struct reading *reading, struct rows *rows)
{
	struct query query = query_in(reading->arena);
	query_add(&query, SQL("SELECT "));
	add_columns(&query, reading->columns);
	query_add(&query, SQL(", rowid FROM "));
	query_name(&query, reading->table);
	query_add(&query, SQL(" WHERE rowid > "));
	query_bind(&query, cell_integer(reading->last_row));
	query_add(&query, SQL(" ORDER BY rowid LIMIT "));
	query_bind(&query, cell_integer((int64_t)reading->most));
	enum db_result result = query_run(&query, reading->db, rows);
	if (result == DB_DONE && rows->count > 0)
		reading->last_row = rows_integer(rows, rows->count - 1, reading->columns->count);
	return result;
}

static enum db_result next_of_postgres(struct reading *reading, struct rows *rows)
{
	static const struct {
		size_t most;
		struct sql sql;
	} fetches[] = {
		{ 1, SQL_ROW("FETCH 1 FROM page_of_") },
		{ 16, SQL_ROW("FETCH 16 FROM page_of_") },
		{ PAGE_ROWS, SQL_ROW("FETCH 256 FROM page_of_") },
	};
	size_t i = COUNT(fetches) - 1;
	while (fetches[i].most > reading->most)
		i -= 1;
	reading->most = fetches[i].most;
	struct query query = query_in(reading->arena);
	query_add(&query, fetches[i].sql);
	query_name(&query, reading->table);
	return query_run(&query, reading->db, rows);
}

static enum db_result cursor(struct reading *reading, bool open)
{
	struct query query = query_in(reading->arena);
	query_add(&query, open ? SQL("DECLARE page_of_") : SQL("CLOSE page_of_"));
	query_name(&query, reading->table);
	if (open) {
		query_add(&query, SQL(" NO SCROLL CURSOR FOR SELECT "));
		add_columns(&query, reading->columns);
		query_add(&query, SQL(" FROM "));
		query_name(&query, reading->table);
	}
	return query_run(&query, reading->db, NULL);
}

// Rows may hold a quarter of a MiB or a few bytes, so a page takes as many as the last one lets hope.
static void measure(struct reading *reading, const struct rows *rows)
{
	size_t each = arena_used(reading->arena) / (rows->count + 1) + 1;
	reading->most = PAGE_BYTES / each;
	if (reading->most < 1)
		reading->most = 1;
	if (reading->most > PAGE_ROWS)
		reading->most = PAGE_ROWS;
}

static enum db_result read_pages(struct reading *reading, bool sqlite)
{
	enum db_result result;
	struct rows rows;
	bool more = true;
	do {
		arena_reset(reading->arena);
		result = sqlite ? next_of_sqlite(reading, &rows) : next_of_postgres(reading, &rows);
		if (result != DB_DONE || rows.count == 0)
			return result;
		more = reading->page(reading->context, &rows);
		measure(reading, &rows);
	} while (more);
	return DB_DONE;
}

enum db_result table_read(struct db *db, const char *table, const struct names *columns,
	table_page page, void *context)
{
	struct reading reading = { db, arena_new(LIMIT_ARENA_BYTES), table, columns, page, context,
		INT64_MIN, 16 };
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	enum db_result result = sqlite ? DB_DONE : cursor(&reading, true);
	if (result == DB_DONE)
		result = read_pages(&reading, sqlite);
	if (result == DB_DONE && !sqlite)
		result = cursor(&reading, false);
	arena_end(reading.arena);
	return result;
}

// Writing.

struct table_writer {
	struct db *db;
	struct arena *rows; // Of what waits.
	const char *table;
	const struct names *columns;
	struct cell *cells;
	size_t waiting, most; // Rows.
};

struct table_writer *table_write(
	struct db *db, struct arena *arena, const char *table, const struct names *columns)
{
	must(columns->count > 0);
	struct table_writer *writer = NEW(arena, struct table_writer);
	size_t most = BATCH_CELLS / columns->count;
	*writer = (struct table_writer){ db, arena_new(LIMIT_ARENA_BYTES), table, columns, NULL, 0,
		most < 1 ? 1 : most };
	writer->cells = NEW_MANY(arena, writer->most * columns->count, struct cell);
	return writer;
}

struct arena *table_write_arena(struct table_writer *writer)
{
	return writer->rows;
}

static enum db_result insert(struct table_writer *writer, size_t from, size_t count)
{
	struct query query = query_in(writer->rows);
	size_t columns = writer->columns->count;
	query_add(&query, SQL("INSERT INTO "));
	query_name(&query, writer->table);
	query_add(&query, SQL(" ("));
	add_columns(&query, writer->columns);
	for (size_t i = 0; i < count * columns; i++) {
		bool first = i % columns == 0;
		query_add(&query, i == 0 ? SQL(") VALUES (") : first ? SQL("), (") : SQL(", "));
		query_bind(&query, writer->cells[from * columns + i]);
	}
	query_add(&query, SQL(")"));
	return query_run(&query, writer->db, NULL);
}

// A full batch has one text for each table; what is less goes row by row, so that the connection need
// not prepare a statement for every number of rows.
static enum db_result flush(struct table_writer *writer)
{
	enum db_result result = DB_DONE;
	if (writer->waiting == writer->most) {
		result = insert(writer, 0, writer->most);
	} else {
		for (size_t i = 0; result == DB_DONE && i < writer->waiting; i++)
			result = insert(writer, i, 1);
	}
	writer->waiting = 0;
	arena_reset(writer->rows);
	return result;
}

enum db_result table_write_row(struct table_writer *writer, const struct cell *cells)
{
	size_t columns = writer->columns->count;
	memcpy(writer->cells + writer->waiting * columns, cells, columns * sizeof *cells);
	writer->waiting += 1;
	bool enough = writer->waiting == writer->most || arena_used(writer->rows) > BATCH_BYTES;
	return enough ? flush(writer) : DB_DONE;
}

enum db_result table_write_end(struct table_writer *writer)
{
	enum db_result result = flush(writer);
	arena_end(writer->rows);
	writer->rows = NULL;
	return result;
}

void table_write_drop(struct table_writer *writer)
{
	arena_end(writer->rows);
	writer->rows = NULL;
}

enum db_result table_defer_keys(struct db *db)
{
	return db_engine_of(db) == DB_SQLITE ? db_script(db, S("PRAGMA defer_foreign_keys = ON")) :
					       db_script(db, S("SET CONSTRAINTS ALL DEFERRED"));
}

enum db_result table_check_keys(struct db *db, struct arena *arena)
{
	struct rows rows;
	if (db_engine_of(db) == DB_POSTGRES)
		return db_script(db, S("SET CONSTRAINTS ALL IMMEDIATE"));
	enum db_result result = db_run(db, arena,
		SQL("SELECT count(*) FROM pragma_foreign_key_check"), NO_PARAMETERS, &rows);
	return result == DB_DONE && rows_integer(&rows, 0, 0) > 0 ? DB_CONFLICT : result;
}
