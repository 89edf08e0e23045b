// Long work that somebody orders and others may watch: a row, done by the clerk (acts/clerk.h) with the
// rights that the account has then. What it needs to read stands beside it until it has ended. One
// process writes to a store, so a job that is under way at the start was left by one that died: it begins
// again, for it kept nothing.
#pragma once
#include "acts/write.h"

enum job_state { JOB_WAITING, JOB_RUNNING, JOB_DONE, JOB_REFUSED, JOB_CANCELLED };

struct job {
	str id;
	str kind;     // "import", "undo_import" or "verify".
	str entity;   // Of an import: what the list holds.
	str name;     // Of the file; of an undo the id of the import.
	str options;  // Language of the answer, then "keep_good", "dry_run".
	enum job_state state;
	int64_t done, total; // Rows or records; of one under way the clerk knows better (clerk_progress).
	str account;
	str at, ended_at;
	str result;   // JSON: that of an import, or {"detail":"…"} of a refusal.
};

const char *job_state_code(enum job_state state);
bool job_has(const struct job *job, str option);

struct job_order {
	const char *kind;
	str entity, name;
	str file, map; // Bytes; empty for none.
	bool keep_good, dry_run;
};

// Orders it; gives its id. Refuses who may not import, of a comparison with the log who may not make one.
bool job_add(struct call *call, const struct job_order *order, str *id) MUST_USE;

// Orders the import of what a dry run has looked through; its list is taken over.
bool job_again(struct call *call, const struct job *dry, str *id) MUST_USE;

// A job of the caller's own, or anybody's for a coordinator and an administrator; others are unknown.
bool job_find(struct call *call, str id, struct job *job) MUST_USE;

// True for who sees the jobs and imports of others too: a coordinator and an administrator.
bool job_sees_all(const struct call *call);

// The newest jobs that the caller may see.
enum { JOBS_SHOWN = 20 };
bool job_list(struct call *call, struct job *jobs, size_t *count) MUST_USE;

// The newest of its kind that was done, whoever ordered it; false, unrefused, when there is none.
bool job_last(struct call *call, const char *kind, struct job *job);

// The clerk's side. What was left under way waits again.
bool job_put_back(struct call *call) MUST_USE;
// The oldest that waits is under way now; false, unrefused, when none does.
bool job_claim(struct call *call, struct job *job);
bool job_input(struct call *call, const struct job *job, const char *part, str *bytes) MUST_USE;
// It ended so; what it had to read is given up, after a dry run a day later.
bool job_end(struct call *call, const struct job *job) MUST_USE;
// One that still waits is cancelled at once. False, unrefused, when it does not wait any more.
bool job_withdraw(struct call *call, str id);
