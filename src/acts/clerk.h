// The clerk: one thread that does what was ordered (acts/job.h), one job after the other, each in one
// write that is kept whole or not at all. Each day it looks at the ladder of reminders (acts/escalate.h).
#pragma once
#include "acts/job.h"

struct clerk;

// Puts back what an earlier process left, and begins. The store has an institution. The arena is the program's.
// `mail_from` is that of its calls (model/call.h).
bool clerk_start(struct arena *arena, const char *store, struct writer *writer, const char *mail_from,
	struct clerk **clerk, struct mishap *mishap) MUST_USE;

// There is something new to do.
void clerk_wake(struct clerk *clerk);

// How far the job is, when it is the one under way; else it is left as its row says.
void clerk_progress(struct clerk *clerk, struct job *job);

// Asks it to stop, whether it waits or is under way. What is under way keeps nothing when it stops in time;
// when it was done just before, it stays done.
bool clerk_cancel(struct call *call, struct clerk *clerk, const struct job *job) MUST_USE;

// Asks the job under way to stop, which then waits for the next start, and joins the thread.
void clerk_stop(struct clerk *clerk);
