// What was read as a table of ours is written again with the same bytes.
#include "base/csv_exact.h"

#include "base/limits.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	str text = { (const char *)bytes, size };
	struct csv_exact csv = csv_exact_read(text);
	struct buf again = buf_in(arena);
	size_t start = size - csv.rest.length, width = csv_exact_width(&csv);
	str *cells = NEW_MANY(arena, width + 1, str);
	struct mishap mishap;
	bool more = width > 0;
	while (more && csv_exact_row(&csv, arena, cells, width, &more, &mishap)) {
		for (size_t i = 0; more && i < width; i++)
			csv_exact_add(&again, cells[i], i == 0);
		if (more)
			csv_exact_end(&again);
		must(more || str_equal(buf_str(&again), str_skip(text, start)));
	}
	arena_end(arena);
	return 0;
}
