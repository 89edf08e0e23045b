// The tamper-evident log: every accepted write appends a leaf in its own transaction (RFC 6962 tree).
// A leaf commits to the new row by a salted hash, so it holds no personal data.
#pragma once
#include "store/db.h"

struct leaf {
	int64_t seq;     // From 1, without gaps; set by log_append.
	str at;          // Instant.
	str actor;       // Account, or empty: the program.
	str act;         // What was done.
	str entity, record;
	int64_t version;
	str row;         // Hexadecimal SHA-256 of salt and row; empty for a leaf without a row.
	str import;      // Id of the import that made the change, or empty.
};

// Appends, inside a transaction.
enum db_result log_append(struct db *db, struct arena *arena, struct leaf *leaf) MUST_USE;

// The hash of a leaf: SHA-256(0x00 ‖ RFC 8785 JSON of its members).
struct hash;
struct hash leaf_hash(struct arena *arena, const struct leaf *leaf);
