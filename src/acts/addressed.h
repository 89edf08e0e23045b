// What is addressed to an authority, as its focal point sees it: numbered 1, 2, 3 in the order in which
// it was sent. No number of the house, no id and no count of the whole leaves towards an authority
// (decisions, 12).
#pragma once
#include "acts/chain.h"

enum { ADDRESSED_MOST = 1000 };

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

// What a form carries beside the number: numbers move when a line goes to the bin or an earlier one is sent,
// and a reply must not reach another line than the one that was read. It tells nothing of the house.
str addressed_mark(struct call *call, const struct addressed *item);

// Refuses a form that was made for another line.
bool addressed_same(struct call *call, const struct addressed *item, str mark) MUST_USE;
