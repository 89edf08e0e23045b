// The board of agreements: each in the first group that says what it asks for; the rest is calm.
#pragma once
#include "acts/renewal.h"
#include "acts/together.h"

enum agreement_group {
	AGREEMENT_ENDS,    // Its alarm rings: renew it or let it end.
	AGREEMENT_REVIEWS, // Its review is due.
	AGREEMENT_LATE,    // What was planned for a day that has passed is not done.
	AGREEMENT_IDLE,    // In force for a year, and nothing was done under it for a year.
	AGREEMENT_CALM,
	AGREEMENT_GROUP_COUNT
};

enum { AGREEMENT_IDLE_DAYS = 365 };

struct agreement_card {
	struct record *agreement;
	struct renewal renewal;
	enum agreement_group group;
	struct together_item *late; // What is late, the longest first.
	size_t late_count, room;
	int64_t open;               // Planned and not done, late or not.
	struct day last;            // When something was last done under it; empty: never.
	bool idle;                  // Also of those that stand in another group.
};

struct agreement_board {
	struct agreement_card *cards; // By group, then by what is nearest.
	size_t count;
	int64_t groups[AGREEMENT_GROUP_COUNT];
	int64_t closed; // Ended or expired: not on the board.
};

// Refuses callers who read no agreements.
bool agreement_board_read(struct call *call, struct agreement_board *board) MUST_USE;
