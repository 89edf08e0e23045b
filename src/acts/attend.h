// Who came to a training, as a row of its register tells it: all of them, women and men, by rank. A person is counted
// once, so what a row tells twice over is kept once.
#pragma once
#include "acts/extra.h"

struct attended {
	const char *sex; // NULL where nobody tells.
	str rank;        // Empty where nobody tells.
	int64_t persons;
};

// Before the training is saved: reads the counts of the row, and settles what they are counted by. Refuses by field.
bool attend_settle(struct call *call, struct extra_row *row) MUST_USE;
// Makes them for a training; those that it has already are passed over.
bool attend_make(struct call *call, struct extra_row *row, str training_session) MUST_USE;
