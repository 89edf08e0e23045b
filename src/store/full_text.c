#include "store/full_text.h"

#include "base/die.h"
#include "base/limits.h"
#include "store/db_inside.h"

const char *full_text_schema(enum db_engine engine)
{
	if (engine == DB_SQLITE)
		return "CREATE TABLE search_entry (number INTEGER PRIMARY KEY, entity TEXT NOT NULL,"
		       " record TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (entity, record)) STRICT;\n"
		       "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_entry',"
		       " content_rowid='number', tokenize=\"unicode61 remove_diacritics 0\");\n";
	return "CREATE TABLE search_entry (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
	       " entity TEXT COLLATE \"C\" NOT NULL, record TEXT COLLATE \"C\" NOT NULL,"
	       " words TEXT COLLATE \"C\" NOT NULL, UNIQUE (entity, record));\n"
	       "CREATE INDEX search_entry_words ON search_entry USING gin"
	       " (array_to_tsvector(string_to_array(words, ' ')));\n";
}

// Each transaction that puts words into the index of SQLite writes a part of it of its own, some eight pages, and now and then
// parts are merged; so they go into it many at a time, and a search reads the last entries itself. The index knows the lengths
// of what is in it, and with that the number behind which nothing is.
#define LAST_INDEXED "(SELECT coalesce(max(id), 0) FROM search_index_docsize)"
enum { PAGE_ROWS = 200, ENTRIES_LEFT = 100 };

// Numbers are given here, because SQLite would give that of an entry that was taken out once more.
static enum db_result expect_entries(struct db *db, struct arena *arena)
{
	struct rows rows;
	must(db->transaction == TRANSACTION_WRITE);
	if (db->entries_added)
		return DB_DONE;
	enum db_result result = db_run(db, arena, SQL("SELECT coalesce(max(number), 0) FROM search_entry"), NO_PARAMETERS, &rows);
	if (result != DB_DONE)
		return result;
	if (db->last_entry < rows_integer(&rows, 0, 0))
		db->last_entry = rows_integer(&rows, 0, 0);
	db->entries_added = true;
	return DB_DONE;
}

// What is not in the index yet cannot be taken out of it.
static enum db_result take_out(struct db *db, struct arena *arena, str entity, str record)
{
	struct parameters key = PARAMETERS(cell_text(entity), cell_text(record));
	if (db_engine_of(db) == DB_SQLITE) {
		enum db_result result = db_run(db, arena,
			SQL("INSERT INTO search_index (search_index, rowid, words)"
			    " SELECT 'delete', number, words FROM search_entry WHERE entity = $1 AND record = $2 AND number <= " LAST_INDEXED),
			key, NULL);
		if (result != DB_DONE)
			return result;
	}
	return db_run(db, arena, SQL("DELETE FROM search_entry WHERE entity = $1 AND record = $2"), key, NULL);
}

enum db_result full_text_put(struct db *db, struct arena *arena, str entity, str record, str words,
	bool known)
{
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	enum db_result result = sqlite ? expect_entries(db, arena) : DB_DONE;
	if (result == DB_DONE && known)
		result = take_out(db, arena, entity, record);
	if (result != DB_DONE || words.length == 0)
		return result;
	if (!sqlite)
		return db_run(db, arena, SQL("INSERT INTO search_entry (entity, record, words) VALUES ($1, $2, $3)"),
			PARAMETERS(cell_text(entity), cell_text(record), cell_text(words)), NULL);
	return db_run(db, arena, SQL("INSERT INTO search_entry (number, entity, record, words) VALUES ($1, $2, $3, $4)"),
		PARAMETERS(cell_integer(++db->last_entry), cell_text(entity), cell_text(record), cell_text(words)), NULL);
}

// One at a time: a statement that puts in many would have SQLite write out the index before and behind it.
static enum db_result index_page(struct db *db, struct arena *arena, int64_t *last, bool *more)
{
	struct rows entries;
	enum db_result result = db_run(db, arena,
		SQL("SELECT number, words FROM search_entry WHERE number > $1 ORDER BY number LIMIT 200"),
		PARAMETERS(cell_integer(*last)), &entries);
	*more = result == DB_DONE && entries.count == PAGE_ROWS;
	for (size_t i = 0; result == DB_DONE && i < entries.count; i++) {
		*last = rows_integer(&entries, i, 0);
		result = db_run(db, arena, SQL("INSERT INTO search_index (rowid, words) VALUES ($1, $2)"),
			(struct parameters){ rows_cell(&entries, i, 0), 2 }, NULL);
	}
	return result;
}

enum db_result full_text_settle(struct db *db)
{
	struct rows rows;
	if (!db->entries_added)
		return DB_DONE;
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	enum db_result result = db_run(db, page, SQL("SELECT " LAST_INDEXED), NO_PARAMETERS, &rows);
	int64_t last = result == DB_DONE ? rows_integer(&rows, 0, 0) : 0;
	bool more = result == DB_DONE && db->last_entry - last >= ENTRIES_LEFT;
	while (more && result == DB_DONE) {
		arena_reset(page);
		result = index_page(db, page, &last, &more);
	}
	arena_end(page);
	return result;
}

enum db_result words_rebuild(struct db *db)
{
	return db_engine_of(db) == DB_SQLITE ?
		       db_script(db, S("INSERT INTO search_index (search_index) VALUES ('rebuild')")) :
		       DB_DONE;
}

static str match_text(struct arena *arena, str folded, bool sqlite)
{
	struct buf buf = buf_in(arena);
	str rest = folded, word;
	while (str_cut(&rest, ' ', &word)) {
		if (buf.length > 0)
			buf_add_c(&buf, sqlite ? " AND " : " & ");
		buf_add_char(&buf, sqlite ? '"' : '\'');
		buf_add(&buf, word);
		buf_add_char(&buf, sqlite ? '"' : '\'');
	}
	buf_add_c(&buf, sqlite ? "*" : ":*");
	return buf_str(&buf);
}

// A JSON array of the words, with the spaces that stand around them in an entry, the last one with that before it.
static str words_around(struct arena *arena, str folded)
{
	struct buf buf = buf_in(arena);
	str rest = folded, word;
	while (str_cut(&rest, ' ', &word)) {
		buf_add_c(&buf, buf.length == 0 ? "[" : ",");
		buf_add_json(&buf, str_format(arena, rest.data == NULL ? " %.*s" : " %.*s ", STR_ARG(word)));
	}
	buf_add_char(&buf, ']');
	return buf_str(&buf);
}

// The entries that are not in the index yet: what it would say of them.
static void select_left(struct query *query, str entity, str folded)
{
	query_add(query, SQL(" UNION ALL SELECT number FROM search_entry WHERE number > " LAST_INDEXED " AND entity = "));
	query_bind(query, cell_text(entity));
	query_add(query, SQL(" AND NOT EXISTS (SELECT 1 FROM json_each("));
	query_bind(query, cell_text(words_around(query->text.arena, folded)));
	query_add(query, SQL(") w WHERE instr(' ' || words || ' ', w.value) = 0)"));
}

void full_text_select(struct query *query, struct db *db, str entity, str folded)
{
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	// Who searches within a long write shall not read all that it wrote. A statement that fails spoils the transaction, and with it
	// this query.
	if (db->transaction == TRANSACTION_WRITE)
		(void)!full_text_settle(db);
	query_add(query, SQL("SELECT e.record FROM search_entry e WHERE e.entity = "));
	query_bind(query, cell_text(entity));
	query_add(query, sqlite ? SQL(" AND e.number IN (SELECT rowid FROM search_index WHERE search_index MATCH ")
	                        : SQL(" AND array_to_tsvector(string_to_array(e.words, ' ')) @@ CAST("));
	query_bind(query, cell_text(match_text(query->text.arena, folded, sqlite)));
	if (sqlite)
		select_left(query, entity, folded);
	query_add(query, sqlite ? SQL(")") : SQL(" AS tsquery)"));
}
