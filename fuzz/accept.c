// Accept-Encoding: any bytes are read, and who takes its word back is believed.
#include "http/accept.h"

#include "base/str.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(1 << 22);
	str header = { (const char *)bytes, size };
	if (size > 64 * 1024) {
		arena_end(arena);
		return 0;
	}
	bool wanted = accept_gzip(header);
	if (wanted)
		must(str_contains(header, S("*")) || size >= 4);
	must(!accept_gzip(str_format(arena, "%.*s,gzip;q=0", STR_ARG(header))));
	must(!accept_gzip(str_format(arena, "%.*s,gzip;q=2", STR_ARG(header))));
	arena_end(arena);
	return 0;
}
