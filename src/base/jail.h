// Files that strangers made (ZIP, XLSX, DOCX, XML, pictures) are parsed in a process of their own that
// can do nothing but think: one file in, bytes out. A parser that crashes, loops, eats memory or is taken
// over by its file refuses that file and nothing else.
//
// jail_start forks a keeper before any thread exists, so that it holds no keys, no store and no locks. For
// each file the keeper forks a child that lives for that file only. The child has no descriptor but its
// socket, no right to open, make, connect, start, signal or trace anything (an allow-list of system
// calls by seccomp, Landlock besides where the kernel has it), no_new_privs, LIMIT_JAIL_CPU_S of processor
// time, LIMIT_JAIL_MS on the clock and LIMIT_JAIL_BYTES of memory. What it answers is not believed: lengths
// are bounded here, and whoever reads the bytes must check them as input from outside.
#pragma once
#include "base/buf.h"
#include "base/mishap.h"

// A parser. It adds what it found to the output, as bytes of its own format; or gives false and fills the
// mishap. The arena ends with the child.
struct jail_task {
	bool (*run)(struct arena *arena, str input, struct buf *output, struct mishap *mishap);
};

struct jail;

// Starts the keeper and tries the bars from inside. The tasks must live as long as the program. The keeper
// ends when the arena does, or with this process however that ends.
struct jail *jail_start(struct arena *arena, const struct jail_task *tasks, size_t count);

// True when the bars held. Where they did not (no seccomp), every jail_run refuses.
bool jail_holds(const struct jail *jail);

// Runs a task over one file of at most LIMIT_UPLOAD_BYTES, in any thread; some wait while
// LIMIT_JAIL_CHILDREN are at work. The output is in the arena. False with a mishap when the task refuses,
// breaks, or takes too long. Dies when the keeper is gone.
bool jail_run(struct jail *jail, size_t task, str input, struct arena *arena, str *output,
	struct mishap *mishap) MUST_USE;
