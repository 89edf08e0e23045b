// Reading a bundle (paper/bundle_write.h) that comes from outside, perhaps unpacked and packed again on
// the way. Its directory is read here, by a reader as small as one that would read a prisoner's answer;
// what is deflated is inflated in a prisoner of the jail. Never more than one entry is in memory.
#pragma once
#include "base/jail.h"

struct bundle_entry {
	str name;
	uint64_t at, end; // Where it begins in the file, and where at the latest it ends.
	uint32_t crc, packed, size;
	uint16_t method, flags, needs, time, day;
};

struct bundle_directory {
	struct bundle_entry *entries; // By name.
	size_t count;
};

// The directory from the last bytes of a file that is `length` long. Refuses what is no ZIP file or a
// damaged, encrypted, divided or too large one; names that lead out of the folder or come twice; entries
// that lie over each other, or are compressed beyond belief. Lines for folders are passed over.
bool bundle_directory(struct arena *arena, str tail, uint64_t length, struct bundle_directory *directory,
	struct mishap *mishap) MUST_USE;

struct bundle;

// Opens a file and reads its directory; the arena closes it.
bool bundle_open(struct arena *arena, const char *path, struct bundle **bundle, struct mishap *mishap) MUST_USE;

size_t bundle_count(const struct bundle *bundle);
// The entry of this name; NULL when there is none.
const struct bundle_entry *bundle_find(const struct bundle *bundle, str name);
// Its content, whole and with the right CRC, else refused.
bool bundle_read(struct bundle *bundle, struct arena *arena, const struct bundle_entry *entry, str *content,
	struct mishap *mishap) MUST_USE;

// What the prisoner does: four bytes of length, and what is deflated.
jail_work bundle_work;
