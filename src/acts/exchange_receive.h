// Taking in a package of another mechanism (docs/exchange-package.md, "Taking one in"). What was taken is kept as it is:
// no act changes it.
#pragma once
#include "acts/exchange_open.h"
#include "acts/write.h"

struct exchange_arrival {
	str bytes;
	const char *way;        // "file" or "http".
	struct record *package; // Out.
	bool known;             // Out: the sender proved who it is, so that it may be told why not.
	str taken;              // Out, of what was taken before: its hash.
};

bool exchange_receive(struct call *call, struct exchange_arrival *arrival) MUST_USE;
