// What a step of a life cycle does beside moving the state (domain.md §7): a merged place hands over what
// it had, a refused visit has an access incident, a repeated recommendation has its new number, a letter that is sent sends what it
// carries.
#pragma once
#include "acts/write.h"

// Before the record is saved in its new state. Refuses what the step may not do.
bool move_before(struct call *call, struct record *record, const struct step *step) MUST_USE;

// Behind it, in the same write.
bool move_after(struct call *call, struct record *record, const struct step *step, str note) MUST_USE;
