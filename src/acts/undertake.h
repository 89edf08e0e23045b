// Action plans: what an authority says that it will do about an addressee line (model/action.h), and how far it
// later says it is. Whoever writes down which of it stays visible, and none of it verifies anything.
#pragma once
#include "acts/write.h"

// Records a step of a plan. Refuses a line that was not sent, a day of progress that is still to come.
bool undertake(struct call *call, struct record *action) MUST_USE;

// Says how far it is. An authority, which changes nothing else of what it announced, says so of today.
struct progress_report {
	str progress;   // A code.
	struct day day; // Empty: today.
	str proof;      // Empty: what stands there stays.
};
bool undertake_progress(struct call *call, struct record *action, const struct progress_report *report) MUST_USE;

// Before a save: who writes it down, and since when its progress is said. Nobody writes as the other.
bool undertake_settle(struct call *call, const struct record *before, struct record *action) MUST_USE;

// Its day is past, and it is neither done nor given up.
bool undertake_is_late(const struct call *call, const struct record *action);
