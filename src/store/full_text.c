#include "store/full_text.h"

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

static enum db_result take_out(struct db *db, struct arena *arena, str entity, str record)
{
	struct parameters key = PARAMETERS(cell_text(entity), cell_text(record));
	if (db_engine_of(db) == DB_SQLITE) {
		enum db_result result = db_run(db, arena,
			SQL("INSERT INTO search_index (search_index, rowid, words)"
			    " SELECT 'delete', number, words FROM search_entry WHERE entity = $1 AND record = $2"),
			key, NULL);
		if (result != DB_DONE)
			return result;
	}
	return db_run(db, arena, SQL("DELETE FROM search_entry WHERE entity = $1 AND record = $2"), key, NULL);
}

enum db_result full_text_put(struct db *db, struct arena *arena, str entity, str record, str words,
	bool known)
{
	enum db_result result = known ? take_out(db, arena, entity, record) : DB_DONE;
	if (result != DB_DONE || words.length == 0)
		return result;
	struct rows rows;
	result = db_run(db, arena,
		SQL("INSERT INTO search_entry (entity, record, words) VALUES ($1, $2, $3) RETURNING number"),
		PARAMETERS(cell_text(entity), cell_text(record), cell_text(words)), &rows);
	if (result != DB_DONE || db_engine_of(db) != DB_SQLITE)
		return result;
	return db_run(db, arena, SQL("INSERT INTO search_index (rowid, words) VALUES ($1, $2)"),
		PARAMETERS(cell_integer(rows_integer(&rows, 0, 0)), cell_text(words)), NULL);
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

void full_text_select(struct query *query, struct db *db, str entity, str folded)
{
	bool sqlite = db_engine_of(db) == DB_SQLITE;
	query_add(query, SQL("SELECT e.record FROM search_entry e WHERE e.entity = "));
	query_bind(query, cell_text(entity));
	query_add(query, sqlite ? SQL(" AND e.number IN (SELECT rowid FROM search_index WHERE search_index MATCH ")
	                        : SQL(" AND array_to_tsvector(string_to_array(e.words, ' ')) @@ CAST("));
	query_bind(query, cell_text(match_text(query->text.arena, folded, sqlite)));
	query_add(query, sqlite ? SQL(")") : SQL(" AS tsquery)"));
}
