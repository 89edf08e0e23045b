// Outlines as text: what reads is written the same again, and thinned out it still reads.
#include "base/shape.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct shape shape, again;
	if (shape_read(arena, (str){ (const char *)bytes, size }, &shape)) {
		struct buf once = buf_in(arena), twice = buf_in(arena);
		shape_write(&once, &shape);
		must(shape_read(arena, buf_str(&once), &again));
		shape_write(&twice, &again);
		must(str_equal(buf_str(&once), buf_str(&twice)));
		shapes_thin(arena, &again, 1, SHAPE_DEGREE / 10);
		if (again.count > 0) {
			struct buf thin = buf_in(arena);
			shape_write(&thin, &again);
			must(shape_read(arena, buf_str(&thin), &shape));
		}
	}
	arena_end(arena);
	return 0;
}
