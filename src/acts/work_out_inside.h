// What acts/work_out.c and acts/work_out_gather.c share.
#pragma once
#include "acts/allot.h"
#include "acts/work_out.h"

// A place in use, with all that speaks for a visit.
struct candidate {
	str id, kind, region, authority;
	str risk, visited_on; // "" when not known, or never visited.
	int64_t interval_months, days, open_due, urgent;
	int64_t occupancy;    // In percent; -1 when not known.
	int64_t points[WORK_OUT_TERMS], score;
	bool visited, planned; // In this period already.
	uint64_t skills, barred, targets;
	size_t in_case;        // SIZE_MAX: it is not chosen from.
};

struct gathered {
	struct candidate *candidates; // The highest score first; of equals the one that waits longest.
	size_t count;
	struct record **people, **targets, **norms;
	size_t person_count, target_count, norm_count;
	int64_t wanted[WORK_OUT_TARGETS_MOST], before[WORK_OUT_TARGETS_MOST]; // Of each target: places, and those reached already.
	struct allot_case of;
	str skills[64];
	size_t skill_count;
	str from, to; // First and last day of the period.
};

bool work_out_gather(struct call *call, const struct record *programme, struct gathered *gathered) MUST_USE;
// The period that has team-days.
void work_out_period(struct call *call, const struct record *programme, str *from, str *to);
// Places (column 0) that are visited or planned in the period: column 1 is 1 for visited.
bool work_out_taken(struct call *call, const struct record *programme, struct rows *rows) MUST_USE;
