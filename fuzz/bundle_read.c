// Any bytes are read as a bundle, and as what a prisoner inflates (fuzz/zip_directory.c has the rest).
#include "paper/bundle_read.h"

#include <stdlib.h>
#include <unistd.h>

#include "fuzz.h"

static void read_whole(struct arena *arena, const uint8_t *bytes, size_t size)
{
	struct bundle *bundle;
	struct mishap mishap;
	str content;
	char name[] = "/tmp/wiqaya-fuzz-XXXXXX";
	int file = mkstemp(name);
	must(file >= 0 && unlink(name) == 0 && write(file, bytes, size) == (ssize_t)size);
	str path = str_format(arena, "/proc/self/fd/%d", file);
	if (bundle_open(arena, path.data, &bundle, &mishap)) {
		const struct zip_entry *entry = bundle_find(bundle, S("manifest.json"));
		if (entry != NULL && bundle_read(bundle, arena, entry, &content, &mishap))
			must(content.length == entry->size);
	}
	close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	read_whole(arena, bytes, size);
	struct buf answer = buf_in(arena);
	struct mishap mishap;
	(void)!bundle_work(arena, (str){ (const char *)bytes, size }, &answer, &mishap);
	arena_end(arena);
	return 0;
}
