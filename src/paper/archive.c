#include "paper/archive.h"

#include "base/limits.h"
#include "paper/zip_directory.h"

struct archive {
	str bytes;
	struct zip_directory directory;
	size_t inflated;
};

static const struct zip_rules rules = { .entries = LIMIT_ZIP_ENTRIES, .entry_bytes = LIMIT_ZIP_ENTRY_BYTES,
	.no_zip = N_("this is neither a workbook (.xlsx) nor a document (.docx)") };

bool archive_open(struct arena *arena, str bytes, struct archive **opened, struct mishap *mishap)
{
	struct archive *archive = NEW(arena, struct archive);
	archive->bytes = bytes;
	*opened = archive;
	return zip_directory(arena, bytes, bytes.length, &rules, &archive->directory, mishap);
}

bool archive_has(const struct archive *archive, const char *name)
{
	return zip_directory_find(&archive->directory, str_from(name)) != NULL;
}

bool archive_read(struct archive *archive, const char *name, zip_piece *take, void *context, struct mishap *mishap)
{
	const struct zip_entry *entry = zip_directory_find(&archive->directory, str_from(name));
	if (entry == NULL)
		return mishap_at(mishap, 0, 0, N_("a part of the file is missing"));
	archive->inflated += entry->size;
	if (archive->inflated > LIMIT_ZIP_BYTES)
		return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
	size_t before = zip_entry_begins_bytes(entry), more;
	if (!zip_entry_begins(entry, str_slice(archive->bytes, (size_t)entry->at, before), &more, mishap))
		return false;
	str packed = str_slice(archive->bytes, (size_t)entry->at + before + more, entry->packed);
	return zip_entry_inflate(entry, packed, take, context, mishap);
}
