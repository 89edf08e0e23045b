// The chain of one recommendation as far as the caller may see it: place, visit, findings, the
// recommendation, and for each addressee its replies, what it claims and what was verified.
#pragma once
#include "acts/write.h"

struct chain_line {
	struct record *line;
	struct record **replies; // Oldest first.
	size_t reply_count;
	struct record **assessments;
	size_t assessment_count;
	struct record **actions; // Of the plan that the authority announced.
	size_t action_count;
	struct record *claim;    // The claim that counts: the last self-report; or NULL.
	struct record *verified; // The assessment that counts: on site before documents; or NULL.
};

struct chain {
	struct record *recommendation;
	struct record *place, *visit; // NULL when there is none or it may not be seen.
	struct record **findings;
	size_t finding_count;
	struct chain_line *lines;
	size_t line_count;
};

// Reads it. Refuses when the recommendation itself may not be seen.
bool chain_read(struct call *call, str key, struct chain *chain) MUST_USE;

// The chain of one addressee line alone.
bool chain_line_read(struct call *call, struct record *line, struct chain_line *read) MUST_USE;

// The lines of many recommendations, for a list, with the fields that are wanted (NULL: all): groups[i] belongs
// to records[i].
struct chain_group {
	struct record **lines;
	size_t count;
};
bool chain_groups(struct call *call, struct record *const *records, size_t count, const bool *wanted,
	struct chain_group **groups) MUST_USE;
