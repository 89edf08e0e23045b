// Bytes of any encoding: what comes out is text; the chain that was found decodes the same again.
#include "base/encoding.h"

#include "base/text.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	str input = { (const char *)bytes, size }, text, again;
	char chain[ENCODING_CHAIN_ROOM], other[ENCODING_CHAIN_ROOM];
	struct mishap mishap = { 0 };
	if (encoding_decode(arena, input, NULL, &text, chain, &mishap)) {
		must(text_valid(text));
		must(encoding_decode(arena, input, chain, &again, other, &mishap));
		must(str_equal(text, again));
	} else {
		must(mishap.why != NULL);
	}
	if (encoding_decode(arena, input, "macroman+windows-1252+macroman", &text, chain, &mishap))
		must(text_valid(text));
	if (encoding_decode(arena, input, "utf-16", &text, chain, &mishap))
		must(text_valid(text));
	arena_end(arena);
	return 0;
}
