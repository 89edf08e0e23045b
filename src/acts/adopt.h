// Templates of letters that a network shares with its members, and taking one over: from then on it is the house's own,
// is changed as the house likes, and says which one it was taken from.
#pragma once
#include "acts/write.h"

struct adoptable {
	const struct record *template;
	const struct record *ours; // What was taken from it last; NULL while nothing was.
};

// What a network shares, as far as the caller may see it.
bool adopt_read(struct call *call, const struct record *network, struct adoptable **shared, size_t *count) MUST_USE;

// Refuses for one that no network shares, and where the house has one of its own of this kind, recipient and language.
bool adopt_template(struct call *call, const struct record *shared, struct record **made) MUST_USE;
