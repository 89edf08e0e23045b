#include "store/db_inside.h"

#include "base/die.h"

// As FNV-1a, but eight bytes at a time: a statement has hundreds, and is looked for each time it runs.
static uint64_t hash_text(const char *text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (size_t left = strlen(text), size; left > 0; left -= size, text += size) {
		uint64_t piece = 0;
		size = left < sizeof piece ? left : sizeof piece;
		memcpy(&piece, text, size);
		hash = (hash ^ piece) * UINT64_C(0x100000001b3);
		hash ^= hash >> 32;
	}
	return hash;
}

struct prepared *prepared_place(struct prepared_cache *cache, const char *text, bool *found)
{
	uint64_t hash = hash_text(text);
	struct prepared *set = cache->places[hash % PREPARED_SETS], *oldest = set;
	cache->uses += 1;
	for (size_t i = 0; i < PREPARED_PLACES; i++) {
		struct prepared *place = &set[i];
		*found = place->used_at > 0 && place->hash == hash &&
		         strcmp(place->text, text) == 0;
		if (*found) {
			place->used_at = cache->uses;
			return place;
		}
		if (place->used_at < oldest->used_at)
			oldest = place;
	}
	return oldest;
}

// The room of a text that left is used again, so that a connection's memory has a ceiling.
void prepared_keep(
	struct prepared_cache *cache, struct arena *memory, struct prepared *place, const char *text)
{
	size_t size = strlen(text) + 1;
	if (size > place->room) {
		place->room = size < 512 ? 512 : 2 * size;
		place->text = arena_take(memory, place->room);
	}
	memcpy(place->text, text, size);
	place->hash = hash_text(text);
	place->used_at = cache->uses;
}
