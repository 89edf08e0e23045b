// A whole store as a stream of rows that either engine can take back: all tables as they were at one
// instant, and at the end a manifest that says how many rows each had and which root the log. Where the
// stream goes and comes from is the caller's (vault/sealed_file.h), which also notices any change of it.
//
//   'W' 1                               first
//   'T' name, columns                   a table; its rows follow
//   'R' cells                           one for each column
//   'M' canonical JSON                  the manifest; last
//
// Numbers are little-endian; a name is one byte of length and letters, columns one byte of count and
// names; a cell is 'n'; 'i' and 8 bytes; 'r' and 8 bytes (IEEE 754); 't' or 'b', 4 bytes of length, bytes.
#pragma once
#include "base/hash.h"
#include "store/db.h"

struct copy_sink {
	bool (*add)(void *context, str bytes);
	void *context;
};

struct copy_source {
	bool (*read)(void *context, void *bytes, size_t count); // Exactly as many, or false.
	void *context;
};

struct copy_count {
	const char *table;
	int64_t rows;
};

struct copy_manifest {
	str at;     // Instant.
	str keys;   // Public keys that the log trusts, joined by spaces.
	int64_t leaves;
	struct hash root; // Of the log's tree.
	struct copy_count *counts;
	size_t count; // Of tables.
	size_t room;
	int64_t rows; // Of all.
};

enum copy_result {
	COPY_DONE,
	COPY_BUSY,    // The database is away.
	COPY_FULL,    // No room for the database.
	COPY_STOPPED, // The sink or the source said no; it knows why.
	COPY_DAMAGED, // The stream does not hold what it should.
	COPY_OTHER,   // It is whole, but of another version: a table or column is unknown here.
};

// Writes the stream. The caller gives `at` and `keys` in the manifest and gets the rest back; tables in
// `left_out` (ends with NULL) are not written. Takes a snapshot of its own.
enum copy_result copy_put(struct db *db, struct arena *arena, const char *const *left_out,
	const struct copy_sink *sink, struct copy_manifest *manifest) MUST_USE;

// Reads a stream into tables that exist and are empty, within a transaction, and the manifest; compares
// what came with what it says. With db NULL it only reads. The caller rolls back whatever is not done.
enum copy_result copy_take(struct db *db, struct arena *arena, const struct copy_source *source,
	struct copy_manifest *manifest) MUST_USE;

// Counts the rows of each table of the manifest and looks whether the tree of the log has its root.
// *good tells; false means busy.
bool copy_compare(struct db *db, struct arena *arena, const struct copy_manifest *manifest,
	bool *good) MUST_USE;
