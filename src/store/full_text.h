// Full text, where the two databases differ most: FTS5 on SQLite, a GIN index over a tsvector on
// PostgreSQL. Both hold the same folded words, so both give the same records.
#pragma once
#include "store/query.h"

// The tables and indexes, for the engine.
const char *full_text_schema(enum db_engine engine);

// Puts the folded words of a record in place of those it had. Empty words take it out. `known` says
// that it may stand there already.
enum db_result full_text_put(struct db *db, struct arena *arena, str entity, str record, str words,
	bool known) MUST_USE;

// Puts what is not in the index yet into it when it is enough to be worth it, on SQLite, whose index grows by a part with each
// transaction that touches it. A commit does it by itself; a search finds an entry from the moment it is put.
enum db_result full_text_settle(struct db *db) MUST_USE;

// Makes the index anew from the words that stand in the table, after a restore.
enum db_result words_rebuild(struct db *db) MUST_USE;

// Adds "SELECT record FROM … WHERE …" to a query: the records of the entity that have all the words,
// the last one as a beginning.
void full_text_select(struct query *query, struct db *db, str entity, str folded);
