// The parent and the child of a program that must not stay down. The parent does nothing but start the
// child, wait, and start another when it dies: what nobody should cause ends the child at once
// (base/die.h), and nothing that it had not acknowledged was promised. `serve` runs so.
#pragma once
#include "base/compiler.h"

// Runs `child(context)` in a child process until it ends by itself or a signal asks us to stop; gives
// the exit status. Call it before any thread exists and before anything is opened that two processes
// must not share: each child is a fresh copy of the caller.
//
// - A child that ends by itself with 0, 1 (refused) or 2 (wrong usage) is not restarted: its status is
//   given. But once a child has called process_ready, a later one that refuses is tried again: a
//   database may only be slow to see that the one before is gone.
// - Any other end starts another child after 0.1 s, twice as long after each quick death, 5 s at most;
//   30 s of life begin at 0.1 s again. After many quick deaths it goes on and says so in the journal.
// - SIGTERM, SIGINT and SIGHUP are handed on as SIGTERM; then the child may end, and the status is 0 when
//   it does so with 0, else 3.
// - A child never outlives its parent, however the parent ends.
// - The service manager is told READY=1 and STOPPING=1 when NOTIFY_SOCKET is set (sd_notify(3)).
// - Neither process leaves a core file.
int process_parent(int (*child)(void *context), void *context);

// In the child: it answers from now on. Elsewhere it does nothing.
void process_ready(void);

// In the child: waits until it is asked to stop. All threads of the child are born with these signals
// blocked, so this is the only place where they arrive.
void process_wait_for_stop(void);

// Tells the service manager of systemd: "READY=1". Nothing happens without NOTIFY_SOCKET, or when it
// cannot be reached.
void process_notify(const char *state);
