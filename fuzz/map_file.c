// Map files of imports.
#include "base/map_file.h"

#include "base/limits.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct map_file map;
	struct mishap mishap = { 0 };
	if (map_file_read(arena, (str){ (const char *)bytes, size }, &map, &mishap)) {
		for (size_t i = 0; i < map.columns.count; i++)
			must(map_find(&map.columns, map.columns.lines[i].key) ==
				&map.columns.lines[i]);
		for (size_t i = 0; i < map.clean.count; i++) {
			struct map_steps steps;
			if (map_steps_read(arena, &map.clean.lines[i], &steps, &mishap))
				map_steps_apply(arena, &steps, S(" Province:  a Province: b "));
		}
	} else {
		must(mishap.why != NULL && (mishap.line > 0 || size > 0));
	}
	arena_end(arena);
	return 0;
}
