// The roll of a network: who belongs to it in which grade on a day, who holds which office until when, its assemblies, and
// how it came to be: which event led to which.
#pragma once
#include "acts/write.h"

enum { ROLL_CHAIN_MOST = 20 };

struct roll {
	struct record **members;  // On the day, by grade as the vocabulary has them.
	struct record **left;     // Who left before it, or joins after it.
	struct record **mandates; // Of those that are not over the one that ends next first; then those that are.
	struct record **events;   // Of the network, the latest first.
	struct record **chain;    // From the first event to the one that the network was born of.
	size_t member_count, left_count, mandate_count, mandates_now, event_count, chain_count;
};

bool roll_read(struct call *call, const struct record *network, const struct day *on, struct roll *roll) MUST_USE;
