// What a team should know of a place before it goes there, made from its history: who counted whom, what its
// parts are, when it was visited, how access went, and what was recommended and is still open. Each part
// holds only what the caller may see.
#pragma once
#include "acts/write.h"

enum { BRIEF_SNAPSHOTS = 4, BRIEF_VISITS = 6, BRIEF_INCIDENTS = 12, BRIEF_UNITS = 60 };

struct brief_list {
	struct record **records;
	size_t count;
	int64_t total; // Of all that there are.
};

// A line of an open recommendation; those of one authority stand together, the oldest first.
struct brief_line {
	struct record *recommendation, *line;
	int64_t age;    // Days since it was sent, or issued; below 0: not known.
	bool repeated;  // It repeats an earlier one.
	bool to_verify; // The authority claims or answered what nobody has looked at since.
};

struct brief {
	struct brief_list snapshots, units, visits, incidents; // The latest first; units by name.
	struct brief_line *lines;
	size_t line_count;
	int64_t open; // Recommendations.
};

// Reads it. `without` is a visit that is left out: the one that is being prepared; or empty.
bool brief_read(struct call *call, const struct record *place, str without, struct brief *brief) MUST_USE;
