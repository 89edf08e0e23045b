// Urgent measures: who may take which step, the clock in hours, and what waits.
//
// Two persons: a coordinator approves, and a coordinator closes, what another person raised. An authority reads what
// was sent to it and records its answer; every other step is the mechanism's.
#pragma once
#include "acts/write.h"
#include "model/entity.h"

// Before a save: who raised it and when, and the hours of the institution where none are given.
bool urgent_settle(struct call *call, const struct record *before, struct record *measure) MUST_USE;

// Before a step is saved: refuses the wrong person; writes the instant of the step, and the end of the clock as it is
// sent.
bool urgent_step(struct call *call, struct record *measure, const struct step *step) MUST_USE;

// Minutes past the end of its clock while no answer is there; 0: not late, or no clock runs.
int64_t urgent_late_minutes(const struct call *call, const struct record *measure);

// True when the answer came within the clock.
bool urgent_in_time(const struct record *measure);

// Those that are not closed and that the caller may see, the nearest end first.
enum { URGENT_OPEN_MOST = 50 };
bool urgent_open(struct call *call, struct record ***measures, size_t *count) MUST_USE;
