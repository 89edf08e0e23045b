// How an authority stands with us, on one page: what was asked of it, what it said and claims, what was verified, the
// rates with their trend by year of sending, what is overdue, and the next days on which it owes something.
#pragma once
#include "acts/count.h"

// By year of sending, so that their totals are the rates.
enum standing_figure {
	STANDING_R1, STANDING_R2, STANDING_R3, STANDING_A1, STANDING_I1, STANDING_I5, STANDING_COUNT
};

enum { STANDING_DATES = 10 };

// A day to come: of a reply that is awaited, or one that a reply promised.
struct standing_date {
	str day;
	bool promised;
	str line, recommendation; // Ids.
};

struct standing {
	bool figures;                                // The caller sees figures: the results are filled.
	struct count_result results[STANDING_COUNT];
	struct count_result gap, overdue;            // I6 and R5.
	struct standing_date dates[STANDING_DATES];  // The next ones, the nearest first.
	size_t date_count;
	int64_t awaited, promised;                   // How many there are of each.
};

// As of today, within what the caller may see.
bool standing_read(struct call *call, const struct record *authority, struct standing *standing) MUST_USE;
