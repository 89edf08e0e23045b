// The facts of an addressee line as figures count them (indicators.md §3): dated events, each +1 or −1
// from a day on. A figure at a day is the sum of the events up to it, so any past day costs the same.
//
//   issued            sent to the authority
//   due               the reply date is past, or a reply came: min(due + 1 day, replied)
//   replied           the first reply of substance; an acknowledgement is none
//   on_time           that reply, dated and not after the due day
//   accepted          position accepted; in_part: accepted in part or in principle; rejected
//   overdue           past due without a reply, not closed; overdue_31, _91, _181: that many days late
//   verified          assessed by the mechanism; full, partly: what it found (on site before desk)
//   claimed           assessed by the authority itself; claimed_full, claimed_partly: what it claims
//   undated_issued, undated_replied, undated_verified, undated_claimed: counted from the day of a list
//                     that knew none
//
// A fact without a day counts from `counts_from` (decisions of the house, 21). Law 2 of the product:
// a claim by an authority never becomes a verification.
#pragma once
#include "model/record.h"

struct event {
	struct day day;
	const char *code;
	int64_t n;
};

struct dimensions {
	str authority, place_kind, region, theme; // Empty when not known.
};

struct line_facts {
	struct dimensions dimensions;
	struct event *events;
	size_t event_count, event_room;
	struct day replied_on; // Derived facts of the line as of all that is known.
	str position, implementation, claimed;
};

// Counts a line from its records. False only when the database is away.
bool facts_of_line(struct call *call, const struct record *line, struct line_facts *facts) MUST_USE;
