// Attachments' bytes, in the store itself: one file, one backup, several servers on PostgreSQL. What is
// kept is named by its SHA-256, so the same file twice is kept once, and cut into rows of at most
// LIMIT_ATTACHMENT_CHUNK bytes. Table: blob(hash, number, bytes), numbers from 0.
#pragma once
#include "base/hash.h"
#include "store/db.h"

// Keeps the content (within a transaction, together with the record that names it) and gives its hash.
enum db_result blob_put(struct db *db, struct arena *arena, str content, struct hash *hash) MUST_USE;

// One row of it; false for busy. *found is false behind the last one, and when there is no such blob.
bool blob_chunk(struct db *db, struct arena *arena, const struct hash *hash, int64_t number,
	str *bytes, bool *found) MUST_USE;

// All of it in one piece; *found is false when it is not there. At most `most` bytes are read: what is
// larger is not found, for it cannot have come through the program.
bool blob_get(struct db *db, struct arena *arena, const struct hash *hash, size_t most, str *content,
	bool *found) MUST_USE;

// Reads every blob and compares it with its name; `bad` is called with the hash of each one that
// differs or has holes. Call it within db_snapshot_begin. False means busy.
bool blob_check(struct db *db, void (*bad)(void *context, str hash), void *context,
	int64_t *count) MUST_USE;

// Takes out what nothing names any more. `named` is a SELECT of hashes, none of them NULL.
enum db_result blob_sweep(struct db *db, struct arena *arena, struct sql named,
	int64_t *removed) MUST_USE;
