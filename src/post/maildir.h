// A folder of messages as mail servers deliver them (maildir): new ones stand in `new/`, each a file that is whole;
// what was dealt with moves to `cur/`, what could not be read to `cur/` as well, marked as flagged, so that nothing is
// ever lost and a person's program of mail shows it.
#pragma once
#include "base/mishap.h"

struct maildir_entry {
	str name;
};

// The oldest of those in `new/` by their names, at most `most`; what is no regular file is passed over. Refuses a
// folder that is no maildir, or cannot be read.
bool maildir_new(struct arena *arena, const char *folder, struct maildir_entry **entries, size_t *count, size_t most,
	struct mishap *mishap) MUST_USE;

// The bytes of one; refuses one that is larger than `most`, and one that cannot be read.
bool maildir_read(struct arena *arena, const char *folder, str name, size_t most, str *bytes, struct mishap *mishap) MUST_USE;

enum maildir_mark { MAILDIR_SEEN, MAILDIR_FLAGGED };
// Moves it to `cur/` for good (the folder is flushed). False: it stands where it stood.
bool maildir_done(struct arena *arena, const char *folder, str name, enum maildir_mark mark) MUST_USE;
