// Query strings and application/x-www-form-urlencoded bodies.
#include "http/body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct form form = { 0 };
	struct mishap mishap = { 0 };
	if (!body_read_pairs(arena, (str){ (const char *)data, size }, &form, &mishap) &&
		(mishap.why == NULL || mishap.column > size + 1))
		__builtin_trap();
	arena_end(arena);
	return 0;
}
