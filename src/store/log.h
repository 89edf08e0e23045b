// The tamper-evident log: every accepted write appends a leaf in its own transaction. A leaf commits
// to the new row by a salted hash, so it holds no personal data. Before each batch commits, its leaves
// go into the tree of RFC 6962 (store/tree.h), and now and then the root is signed: from then on the
// log below it cannot be changed unseen by whoever does not hold the key.
// Tables: leaf; tree, one row; checkpoint; log_key, the keys of checkpoints made before a restore.
#pragma once
#include "base/date.h"
#include "base/hash.h"
#include "store/db.h"
#include "store/writer.h"

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
struct hash leaf_hash(struct arena *arena, const struct leaf *leaf);

// Who signs: Ed25519 with a key of this installation (vault/signature.h). `verify` takes the public
// key in hexadecimal, its own or one that log_trust made known.
struct log_signer {
	bool (*sign)(void *context, str message, unsigned char signature[64]);
	bool (*verify)(void *context, str key, str message, const unsigned char signature[64]);
	void *context;
	str key; // The own public key, hexadecimal.
};

// What the writer carries along: give log_before_commit and a keeper to writer_before_commit.
struct log_keeper {
	struct log_signer signer;       // `sign` NULL: the tree is kept, nothing is signed.
	struct instant (*clock)(void);  // instant_now, or what a test needs.
};
enum { LOG_CHECKPOINT_LEAVES = 1000, LOG_CHECKPOINT_MINUTES = 10 };

// The hook of the writer: takes the new leaves into the tree, and signs a checkpoint when 1,000 leaves
// or 10 minutes have come since the last. False: the batch may not be committed.
bool log_before_commit(struct db *db, void *keeper);

// Signs the root of all leaves, unless that was done; within a transaction. For a signer without
// `sign` it only takes the leaves into the tree.
enum db_result log_checkpoint(struct db *db, struct arena *arena, const struct log_signer *signer,
	str at) MUST_USE;
// The same as a write of its own: at a clean close, and 10 minutes after the last write, so that an idle
// store is signed.
enum write_result log_seal(struct writer *writer, struct log_keeper *keeper);
void log_seal_when_quiet(struct writer *writer, struct log_keeper *keeper);

// Makes an earlier key known, signed by the present one: what a restore on another machine does with
// the keys of the backup. Within a transaction.
enum db_result log_trust(struct db *db, struct arena *arena, const struct log_signer *signer, str key,
	str at) MUST_USE;
// All keys that are trusted, the own first, joined by spaces. False means busy.
bool log_keys(struct db *db, struct arena *arena, const struct log_signer *signer, str *keys) MUST_USE;

// What log_check finds. The leaf given lives until the function returns.
struct log_visitor {
	void (*leaf)(void *context, const struct leaf *leaf); // Each one in order; may be NULL.
	void (*fault)(void *context, int64_t seq, const char *why); // `why` is N_() English; may be NULL.
	void *context;
};

struct log_report {
	int64_t leaves, checkpoints;
	int64_t unproven; // Checkpoints whose signature nobody could check: no signer was given.
	int64_t bad;
	struct hash root; // Of what was read.
};

// Reads the whole log in pages: each leaf against its hash, numbers without gaps, the tree, every
// checkpoint's root and signature. Call it within db_snapshot_begin. False means busy. `signer` may
// be NULL. A tail cut off behind the last checkpoint together with its tree cannot be seen from here.
bool log_check(struct db *db, struct arena *arena, const struct log_signer *signer,
	const struct log_visitor *visitor, struct log_report *report) MUST_USE;
