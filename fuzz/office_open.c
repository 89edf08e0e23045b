// What a prisoner of the jail answers, which whoever made the workbook or the document may have written.
#include "paper/office_open.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct office office;
	if (office_unpack(arena, (str){ (const char *)bytes, size }, &office)) {
		struct buf buf = buf_in(arena);
		office_pack(&buf, &office);
		must(buf.length == size);
		for (size_t i = 0; i < office.book.count; i++)
			xlsx_spread(arena, &office.book.sheets[i]);
	}
	arena_end(arena);
	return 0;
}
