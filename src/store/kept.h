// What a reading connection remembers because it costs much to make from rows and changes only with
// them: how many records a list has, a figure, what a filter offers. The log grows with every change of
// a declared record, so what was made at one length of the log holds for as long as that is its length;
// then all of it is forgotten. Only within a snapshot (db_snapshot_begin): outside of one nothing is
// found and nothing kept. Large things are passed over: there is a ceiling for one and for all.
#pragma once
#include "store/query.h"

// Runs a query that reads declared records and what is derived from them, or gives what it gave. The
// rows live until the snapshot ends.
enum db_result query_run_kept(struct query *query, struct db *db, struct rows *rows) MUST_USE;

// The rows kept under a key, or to be kept under it: what somebody made of the rows of a query, under its question
// (query_question). They live as the text below.
bool kept_rows_find(struct db *db, struct arena *arena, str key, struct rows *rows);
void kept_rows_add(struct db *db, struct arena *arena, str key, const struct rows *rows);

// Whether there is room for what is small, costs little to make anew, and is much together: it takes no more than half.
bool kept_has_room(const struct db *db);

// The text kept under a key, until the snapshot ends. The key must name all that the text depends on
// beside declared records: who asks, in which language, on which day. `arena` is for what is only
// needed while looking.
bool kept_find(struct db *db, struct arena *arena, str key, str *text);
void kept_add(struct db *db, struct arena *arena, str key, str text);

// How long the log is in this snapshot; false when the store is busy, or outside of one.
bool kept_log_length(struct db *db, struct arena *arena, int64_t *length) MUST_USE;
