// Cases for the solver of programmes, as they come to its jail. It answers with a plan, or says that they are damaged.
#include "acts/allot.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct buf answer = buf_in(arena);
	struct mishap mishap = { 0 };
	if (size <= 2048 && allot_work(arena, (str){ (const char *)bytes, size }, &answer, &mishap))
		must(answer.length >= 16);
	arena_end(arena);
	return 0;
}
