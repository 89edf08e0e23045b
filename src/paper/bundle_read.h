// Reading a bundle (paper/zip_write.h) that comes from outside, perhaps unpacked and packed again on
// the way. Its directory is read here, by a reader as small as one that would read a prisoner's answer;
// what is deflated is inflated in a prisoner of the jail. Never more than one entry is in memory.
#pragma once
#include "base/jail.h"
#include "paper/zip_directory.h"

// Letters, digits and . _ - in folders, none of them hidden and none that leads out.
bool bundle_name_good(str name);

struct bundle;

// Opens a file and reads its directory by zip_directory; refuses also names that lead out of the folder. The arena
// closes it.
bool bundle_open(struct arena *arena, const char *path, struct bundle **bundle, struct mishap *mishap) MUST_USE;

size_t bundle_count(const struct bundle *bundle);
// The entry of this name; NULL when there is none.
const struct zip_entry *bundle_find(const struct bundle *bundle, str name);
// Its content, whole and with the right CRC, else refused.
bool bundle_read(struct bundle *bundle, struct arena *arena, const struct zip_entry *entry, str *content,
	struct mishap *mishap) MUST_USE;

// What the prisoner does: from length and CRC, four bytes each, and what is deflated.
jail_work bundle_work;
