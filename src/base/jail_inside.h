// What the two sides of the jail share: jail.c (start, and the side of the server), jail_keeper.c (the
// keeper and its children) and jail_bars.c (what a child may do).
#pragma once
#include "base/jail.h"

// How a child's answer begins; `length` bytes follow: the output, or why it was refused.
struct jail_answer {
	uint64_t done; // 1, or 0 for a refusal.
	uint64_t line, column;
	uint64_t length;
};

enum { JAIL_WHY_BYTES = 300 };

// The keeper: takes (task number, socket) from `control` until its other end closes.
NO_RETURN void jail_keep(const struct jail_task *tasks, size_t count, int control);

// Bars of the keeper, which its children inherit: no new privileges, no file system (Landlock).
void jail_bars_of_keeper(void);
// Bars of a child: limits of resources, then the filter of system calls.
void jail_bars_of_child(void);

// The task that tries the bars: its output is "held" or what was allowed.
bool jail_try_bars(struct arena *arena, str input, struct buf *output, struct mishap *mishap);

// Whole or not at all; false at the end of the other side.
bool jail_read(int socket, void *bytes, size_t length) MUST_USE;
bool jail_write(int socket, const void *bytes, size_t length) MUST_USE;
