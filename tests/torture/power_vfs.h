// A file system for SQLite that remembers every write until it was flushed, so that a test can cut the
// power at any point and lay out what a disk might then hold. It writes through to the real files, and
// becomes the default of the process when it is begun.
#pragma once
#include "base/str.h"

void power_begin(struct arena *arena);

// While it records, what happens to files below `folder` is remembered; otherwise it only passes on.
void power_record(const char *folder, bool on);

// How many writes, flushes and so on were remembered so far.
size_t power_count(void);

// What becomes of the writes that no flush had confirmed when the power went.
enum power_loss {
	POWER_KEEPS,   // All are there: the process was killed, the machine lived.
	POWER_DROPS,   // None is there.
	POWER_CUTS,    // Those up to some moment are there, the last one torn.
	POWER_MIXES,   // Each is there, lost, or torn to some of its sectors of 512 bytes, in any order.
	POWER_LOSSES,
};

// Lays out in `folder` the files as a cut before the operation `at` might leave them. Operations must
// be given in rising order from one power_rewind to the next.
void power_rewind(void);
void power_lay_out(const char *folder, size_t at, enum power_loss loss, uint64_t seed);

// How many unconfirmed operations stood before the cut that was laid out last.
size_t power_pending(void);
