#include "base/lookup.h"

struct lookup lookup_in(struct arena *arena)
{
	return (struct lookup){ .arena = arena };
}

// As FNV-1a, but eight bytes at a time; ids differ in their last ones, so the high half is folded down each time.
static size_t hash(str key)
{
	uint64_t sum = UINT64_C(14695981039346656037) ^ key.length;
	for (size_t at = 0; at < key.length; at += sizeof(uint64_t)) {
		uint64_t bytes = 0;
		size_t left = key.length - at;
		if (left >= sizeof bytes)
			memcpy(&bytes, key.data + at, sizeof bytes);
		else
			memcpy(&bytes, key.data + at, left);
		sum = (sum ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	return (size_t)sum;
}

// The slot where the key stands or would stand. An empty slot has a key without data.
static size_t slot_of(const struct lookup *lookup, str key)
{
	size_t slot = hash(key) & (lookup->room - 1);
	while (lookup->keys[slot].data != NULL && !str_equal(lookup->keys[slot], key))
		slot = (slot + 1) & (lookup->room - 1);
	return slot;
}

size_t *lookup_find(const struct lookup *lookup, str key)
{
	if (lookup->room == 0)
		return NULL;
	size_t slot = slot_of(lookup, key);
	return lookup->keys[slot].data == NULL ? NULL : &lookup->values[slot];
}

static void widen(struct lookup *lookup)
{
	struct lookup wider = { .arena = lookup->arena, .room = lookup->room == 0 ? 64 : lookup->room * 2 };
	wider.keys = NEW_MANY(lookup->arena, wider.room, str);
	wider.values = NEW_MANY(lookup->arena, wider.room, size_t);
	for (size_t i = 0; i < lookup->room; i++)
		if (lookup->keys[i].data != NULL)
			lookup_set(&wider, lookup->keys[i], lookup->values[i]);
	*lookup = wider;
}

void lookup_set(struct lookup *lookup, str key, size_t value)
{
	if (key.data == NULL)
		key.data = "";
	if ((lookup->count + 1) * 2 > lookup->room)
		widen(lookup);
	size_t slot = slot_of(lookup, key);
	if (lookup->keys[slot].data == NULL)
		lookup->count++;
	lookup->keys[slot] = key;
	lookup->values[slot] = value;
}
