// The jail: parsers of files that can crash or loop work in processes of their own. `jail_start` forks
// one small process, the warden, before any thread exists; it has no files, no network and no new
// rights, and does nothing but fork a prisoner for each file. A prisoner reads one file from its
// socket, writes one answer and ends, so that no file ever meets what another one left behind. When a
// prisoner crashes, loops or grows too large, that one file is refused and nothing else happens.
//
// Both are held by Landlock (as much as the kernel knows: no file, no connection), by seccomp (an allow
// list of what parsing needs; anything else fails with EPERM), by no_new_privs and by limits on memory,
// time and file size. Where a kernel lacks one of these the others still hold.
#pragma once
#include "base/buf.h"
#include "base/mishap.h"

// What a prisoner does: reads `input` and writes its answer. It runs with an arena of its own. What
// comes out of a prisoner was perhaps written by whoever made the file: check it as a file.
typedef bool jail_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap);

// Starts the warden; `works` (NULL-ended) are all that can ever be asked of it. Call it once, before any
// thread and before anything is opened. `seconds` is what one file may take, of the processor and by
// the clock; 0 gives the usual 20. At most two prisoners work at a time, others wait.
void jail_start(jail_work *const *works, unsigned seconds);

// Ends the warden and waits for it. Without one jail_run works here.
void jail_stop(void);

// Has the work done on `input` in the jail; here, when none was started: on the command line a crash
// hurts nobody else. Refuses what the work refuses, and a file at which the prisoner died. Any thread
// may call it. A warden that is gone is a fault of the machine and dies.
bool jail_run(struct arena *arena, jail_work *work, str input, str *answer, struct mishap *mishap)
	MUST_USE;
