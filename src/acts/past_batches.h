// What a person changed in one go, the latest first, so that it can be taken back after its message is gone
// (acts/change_many.h).
#pragma once
#include "acts/timeline.h"

enum { PAST_BATCHES = 20 };

struct past_batch {
	str batch; // What take-back names.
	const struct entity *entity;
	struct instant at;
	int64_t changed, standing; // Records; how many of them nobody changed since.
	const struct record *first; // One of them, if the caller may still see it; else NULL.
	const struct timeline_change *changes; // What changed in it.
	size_t change_count;
};

// Those of the caller alone. `batches` has room for PAST_BATCHES. Refuses callers outside the house.
bool past_batches(struct call *call, struct past_batch *batches, size_t *count) MUST_USE;
