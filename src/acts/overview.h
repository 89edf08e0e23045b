// What waits today, and how the work of the last twelve months hangs together: the first page of the
// team. Each number counts only what the caller may see.
#pragma once
#include "acts/compare.h"

enum { OVERVIEW_GAPS = 8, OVERVIEW_OPINIONS = 8 };

// Something that waits: how many, and since when the oldest does.
struct waiting {
	int64_t count;
	struct day oldest;
};

// An active place and the day of its last visit; empty: never visited.
struct gap {
	struct record *place;
	struct day last_visit;
};

struct overview {
	struct waiting unsent;     // Lines written and not sent.
	struct waiting unassessed; // Lines that were answered and never assessed by the mechanism.
	struct waiting to_seal;    // Visits that ended, whose notes are not sealed.
	struct waiting to_validate; // Findings noted or triangulated.
	struct waiting to_confirm; // Places proposed.
	struct waiting to_approve; // Letters drafted.
	struct waiting came_in;    // Letters that came in and wait for a person.
	struct waiting to_renew;   // Agreements whose alarm rings, with the first end.
	struct waiting joint_late; // Joint actions whose day has passed.
	struct waiting planned;    // Visits planned, with the next day instead of the oldest.
	struct waiting reprisals;  // Reported and not closed.
	struct waiting tasks;      // Asked of the caller and open, with the first day until which one is.

	struct record *visit;      // That the caller goes to: the one under way, or the next one planned. NULL: none.
	int64_t open_there;        // Recommendations at its place that are open.
	struct record *opinions[OVERVIEW_OPINIONS]; // Texts of law whose opinion was asked and not given, the first due first.
	size_t opinion_count;

	struct day from, to;       // Of the chain: twelve months.
	int64_t findings, good_practices, recommendations;
	bool figures;              // The caller sees figures: what follows is filled.
	struct count_result visits, places, replies_all, replies, verified, full, overdue;
	struct compare_result claims;

	bool coverage;             // The caller sees all visits (of its region).
	int64_t places_active, places_visited, places_never;
	struct gap gaps[OVERVIEW_GAPS];
	size_t gap_count;
};

// Refuses those who have not signed in and those outside the house.
bool overview(struct call *call, struct overview *overview) MUST_USE;
