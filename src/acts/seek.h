// Seeking words everywhere at once: each kind of record that the caller may see, a few of each, and the names of
// the files beside them.
#pragma once
#include "acts/list.h"

enum { SEEK_EACH = 8 };

struct seek_group {
	const struct entity *entity;
	struct list_page page;
};

struct seek_result {
	struct seek_group *groups;
	size_t count;
	int64_t total;
	bool more; // At least one group has more than it counted.
};

// Refuses callers outside the house: what is addressed to them has a page of its own.
bool seek(struct call *call, str words, struct seek_result *result) MUST_USE;

// The same among what people go to by name while they type: places, visits, recommendations, authorities. Nothing
// is counted.
bool seek_near(struct call *call, str words, struct seek_result *result) MUST_USE;
