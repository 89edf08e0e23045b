// The ladder: for every line whose reply has not come, and whose step has, a letter is drafted to the recipient of the
// step; one for each authority, step and language carries all such lines. Drafted and never sent: a person approves.
//
// A line is looked at by the day on which its reply is due now. Answered, closed or paused, it is left alone; moved, its
// steps move with it. Of the steps that have come the furthest counts, so that a house that starts late does not send
// six letters at once. What was drafted for a step is not drafted again; a draft that does not hold any more, because one
// of its lines was answered or is due on another day, is overtaken, and what is left of it drafted anew.
#pragma once
#include "acts/write.h"

enum { ESCALATE_LINES_MOST = 50 }; // In one letter.

struct escalated {
	struct day as_of;
	struct record **letters; // Drafted.
	size_t count, room;
	size_t overtaken;
	size_t left_out; // Lines whose letter could not be made: no template, a step that asks for what is not there.
};

// Does what is to be done on that day; empty: today. Refuses a day to come, and who may not move letters. Doing it again
// changes nothing.
bool escalate(struct call *call, struct day as_of, struct escalated *escalated) MUST_USE;

// {"as_of","letters":[{"number","authority","addressed_to","step","recipient","language","lines"}],"overtaken","left_out"}
void escalate_json(struct call *call, struct buf *buf, const struct escalated *escalated);

// Steps to come: on which days of a stretch which step of the ladder will have letters drafted to whom, and for how many
// of the lines that the caller may see, if no reply comes and no date moves before. By authority.
struct escalate_ahead {
	struct record *step;
	str authority;
	struct day day;
	int64_t lines;
};
bool escalate_ahead(struct call *call, const struct day *from, const struct day *to, struct escalate_ahead **ahead,
	size_t *count) MUST_USE;
