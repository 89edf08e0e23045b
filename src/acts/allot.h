// Allotting team-days to places: which are visited, in which quarter, by whom. Pure: plain structs in, a plan out; no
// database, and the same case gives the same plan. acts/work_out.h fills the case and explains the plan.
//
// Hard, never broken: a place is visited once at most; the team-days of each quarter; a team of `team` people, none of whom
// is barred from the place, who together have every skill that it needs; the days that each person has. Targets are soft:
// each visit that a target misses costs `penalty`, and allot_short says why it is missed.
#pragma once
#include "base/jail.h"

enum { ALLOT_PLACES = 2000, ALLOT_PEOPLE = 64, ALLOT_TARGETS = 64, ALLOT_QUARTERS = 4, ALLOT_TEAM = 8, ALLOT_DAYS = 10000 };

struct allot_place {
	int64_t score;    // What a visit is worth, 0 or more.
	int64_t days;     // Team-days that a visit takes, 1 or more.
	uint64_t skills;  // A bit for each skill that its team must have.
	uint64_t barred;  // A bit for each person who may not go.
	uint64_t targets; // A bit for each target that a visit counts for.
};

struct allot_person {
	int64_t days; // On site, in the whole period.
	uint64_t skills;
};

struct allot_case {
	struct allot_place *places;
	size_t place_count;
	struct allot_person people[ALLOT_PEOPLE]; // None: teams are not looked at.
	size_t person_count;
	int64_t days[ALLOT_QUARTERS]; // Team-days; a quarter with none is not planned.
	int64_t team;                 // People of one team, 1 or more.
	int64_t minimum[ALLOT_TARGETS]; // Visits that each target wants.
	size_t target_count;
	int64_t penalty;
};

struct allot_visit {
	uint64_t quarter; // 1 to ALLOT_QUARTERS; 0: it is left out.
	uint64_t team;    // A bit for each person.
};

struct allot_plan {
	struct allot_visit *visits; // One for each place of the case.
	bool proved;                // There is no better one.
	int64_t bound;              // No plan is worth more than this.
	int64_t by_hand;            // What the plan by hand is worth.
};

// The plan: never worth less than allot_by_hand's, which it begins with and keeps when the solver, which works in the jail, gives
// nothing better that holds.
void allot(struct arena *arena, const struct allot_case *of, struct allot_plan *plan);

// The plan that a person would make: place by place, those that count for a target first, the best of a few orders.
void allot_by_hand(struct arena *arena, const struct allot_case *of, struct allot_plan *plan);

// The sum of the scores less the penalties.
int64_t allot_worth(const struct allot_case *of, const struct allot_plan *plan);
// Whether every hard rule is kept.
bool allot_holds(const struct allot_case *of, const struct allot_plan *plan);
// Visits of the plan that count for a target.
int64_t allot_counted(const struct allot_case *of, const struct allot_plan *plan, size_t target);

// Why a place is left out.
enum allot_reason {
	ALLOT_VISITED,   // It is not.
	ALLOT_TOO_LONG,  // It takes more days than any quarter has.
	ALLOT_CONFLICT,  // Without conflicts of interest there would be a team.
	ALLOT_SKILL,     // Nobody, or no team of this size, has the skills that it needs.
	ALLOT_SPENT,     // There are team-days left, but the people who could go have none.
	ALLOT_NOTHING,   // Its score is 0.
	ALLOT_LOWER,     // Its score is lower than that of every place that is visited.
	ALLOT_ELSEWHERE, // Its days are worth more elsewhere.
};
enum allot_reason allot_why(const struct allot_case *of, const struct allot_plan *plan, size_t place);

// Why a target is missed.
enum allot_miss {
	ALLOT_MET,
	ALLOT_FEW_PLACES, // Fewer places than it wants can be visited at all.
	ALLOT_FEW_DAYS,   // Not even all team-days would do, without any other place.
	ALLOT_FEW_PEOPLE, // The same of people with the skills, or without a conflict.
	ALLOT_OTHERS,     // It could be met alone, not beside the other targets.
};
enum allot_miss allot_short(struct arena *arena, const struct allot_case *of, const struct allot_plan *plan, size_t target);

// For allot_solve.c and its tests.

// What is left while places are taken one after another.
struct allot_left {
	int64_t days[ALLOT_QUARTERS];
	int64_t people[ALLOT_PEOPLE];
};
struct allot_left allot_begin(const struct allot_case *of);
// Adds a visit in the first quarter that has room, with a team that has days left. False: there is none.
bool allot_take(const struct allot_case *of, struct allot_left *left, size_t place, struct allot_visit *visit);
// Whether a place could be visited if nothing else was.
bool allot_possible(const struct allot_case *of, size_t place);
// Takes places in this order as far as they fit; those that count for a target that still misses visits first.
void allot_fill(const struct allot_case *of, const size_t *order, size_t count, struct allot_plan *plan);
struct allot_plan allot_empty(struct arena *arena, const struct allot_case *of);

// What the prisoner does; `serve` gives it to jail_start. Its input and its answer are numbers of 64 bits.
bool allot_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap);
