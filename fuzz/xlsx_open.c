// What a prisoner of the jail answers, which whoever made the workbook may have written.
#include "paper/xlsx_open.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct xlsx_book book;
	if (xlsx_unpack(arena, (str){ (const char *)bytes, size }, &book)) {
		struct buf buf = buf_in(arena);
		xlsx_pack(&buf, &book);
		must(buf.length == size);
		for (size_t i = 0; i < book.count; i++)
			xlsx_spread(arena, &book.sheets[i]);
	}
	arena_end(arena);
	return 0;
}
