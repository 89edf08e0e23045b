// Follow-up visits: a planned visit with its checklist, made from what is open at a place, and judging it line by line.
//
// A judgement says how much progress was seen (none, insufficient, reasonable, good); an assessment says where
// implementation stands. The one does not give the other away, so who judges says both; what is left out is
// proposed by follow_up_state, which never says "full" of its own accord.
#pragma once
#include "acts/write.h"

enum { FOLLOW_UP_MOST = 500 };

// Makes the visit, of kind follow-up, with an item for every open line that was sent about its place; with `earlier`
// only for those that an earlier visit led to. `visit` has the place and what else is known; without a day it is in
// thirty days, for a person to move. Refuses a place at which nothing is open.
bool follow_up_plan(struct call *call, struct record *visit, str earlier) MUST_USE;

// Adds to the checklist of a visit what was opened since.
bool follow_up_fill(struct call *call, const struct record *visit, size_t *added) MUST_USE;

struct follow_up_verdict {
	str judgement;      // A code.
	str implementation; // A code; empty: as follow_up_state proposes.
	str remark;
	struct day day;     // Empty: today.
};

// Judges an item: an assessment on site by `assess`, tied to the visit. Judged again, the new assessment corrects the
// one before. Refuses before the visit has started, and a state that may not follow the one found last.
bool follow_up_judge(struct call *call, struct record *item, const struct follow_up_verdict *verdict) MUST_USE;

// The state to propose for a judgement, given what was found on site before (or empty).
str follow_up_state(str judgement, str was);

// The checklist of a visit as far as the caller may see it, those of one recommendation together.
struct follow_up_line {
	struct record *item, *line, *recommendation;
};
bool follow_up_read(struct call *call, str visit, struct follow_up_line **lines, size_t *count) MUST_USE;

// True when its items may be judged: it has begun, and entry was not refused.
bool follow_up_began(const struct record *visit);
