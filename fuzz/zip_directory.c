// Any bytes are read as the directory of a ZIP file, and what stands in it is inflated.
#include "paper/zip_directory.h"

#include "base/limits.h"
#include "fuzz.h"

static bool count(void *context, str piece, bool last, struct mishap *mishap)
{
	(void)mishap;
	must(last == (piece.length == 0));
	*(uint64_t *)context += piece.length;
	return true;
}

static void inflate_entry(const struct zip_entry *entry, str file)
{
	struct mishap mishap = { 0 };
	size_t before = zip_entry_begins_bytes(entry), more;
	uint64_t length = 0;
	must(entry->at + before + entry->packed <= entry->end && entry->end <= file.length);
	if (!zip_entry_begins(entry, str_slice(file, (size_t)entry->at, before), &more, &mishap))
		return;
	str packed = str_slice(file, (size_t)entry->at + before + more, entry->packed);
	must(packed.length == entry->packed);
	if (zip_entry_inflate(entry, packed, count, &length, &mishap))
		must(length == entry->size);
	else
		must(mishap.why != NULL && length <= entry->size);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const struct zip_rules rules = { .entries = LIMIT_ZIP_ENTRIES, .entry_bytes = LIMIT_UPLOAD_BYTES,
		.no_zip = "no ZIP" };
	struct arena *arena = arena_new(256 << 20);
	struct zip_directory directory;
	struct mishap mishap = { 0 };
	str file = { (const char *)bytes, size };
	if (zip_directory(arena, file, size, &rules, &directory, &mishap))
		for (size_t i = 0; i < directory.count; i++) {
			inflate_entry(&directory.entries[i], file);
			must(zip_directory_find(&directory, directory.entries[i].name) == &directory.entries[i]);
		}
	else
		must(mishap.why != NULL);
	arena_end(arena);
	return 0;
}
