// A ZIP file from outside, in memory: what XLSX and DOCX are. Looked at whole before anything of it is
// inflated, and inflated piece by piece.
#pragma once
#include "base/mishap.h"

struct archive;

// Refuses bytes that are no ZIP file, a damaged or encrypted one, one name for two entries (whatever
// their case), and what passes LIMIT_ZIP_ENTRIES, LIMIT_ZIP_ENTRY_BYTES or LIMIT_ZIP_RATIO. The bytes
// must outlive the archive; the arena closes it.
bool archive_open(struct arena *arena, str bytes, struct archive **archive, struct mishap *mishap)
	MUST_USE;

bool archive_has(const struct archive *archive, const char *name);

// Gives an entry piece by piece; after the last piece once more, empty and with `last`. Refuses an
// entry that is not there, a damaged one, and when all that was inflated passes LIMIT_ZIP_BYTES.
typedef bool archive_piece(void *context, str piece, bool last, struct mishap *mishap);
bool archive_read(struct archive *archive, const char *name, archive_piece *take, void *context,
	struct mishap *mishap) MUST_USE;
