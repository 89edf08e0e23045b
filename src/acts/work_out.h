// Proposed programmes of visits: worked out from the places, their last visits, what is open there and the people there are;
// each choice explained; accepted by a person, line by line, and by nothing else.
//
// The score of a place is the sum of its terms, each a weight of the programme times a share of a hundred:
//   risk       100 high, 50 moderate or not known, 0 low
//   time       50 when it waited as long as its kind may, 100 at twice that or when it was never visited
//   never      100 when it was never visited
//   open       20 for each open recommendation that is due by the end of the period, 100 at most
//   urgent     50 for each urgent measure and each reprisal reported in the last year, 100 at most
//   crowding   what the last count was above its capacity, in percent of it, 100 at most
// Scores and points are hundredths of a point. acts/allot.h chooses.
#pragma once
#include "acts/write.h"

enum work_out_term { TERM_RISK, TERM_TIME, TERM_NEVER, TERM_OPEN, TERM_URGENT, TERM_CROWDING, WORK_OUT_TERMS };
extern const size_t work_out_weights[WORK_OUT_TERMS]; // Fields of the programme.
extern const size_t work_out_points[WORK_OUT_TERMS];  // Fields of a choice.
str work_out_term_words(const struct call *call, enum work_out_term term);

enum { WORK_OUT_PLACES_MOST = 2000, WORK_OUT_PEOPLE_MOST = 64, WORK_OUT_TARGETS_MOST = 64 };

// Works it out and keeps the outcome: a choice for each place in use, what each target reached. Reads and reckons before it
// writes, so that nobody waits for it. Refuses an accepted one, and one that was changed meanwhile.
bool work_out(struct call *call, struct record *programme) MUST_USE;

// Makes an approved line of the annual plan of each choice that is named (`choices` NULL: of all that are proposed), but for
// places that were planned or visited since. Refuses when that leaves none, and what is no choice of this programme.
struct work_out_accepted {
	size_t planned, passed_over;
};
bool work_out_accept(struct call *call, struct record *programme, const str *choices, size_t count,
	struct work_out_accepted *accepted) MUST_USE;

// The same once more, with its targets, as a draft: to change something and compare.
bool work_out_copy(struct call *call, const struct record *programme, struct record **copy) MUST_USE;

// Before a save: what was worked out no longer stands when what it rests on changes, and an accepted one does not change.
bool work_out_settle(struct call *call, const struct record *before, struct record *programme) MUST_USE;
bool work_out_target_settle(struct call *call, const struct record *before, struct record *target) MUST_USE;

// What came out: choices with the most points first, targets as they were made.
struct worked_out {
	struct record **choices, **targets;
	size_t choice_count, target_count;
};
bool work_out_read(struct call *call, const struct record *programme, struct worked_out *outcome) MUST_USE;
bool work_out_is_proposed(const struct record *choice);
