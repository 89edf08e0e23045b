#include "paper/bundle_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "paper/zip_inside.h"
#include "paper/zip_write.h"

enum { TAIL_BYTES = 16 * 1024 * 1024 }; // What may be directory.

bool bundle_name_good(str name)
{
	str rest = name, part;
	if (name.length == 0 || name.length > ZIP_NAME || str_ends(name, S("/")))
		return false;
	while (str_cut(&rest, '/', &part)) {
		if (part.length == 0 || part.data[0] == '.' || part.data[0] == '-')
			return false;
		for (size_t i = 0; i < part.length; i++) {
			char c = part.data[i];
			if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '.' &&
			        c != '_' && c != '-')
				return false;
		}
	}
	return true;
}

static bool damaged(struct mishap *mishap)
{
	return mishap_at(mishap, 0, 0, N_("the file is damaged"));
}

static const struct zip_rules rules = { .entries = LIMIT_BUNDLE_ENTRIES, .entry_bytes = LIMIT_UPLOAD_BYTES,
	.name_good = bundle_name_good, .no_zip = N_("this is not a ZIP file") };

struct bundle {
	int file;
	struct zip_directory directory;
};

static void close_file(void *thing)
{
	close(((struct bundle *)thing)->file);
}

static bool read_at(int file, uint64_t at, char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t got = pread(file, bytes, length, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		bytes += got;
		at += (uint64_t)got;
		length -= (size_t)got;
	}
	return true;
}

bool bundle_open(struct arena *arena, const char *path, struct bundle **opened, struct mishap *mishap)
{
	struct bundle *bundle = NEW(arena, struct bundle);
	struct stat stat;
	bundle->file = open(path, O_RDONLY | O_CLOEXEC);
	if (bundle->file < 0)
		return mishap_at(mishap, 0, 0, N_("the file cannot be read"));
	arena_at_end(arena, close_file, bundle);
	if (fstat(bundle->file, &stat) != 0 || !S_ISREG(stat.st_mode))
		return mishap_at(mishap, 0, 0, N_("the file cannot be read"));
	uint64_t length = (uint64_t)stat.st_size;
	size_t count = length < TAIL_BYTES ? (size_t)length : TAIL_BYTES;
	char *bytes = arena_take(arena, count + 1);
	if (!read_at(bundle->file, length - count, bytes, count))
		return mishap_at(mishap, 0, 0, N_("the file cannot be read"));
	*opened = bundle;
	return zip_directory(arena, (str){ bytes, count }, length, &rules, &bundle->directory, mishap);
}

size_t bundle_count(const struct bundle *bundle)
{
	return bundle->directory.count;
}

const struct zip_entry *bundle_find(const struct bundle *bundle, str name)
{
	return zip_directory_find(&bundle->directory, name);
}

// What goes to a prisoner before the bytes that it inflates. What comes back is believed no more than the file.
struct bundle_task {
	uint32_t size, crc;
};

static bool inflated(struct arena *arena, const struct zip_entry *entry, str packed, str *content, struct mishap *mishap)
{
	const struct bundle_task task = { entry->size, entry->crc };
	if (entry->method == ZIP_STORED) {
		*content = packed;
		return true;
	}
	struct buf input = buf_sized(arena, packed.length + sizeof task);
	buf_add(&input, (str){ (const char *)&task, sizeof task });
	buf_add(&input, packed);
	return jail_run(arena, bundle_work, buf_str(&input), content, mishap);
}

bool bundle_read(struct bundle *bundle, struct arena *arena, const struct zip_entry *entry, str *content,
	struct mishap *mishap)
{
	size_t before = zip_entry_begins_bytes(entry), more;
	char *begins = arena_take(arena, before);
	if (!read_at(bundle->file, entry->at, begins, before))
		return damaged(mishap);
	if (!zip_entry_begins(entry, (str){ begins, before }, &more, mishap))
		return false;
	char *bytes = arena_take(arena, (size_t)entry->packed + 1);
	if (!read_at(bundle->file, entry->at + before + more, bytes, entry->packed))
		return damaged(mishap);
	if (!inflated(arena, entry, (str){ bytes, entry->packed }, content, mishap))
		return false;
	return (content->length == entry->size && zip_crc(*content) == entry->crc) || damaged(mishap);
}

static bool add_piece(void *answer, str piece, bool last, struct mishap *mishap)
{
	(void)last;
	(void)mishap;
	buf_add(answer, piece);
	return true;
}

bool bundle_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	(void)arena;
	struct bundle_task task;
	if (input.length < sizeof task)
		return damaged(mishap);
	memcpy(&task, input.data, sizeof task);
	if (task.size > LIMIT_UPLOAD_BYTES)
		return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
	const struct zip_entry entry = { .method = ZIP_DEFLATED, .size = task.size, .crc = task.crc };
	return zip_entry_inflate(&entry, str_skip(input, sizeof task), add_piece, answer, mishap);
}
