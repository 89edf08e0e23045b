#include "paper/archive.h"

#include <zip.h>

#include "base/die.h"
#include "base/limits.h"

// Small entries of XML deflate to almost nothing without harm.
enum { PIECE_BYTES = 64 * 1024, RATIO_FROM_BYTES = 256 * 1024 };

struct archive {
	zip_t *zip;
	size_t inflated;
	char piece[PIECE_BYTES];
};

static void archive_close(void *thing)
{
	zip_discard(thing);
}

static bool entry_check(const zip_stat_t *entry, struct mishap *mishap)
{
	const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
				    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	if ((entry->valid & needed) != needed)
		return mishap_at(mishap, 0, 0, N_("the file is damaged"));
	if (entry->encryption_method != ZIP_EM_NONE)
		return mishap_at(mishap, 0, 0, N_("the file is protected by a password"));
	if (entry->comp_method != ZIP_CM_STORE && entry->comp_method != ZIP_CM_DEFLATE)
		return mishap_at(mishap, 0, 0, N_("the file is compressed in an unusual way"));
	if (entry->size > LIMIT_ZIP_ENTRY_BYTES)
		return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
	if (entry->size > RATIO_FROM_BYTES && entry->size / LIMIT_ZIP_RATIO > entry->comp_size)
		return mishap_at(
			mishap, 0, 0, N_("a part of the file is compressed beyond belief"));
	return true;
}

static bool entries_check(zip_t *zip, struct mishap *mishap)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);
	// The library takes nothing at all for an empty archive.
	if (count <= 0)
		return mishap_at(mishap, 0, 0, N_("this is neither a workbook (.xlsx) nor a document (.docx)"));
	if (count > LIMIT_ZIP_ENTRIES)
		return mishap_at(mishap, 0, 0, N_("the file has too many parts"));
	str names[LIMIT_ZIP_ENTRIES];
	for (zip_int64_t i = 0; i < count; i++) {
		zip_stat_t entry;
		if (zip_stat_index(zip, (zip_uint64_t)i, 0, &entry) != 0)
			return mishap_at(mishap, 0, 0, N_("the file is damaged"));
		if (!entry_check(&entry, mishap))
			return false;
		names[i] = str_from(entry.name);
		for (zip_int64_t j = 0; j < i; j++)
			if (str_equal_ignoring_case(names[j], names[i]))
				return mishap_at(
					mishap, 0, 0, N_("two parts of the file have one name"));
	}
	return true;
}

bool archive_open(struct arena *arena, str bytes, struct archive **opened, struct mishap *mishap)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.length, 0, &error);
	if (source == NULL)
		die("no memory for a ZIP file");
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	bool no_zip = zip == NULL && zip_error_code_zip(&error) == ZIP_ER_NOZIP;
	zip_error_fini(&error);
	if (zip == NULL) {
		zip_source_free(source);
		return mishap_at(mishap, 0, 0,
			no_zip ? N_("this is neither a workbook (.xlsx) nor a document (.docx)")
			       : N_("the file is damaged"));
	}
	arena_at_end(arena, archive_close, zip);
	struct archive *archive = NEW(arena, struct archive);
	archive->zip = zip;
	*opened = archive;
	return entries_check(zip, mishap);
}

bool archive_has(const struct archive *archive, const char *name)
{
	return zip_name_locate(archive->zip, name, ZIP_FL_NOCASE) >= 0;
}

static bool read_pieces(struct archive *archive, zip_file_t *file, archive_piece *take,
	void *context, struct mishap *mishap)
{
	size_t of_entry = 0;
	for (;;) {
		zip_int64_t count = zip_fread(file, archive->piece, PIECE_BYTES);
		if (count < 0)
			return mishap_at(mishap, 0, 0, N_("the file is damaged"));
		of_entry += (size_t)count;
		archive->inflated += (size_t)count;
		if (of_entry > LIMIT_ZIP_ENTRY_BYTES || archive->inflated > LIMIT_ZIP_BYTES)
			return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
		if (!take(context, (str){ archive->piece, (size_t)count }, count == 0, mishap))
			return false;
		if (count == 0)
			return true;
	}
}

bool archive_read(struct archive *archive, const char *name, archive_piece *take, void *context,
	struct mishap *mishap)
{
	zip_int64_t index = zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
	if (index < 0)
		return mishap_at(mishap, 0, 0, N_("a part of the file is missing"));
	zip_file_t *file = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
	if (file == NULL)
		return mishap_at(mishap, 0, 0, N_("the file is damaged"));
	bool read = read_pieces(archive, file, take, context, mishap);
	zip_fclose(file);
	return read;
}
