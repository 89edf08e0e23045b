#include "base/map.h"

struct map map_in(struct arena *arena)
{
	return (struct map){ .arena = arena };
}

static size_t hash(str key)
{
	uint64_t sum = UINT64_C(14695981039346656037); // FNV-1a.
	for (size_t i = 0; i < key.length; i++)
		sum = (sum ^ (unsigned char)key.data[i]) * UINT64_C(1099511628211);
	return (size_t)(sum ^ (sum >> 32));
}

// The slot where the key stands or would stand. An empty slot has a key without data.
static size_t slot_of(const struct map *map, str key)
{
	size_t slot = hash(key) & (map->room - 1);
	while (map->keys[slot].data != NULL && !str_equal(map->keys[slot], key))
		slot = (slot + 1) & (map->room - 1);
	return slot;
}

size_t *map_find(const struct map *map, str key)
{
	if (map->room == 0)
		return NULL;
	size_t slot = slot_of(map, key);
	return map->keys[slot].data == NULL ? NULL : &map->values[slot];
}

static void widen(struct map *map)
{
	struct map wider = { .arena = map->arena, .room = map->room == 0 ? 64 : map->room * 2 };
	wider.keys = NEW_MANY(map->arena, wider.room, str);
	wider.values = NEW_MANY(map->arena, wider.room, size_t);
	for (size_t i = 0; i < map->room; i++)
		if (map->keys[i].data != NULL)
			map_set(&wider, map->keys[i], map->values[i]);
	*map = wider;
}

void map_set(struct map *map, str key, size_t value)
{
	if (key.data == NULL)
		key.data = "";
	if ((map->count + 1) * 2 > map->room)
		widen(map);
	size_t slot = slot_of(map, key);
	if (map->keys[slot].data == NULL)
		map->count++;
	map->keys[slot] = key;
	map->values[slot] = value;
}
