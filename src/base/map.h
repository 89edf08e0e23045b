// A map from texts to numbers, in an arena. Keys are borrowed: they live as long as what they came from.
#pragma once
#include "base/str.h"

struct map {
	struct arena *arena;
	str *keys;
	size_t *values;
	size_t count;
	size_t room; // A power of two.
};

struct map map_in(struct arena *arena);
// The place of the value for a key; NULL when the key is not there.
size_t *map_find(const struct map *map, str key);
void map_set(struct map *map, str key, size_t value);
