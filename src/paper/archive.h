// A ZIP file from outside, in memory: what XLSX and DOCX are. Looked at whole before anything of it is
// inflated, and inflated piece by piece.
#pragma once
#include "paper/zip_directory.h"

struct archive;

// Refuses what zip_directory refuses, and more than LIMIT_ZIP_ENTRIES or LIMIT_ZIP_ENTRY_BYTES. The bytes must
// outlive the archive.
bool archive_open(struct arena *arena, str bytes, struct archive **archive, struct mishap *mishap)
	MUST_USE;

bool archive_has(const struct archive *archive, const char *name);

// Gives an entry piece by piece, as zip_entry_inflate does. Refuses one that is not there, a damaged one, and when
// all that was inflated passes LIMIT_ZIP_BYTES.
bool archive_read(struct archive *archive, const char *name, zip_piece *take, void *context,
	struct mishap *mishap) MUST_USE;
