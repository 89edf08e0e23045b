// JSON: the canonical text of what was read reads as itself, by the parser as by the plain reader before it.
#include "base/json.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct json json, again;
	struct mishap mishap = { 0 };
	if (json_read(arena, (str){ (const char *)bytes, size }, &json, &mishap)) {
		struct buf once = buf_in(arena), twice = buf_in(arena);
		json_write(&once, &json);
		must(json_read(arena, buf_str(&once), &again, &mishap));
		json_write(&twice, &again);
		must(str_equal(buf_str(&once), buf_str(&twice)));
		// With a space in front only the parser reads it.
		must(json_read(arena, str_format(arena, " %.*s", (int)size, (const char *)bytes), &again, &mishap));
		struct buf parsed = buf_in(arena);
		json_write(&parsed, &again);
		must(str_equal(buf_str(&once), buf_str(&parsed)));
	} else {
		must(mishap.why != NULL && mishap.line > 0);
	}
	arena_end(arena);
	return 0;
}
