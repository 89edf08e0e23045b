// Preparing the visit of a treaty body: a checklist of what it asks for, taken from the list that the house keeps for it.
// The program carries such a list (data/preparation/), after what the SPT asks of States and mechanisms before it comes;
// the first preparation brings it in, and from then on it is the house's own.
#pragma once
#include "acts/write.h"

enum { PREPARE_MOST = 500 };

struct preparation {
	struct record **items; // Open ones first, by the day they are due.
	size_t count;
	int64_t done, open, late;
};

bool prepare_is_visit(struct call *call, const struct record *exchange);
// Refuses those who may not read the exchange's checklist.
bool prepare_read(struct call *call, const struct record *exchange, struct preparation *preparation) MUST_USE;

// Adds what stands on the list of the house and not yet on that of the visit, each with its day counted from the first day
// of the visit. Refuses for what is no visit, is closed, or has all of it already.
bool prepare_begin(struct call *call, const struct record *exchange, size_t *added) MUST_USE;

// How late an open item is, in days; 0 for one that is not.
int64_t prepare_late(const struct call *call, const struct record *item);
