// When an agreement asks for a decision: whether it is in force on the day of the call (by its days, not by its state), how
// long it still is, and whether its renewal or its review is due. The page, the board, the calendar and the first page of
// the team all ask here, so the alarm rings everywhere on the same day.
#pragma once
#include "acts/write.h"

enum {
	RENEWAL_DAYS = 90,        // The alarm rings so long before the end where no days of notice were agreed.
	RENEWAL_REVIEW_DAYS = 30, // A review that is so near is due.
};

struct renewal {
	struct day from, until;   // Empty: not known, or no end.
	struct day alarm;         // The day from which the end asks for a decision; empty: it has no end.
	bool open;                // Neither ended nor expired.
	bool in_force;            // On the day of the call.
	int64_t left;             // Days until the end; below 0: it is over. 0 without an end.
	bool rings;               // The alarm rings: open, and its day has come.
	bool review;              // Open, and its review is due or near.
	int64_t review_left;      // Days until the review; below 0: past.
};

struct renewal renewal_of(const struct call *call, const struct record *agreement);

// Those that the caller may see, that are not closed and have an end: by their end.
bool renewal_open(struct call *call, struct record ***agreements, size_t *count) MUST_USE;
