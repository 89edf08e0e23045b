// A picture from outside: what is left of it is a picture of which nothing more can be taken.
#include "paper/picture_bare.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	str bytes = { (const char *)data, size }, bare, again;
	if (picture_bare(arena, bytes, &bare) &&
	        (!picture_bare(arena, bare, &again) || !str_equal(bare, again) || bare.length > bytes.length))
		__builtin_trap();
	arena_end(arena);
	return 0;
}
