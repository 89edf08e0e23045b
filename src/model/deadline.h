// When the reply of an addressee line is due, and why. OPCAT art. 22 sets no time, so the clock is a setting:
// of the recommendation, else of the authority, else of the institution. A line takes its clock with it when it
// is sent; what changes those settings later changes no clock that runs already. What the days are does: a
// holiday that is announced late, a weekend that is another now, a pause or a proof of delivery move every
// running reply date, and each move is a version of its line, by the act "move_deadline".
//
// The day from which the clock counts (of the proof of delivery, else of the sending) is not counted.
#pragma once
#include "base/work_days.h"
#include "model/record.h"

enum deadline_kind {
	DEADLINE_NONE,   // No clock, and nobody gave a day.
	DEADLINE_GIVEN,  // By a person or a list: no clock moves it.
	DEADLINE_WAITS,  // For the day of sending, or that day is not known whole.
	DEADLINE_STANDS, // A pause has no end yet.
	DEADLINE_RUNS,
};

struct deadline_holiday {
	const struct record *holiday;
	int64_t days; // That were not counted because of it.
};

struct deadline_pause {
	const struct record *pause;
	int64_t days;
};

struct deadline {
	enum deadline_kind kind;
	struct day due;      // Empty while it waits or stands.
	struct day start;
	bool from_delivery;  // Else from the sending.
	struct clock_rule rule;
	bool weekend[7];     // 0 is Sunday.
	struct clock_run run;
	struct deadline_holiday *holidays; // Those that were not counted.
	size_t holiday_count;
	struct deadline_pause *pauses;
	size_t pause_count;
};

// Reckons the reply date of a line from its clock, its calendar and its pauses; the stored one is not looked
// at, but for DEADLINE_GIVEN. False only when the database is away.
bool deadline_of(struct call *call, const struct record *line, struct deadline *deadline) MUST_USE;

// The day so many days after another, or before it when they are negative, in the calendar of an authority. Empty when
// there is no such day. False only when the database is away.
bool deadline_shift(struct call *call, str authority, const struct day *from, int64_t days, bool working,
	struct day *shifted) MUST_USE;

// For a line that is about to be saved. Without a reply date and without a clock it takes that which
// counts for it now; a reply date that a person changed is given from then on, and its clock goes; with a clock
// the date follows it. `before` is the line as it stands, or NULL. Lines that were answered or closed keep theirs.
bool deadline_set(struct call *call, const struct record *before, struct record *line) MUST_USE;

// Inside a write: moves the reply dates of the lines that it touched, where their clock says another day.
bool deadlines_settle(struct call *call) MUST_USE;

// The days of the week on which the institution does not work; 0 is Sunday.
void weekend_of_house(struct call *call, bool weekend[7]);

// Refuses a week of seven free days: a clock of working days would never end.
bool weekend_check(struct call *call, const struct record *record, size_t field) MUST_USE;
