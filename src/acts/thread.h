// What hangs together with a letter: the letters before and after it, and the addressee lines that it may be about.
#pragma once
#include "acts/write.h"

enum { THREAD_MOST = 100, THREAD_LINES_MOST = 200 };

// The first letter, all that followed, and what followed those, by the day on which each was sent or received; the
// letter itself is among them. Those that the caller may see, at most THREAD_MOST.
bool thread_read(struct call *call, const struct record *letter, struct record ***letters, size_t *count) MUST_USE;

// The day by which it stands in its thread: of sending or receipt, else the one on it, else of its making.
str thread_day(struct call *call, const struct record *letter);

// The lines to choose from: those that it carries first, then what it may carry as well. Of a letter that comes in what
// was sent to its authority and awaits a reply; of a transmission what was not sent yet; else what is awaited.
// At most THREAD_LINES_MOST.
bool thread_lines(struct call *call, const struct record *letter, struct record ***lines, size_t *count) MUST_USE;
