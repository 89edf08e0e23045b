// A query that grows: pieces of literal SQL, identifiers that come from the declarations, and bound
// values. It is the only way to make SQL whose shape depends on a request.
#pragma once
#include "store/db.h"

struct query {
	struct buf text;
	struct cell *cells;
	size_t count;
	size_t room;
	size_t set;   // The number of the value that is a set; 0: none is.
	str question; // What found it.
	const bool *wanted; // Which fields of a noun are selected (model/record); NULL: all.
};

struct query query_in(struct arena *arena);

// Adds literal SQL.
void query_add(struct query *query, struct sql sql);

// Adds an identifier of the declarations: lower-case letters, digits and '_', else it dies.
void query_name(struct query *query, const char *name);

// Adds "$n" and binds the value.
void query_bind(struct query *query, struct cell value);

// Adds "($1, $2, …)" for IN, at least one text. It is filled up to a power of two with the last one, so
// that there are few different statements to prepare.
void query_bind_all(struct query *query, const str *texts, size_t count);

// Adds "(VALUES ($1), ($2), …)", at least one text: a table to name and to join, whose column is "column1". It is filled up
// in the same way, with NULL, which joins nothing. SQLite goes along it as it stands, where for IN it sorts it first.
void query_bind_table(struct query *query, const str *texts, size_t count);

// Adds "(SELECT …)" for IN of a JSON array of texts: one value, however many they are, one set in a query. `question`
// stands for it in what is kept of the answer (store/kept.h): what was asked to find it is shorter.
void query_bind_set(struct query *query, enum db_engine engine, str texts, str question);

// The same as a table of ids and their places in the array, which differ and are at most as many as it has, to name and to
// join: "(SELECT … AS id, … AS place …)".
void query_bind_set_table(struct query *query, enum db_engine engine, str texts, str question);

// Adds "($1, $2, …)" for VALUES, with a comma in front unless it is the first row.
void query_bind_row(struct query *query, bool first, const struct cell *cells, size_t count);

// Its text with its values: all that its answer depends on beside the rows.
str query_question(const struct query *query);

struct sql query_sql(struct query *query);
struct parameters query_parameters(const struct query *query);

// Runs it.
enum db_result query_run(struct query *query, struct db *db, struct rows *rows) MUST_USE;
// Shows each row as it comes: db_visit.
enum db_result query_visit(struct query *query, struct db *db, db_visitor visit, void *context) MUST_USE;
