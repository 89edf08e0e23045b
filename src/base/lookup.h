// A lookup from texts to numbers, in an arena. Keys are borrowed: they live as long as what they came from.
#pragma once
#include "base/str.h"

struct lookup {
	struct arena *arena;
	str *keys;
	size_t *values;
	size_t count;
	size_t room; // A power of two.
};

struct lookup lookup_in(struct arena *arena);
// The place of the value for a key; NULL when the key is not there.
size_t *lookup_find(const struct lookup *lookup, str key);
void lookup_set(struct lookup *lookup, str key, size_t value);
