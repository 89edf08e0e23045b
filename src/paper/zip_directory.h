// The directory of a ZIP file from outside, read before anything of it is inflated: the one reader of ZIP here, for
// workbooks and documents in memory (paper/archive.h) and for bundles in a file (paper/bundle_read.h).
#pragma once
#include "base/mishap.h"

struct zip_entry {
	str name;
	uint64_t at, end; // Where it begins in the file, and where at the latest it ends.
	uint32_t crc, packed, size;
	uint16_t method, flags, time, day;
};

struct zip_directory {
	struct zip_entry *entries; // By name, whatever its case.
	size_t count;
};

// What a caller takes.
struct zip_rules {
	size_t entries;              // At most so many.
	uint32_t entry_bytes;        // Each at most so long, inflated.
	bool (*name_good)(str name); // NULL: any name.
	const char *no_zip;          // What is said of bytes that are no ZIP file.
};

// The directory from the last bytes of a file that is `length` long. Refuses what is no ZIP file or a damaged,
// encrypted, divided or too large one; names that the rules do not take, and one name for two entries, whatever
// its case; entries that lie over each other, are packed in unusual ways, or compressed beyond belief
// (LIMIT_ZIP_RATIO). Lines for folders are passed over.
bool zip_directory(struct arena *arena, str tail, uint64_t length, const struct zip_rules *rules,
	struct zip_directory *directory, struct mishap *mishap) MUST_USE;

// The entry of this name, whatever its case; NULL when there is none.
const struct zip_entry *zip_directory_find(const struct zip_directory *directory, str name);

// Before its content an entry says once more what the directory says of it: so many bytes from `at` on, and then
// `more`, which nobody reads. Refuses what says something else, and content that would end behind `end`.
size_t zip_entry_begins_bytes(const struct zip_entry *entry);
bool zip_entry_begins(const struct zip_entry *entry, str begins, size_t *more, struct mishap *mishap) MUST_USE;

// The CRC that ZIP has of a content.
uint32_t zip_crc(str content);

// Gives the content piece by piece; after the last piece once more, empty and with `last`. Refuses what does not
// inflate to the size and CRC that the directory says.
typedef bool zip_piece(void *context, str piece, bool last, struct mishap *mishap);
bool zip_entry_inflate(const struct zip_entry *entry, str packed, zip_piece *take, void *context, struct mishap *mishap)
	MUST_USE;
