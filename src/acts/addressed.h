// The recommendations that are addressed to an authority, as its focal point sees them: numbered as
// acts/numbered.h says.
#pragma once
#include "acts/chain.h"

struct addressed {
	int64_t number; // From 1.
	struct record *recommendation, *place; // The place may be NULL.
	struct chain_line chain;
};

// All of it; only lines and recommendations are read, not what hangs on them. Refuses callers of no
// authority.
bool addressed_list(struct call *call, struct addressed **items, size_t *count) MUST_USE;

// One of them whole. Refuses a number that does not stand for one.
bool addressed_read(struct call *call, int64_t number, struct addressed *item) MUST_USE;

// What a form carries beside the number (numbered_mark).
str addressed_mark(struct call *call, const struct addressed *item);

// Refuses a form that was made for another line.
bool addressed_same(struct call *call, const struct addressed *item, str mark) MUST_USE;
