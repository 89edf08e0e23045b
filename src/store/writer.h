// The one writer of a process: it takes what waits, opens one transaction, runs each call's write, all but the first
// under a savepoint of its own, commits once, then answers all. A refused write rolls back to its
// savepoint and hurts nobody. Who comes while nobody else is there does it on his own thread; what waits is done on the
// writing thread. With no thread started (the command line) it is always the caller's. The only locks of the program besides
// the HTTP queue stand here.
#pragma once
#include "store/db.h"

struct writer;
struct log_signer; // store/log.h

enum write_result {
	WRITE_DONE,     // Committed and flushed.
	WRITE_REFUSED,  // The work said no; rolled back.
	WRITE_BUSY,     // The database is away or locked; nothing was kept.
	WRITE_FULL,     // No room on the disk; nothing was kept.
	WRITE_CONFLICT, // A key was taken in the meantime; nothing was kept.
};

// The work of one call, run inside the transaction on the writing connection. True: keep it.
// `*result` may be set to WRITE_BUSY, WRITE_FULL or WRITE_CONFLICT when a statement ended so.
typedef bool (*write_work)(struct db *db, void *context, enum write_result *result);

// Takes the lock file beside a SQLite store (or the advisory lock on PostgreSQL) and opens the
// writing connection. Refuses with words when another process writes.
bool writer_open(struct arena *arena, const char *url, struct writer **writer,
	struct mishap *mishap) MUST_USE;

// Starts the thread; from here on writer_run may be called from any thread.
void writer_start(struct writer *writer);

// What a calling thread does before and after it waits for the writer's thread; set before the start.
void writer_while_waiting(struct writer *writer, void (*begins)(void), void (*ends)(void));

// After so long without any, what was kept since is followed by this work, once; set before the start.
void writer_when_quiet(struct writer *writer, int64_t wait_ms, write_work work, void *context);

// Runs the work, on whichever thread, and waits until its batch is committed, or was not. What does not begin within
// WRITER_PATIENCE_MS, because a long work is before it, is WRITE_BUSY and was never run.
enum { WRITER_PATIENCE_MS = 5000 };
enum write_result writer_run(struct writer *writer, write_work work, void *context);

// The same for a work that may take minutes: it has a batch of its own, so that nobody's flush waits for
// it, and it waits for its turn as long as it must.
enum write_result writer_run_long(struct writer *writer, write_work work, void *context);

// The writing connection, for init and migrations while no thread runs.
struct db *writer_db(struct writer *writer);

// Called at the end of each batch before the commit (the log's compact range, checkpoints).
void writer_before_commit(struct writer *writer, bool (*hook)(struct db *db, void *context),
	void *context);

// Who signs what is written here; NULL until it was said. Set before the start.
void writer_signs_with(struct writer *writer, const struct log_signer *signer);
const struct log_signer *writer_signer(const struct writer *writer);

// Whether a long work is under way, so that what can be left is better left.
bool writer_occupied(const struct writer *writer);

// Stops the thread after what waits is done, checkpoints, closes and gives the lock back.
void writer_close(struct writer *writer);
