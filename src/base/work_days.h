// A clock that counts days, over a calendar with days off: which day it ends on, and what became of each
// day on the way. Days are serials (base/date.h). The day from which it counts is not counted itself.
#pragma once
#include "base/date.h"

// Days that are off, one stretch of them. A yearly one is the same days of every year: only its months and
// days of the month count.
struct days_off {
	int64_t first, last;
	bool yearly;
	int64_t passed; // Out, of work_days_run: how many days the clock did not count because of it.
};

// A stretch in which the clock stands still.
struct standstill {
	int64_t first, last; // `last` is INT64_MAX while it goes on.
	int64_t passed;      // Out.
};

struct work_calendar {
	bool weekend[7]; // 0 is Sunday.
	struct days_off *off;
	size_t off_count;
};

struct clock_rule {
	int64_t days;
	bool working; // Counts days that are neither weekend nor off; else every day.
	bool moves;   // Ending on a weekend or a day off, it ends on the next day that is neither.
};

struct clock_run {
	bool ends;             // False while it stands still, and outside 1900 to 2200.
	int64_t end;           // Serial of the last day.
	int64_t left;          // Days that it still has to count where it does not end.
	int64_t weekend_days;  // Not counted, or moved over, because they are a weekend.
	int64_t moved;         // Days by which the end moved.
};

// Runs the clock from the day behind `start`. A day in a standstill is not counted, whatever else it is; a
// day off on a weekend is a weekend. A calendar without any working day never ends.
struct clock_run work_days_run(struct work_calendar *calendar, struct standstill *stills, size_t still_count,
	int64_t start, const struct clock_rule *rule);

// The working day so many working days behind `start`, or before it when `days` is negative; `start` is not counted.
// False for a calendar without any working day, and outside 1900 to 2200.
bool work_days_shift(const struct work_calendar *calendar, int64_t start, int64_t days, int64_t *shifted) MUST_USE;

// The stretch of days off that holds this day, or NULL. Weekends are none.
struct days_off *work_days_off(const struct work_calendar *calendar, int64_t day);
