#include "paper/bundle_read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/limits.h"
#include "paper/bundle_inside.h"

enum { COMMENT_BYTES = 65535, TAIL_BYTES = 16 * 1024 * 1024, RATIO_FROM_BYTES = 256 * 1024, FLAG_SEALED = 1, FLAG_FOLLOWS = 8 };

bool bundle_name_good(str name)
{
	str rest = name, part;
	if (name.length == 0 || name.length > BUNDLE_NAME || str_ends(name, S("/")))
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

static uint64_t number(str bytes, size_t at, int count)
{
	uint64_t value = 0;
	for (int i = 0; i < count; i++)
		value |= (uint64_t)(unsigned char)bytes.data[at + (size_t)i] << 8 * i;
	return value;
}

// The head behind the mark of an entry (4 bytes) or of a line of the directory (6).
static struct bundle_head head_of(str bytes, size_t at)
{
	return (struct bundle_head){ .needs = (uint16_t)number(bytes, at, 2),
		.flags = (uint16_t)number(bytes, at + 2, 2), .method = (uint16_t)number(bytes, at + 4, 2),
		.time = (uint16_t)number(bytes, at + 6, 2), .day = (uint16_t)number(bytes, at + 8, 2),
		.crc = (uint32_t)number(bytes, at + 10, 4), .packed = (uint32_t)number(bytes, at + 14, 4),
		.size = (uint32_t)number(bytes, at + 18, 4), .name_length = (uint16_t)number(bytes, at + 22, 2),
		.extra_length = (uint16_t)number(bytes, at + 24, 2) };
}

struct place {
	uint64_t from; // Of the directory.
	size_t length, count;
	str bytes;
};

// The end stands last, but for a comment that some programs put behind it.
static bool find_end(str tail, uint64_t length, struct place *place, struct mishap *mishap)
{
	for (size_t back = BUNDLE_END; back <= tail.length && back <= BUNDLE_END + COMMENT_BYTES; back++) {
		size_t at = tail.length - back;
		if (number(tail, at, 4) != BUNDLE_END_MARK || number(tail, at + 20, 2) != back - BUNDLE_END)
			continue;
		uint64_t before = length - tail.length + at;
		place->count = (size_t)number(tail, at + 10, 2);
		place->length = (size_t)number(tail, at + 12, 4);
		place->from = number(tail, at + 16, 4);
		if (place->count == UINT16_MAX || place->from == UINT32_MAX)
			return mishap_at(mishap, 0, 0, N_("the file is too large"));
		if (number(tail, at + 4, 4) != 0 || number(tail, at + 8, 2) != place->count ||
		        place->length > at || place->from + place->length != before)
			return damaged(mishap);
		place->bytes = str_slice(tail, at - place->length, place->length);
		return true;
	}
	return mishap_at(mishap, 0, 0, N_("this is not a ZIP file"));
}

static bool entry_check(const struct bundle_entry *entry, struct mishap *mishap)
{
	if (!bundle_name_good(entry->name))
		return mishap_at(mishap, 0, 0, N_("the name of a part is not allowed"));
	if ((entry->flags & FLAG_SEALED) != 0)
		return mishap_at(mishap, 0, 0, N_("the file is protected by a password"));
	if (entry->method != BUNDLE_STORED && entry->method != BUNDLE_DEFLATED)
		return mishap_at(mishap, 0, 0, N_("the file is compressed in an unusual way"));
	if (entry->size > LIMIT_UPLOAD_BYTES || entry->packed > LIMIT_UPLOAD_BYTES - sizeof(uint32_t))
		return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
	if (entry->method == BUNDLE_STORED && entry->size != entry->packed)
		return damaged(mishap);
	if (entry->size > RATIO_FROM_BYTES && entry->size / LIMIT_ZIP_RATIO > entry->packed)
		return mishap_at(mishap, 0, 0, N_("a part of the file is compressed beyond belief"));
	return true;
}

static int compare_places(const void *a, const void *b)
{
	const struct bundle_entry *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at;
}

static int compare_names(const void *a, const void *b)
{
	const struct bundle_entry *x = a, *y = b;
	return str_compare(x->name, y->name);
}

// Small files that all point to one large one are the oldest trick: each byte belongs to one entry.
static bool apart(struct bundle_directory *directory, uint64_t end, struct mishap *mishap)
{
	if (directory->count == 0)
		return true;
	qsort(directory->entries, directory->count, sizeof *directory->entries, compare_places);
	for (size_t i = 0; i < directory->count; i++) {
		struct bundle_entry *entry = &directory->entries[i];
		entry->end = i + 1 < directory->count ? entry[1].at : end;
		if (entry->at + BUNDLE_LOCAL + entry->name.length + entry->packed > entry->end)
			return damaged(mishap);
	}
	qsort(directory->entries, directory->count, sizeof *directory->entries, compare_names);
	for (size_t i = 1; i < directory->count; i++)
		if (str_equal(directory->entries[i - 1].name, directory->entries[i].name))
			return mishap_at(mishap, 0, 0, N_("two parts of the file have one name"));
	return true;
}

bool bundle_directory(struct arena *arena, str tail, uint64_t length, struct bundle_directory *directory,
	struct mishap *mishap)
{
	struct place place = { 0 };
	*directory = (struct bundle_directory){ 0 };
	if (!find_end(tail, length, &place, mishap))
		return false;
	if (place.count > LIMIT_BUNDLE_ENTRIES)
		return mishap_at(mishap, 0, 0, N_("the file has too many parts"));
	str rest = place.bytes;
	if (place.count > rest.length / BUNDLE_CENTRAL)
		return damaged(mishap);
	directory->entries = NEW_MANY(arena, place.count + 1, struct bundle_entry);
	for (size_t i = 0; i < place.count; i++) {
		if (rest.length < BUNDLE_CENTRAL || number(rest, 0, 4) != BUNDLE_CENTRAL_MARK)
			return damaged(mishap);
		struct bundle_head head = head_of(rest, 6);
		size_t names = (size_t)head.name_length + head.extra_length + (size_t)number(rest, 32, 2);
		if (names > rest.length - BUNDLE_CENTRAL || number(rest, 34, 2) != 0)
			return damaged(mishap);
		struct bundle_entry entry = { .name = str_slice(rest, BUNDLE_CENTRAL, head.name_length),
			.at = number(rest, 42, 4), .crc = head.crc, .packed = head.packed, .size = head.size,
			.method = head.method, .flags = head.flags, .needs = head.needs, .time = head.time,
			.day = head.day };
		rest = str_skip(rest, BUNDLE_CENTRAL + names);
		if (str_ends(entry.name, S("/")) && entry.size == 0)
			continue;
		if (!entry_check(&entry, mishap))
			return false;
		directory->entries[directory->count++] = entry;
	}
	return (rest.length == 0 || damaged(mishap)) && apart(directory, place.from, mishap);
}

struct bundle {
	int file;
	struct bundle_directory directory;
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
	return bundle_directory(arena, (str){ bytes, count }, length, &bundle->directory, mishap);
}

size_t bundle_count(const struct bundle *bundle)
{
	return bundle->directory.count;
}

const struct bundle_entry *bundle_find(const struct bundle *bundle, str name)
{
	struct bundle_entry key = { .name = name };
	return bundle->directory.count == 0 ? NULL :
					      bsearch(&key, bundle->directory.entries, bundle->directory.count,
						      sizeof key, compare_names);
}

// Before the entry stands once more what the directory says of it; programs that could not go back to
// write the sizes leave those out.
static bool head_agrees(const struct bundle_entry *entry, const struct bundle_head *head, str name)
{
	bool sizes = head->crc == entry->crc && head->packed == entry->packed && head->size == entry->size;
	bool later = (entry->flags & FLAG_FOLLOWS) != 0 && head->crc == 0;
	return head->needs == entry->needs && head->flags == entry->flags && head->method == entry->method &&
	       head->time == entry->time && head->day == entry->day && str_equal(name, entry->name) &&
	       (sizes || later);
}

static bool inflated(struct arena *arena, const struct bundle_entry *entry, str packed, str *content,
	struct mishap *mishap)
{
	if (entry->method == BUNDLE_STORED) {
		*content = packed;
		return true;
	}
	struct buf input = buf_sized(arena, packed.length + sizeof entry->size);
	buf_add(&input, (str){ (const char *)&entry->size, sizeof entry->size });
	buf_add(&input, packed);
	return jail_run(arena, bundle_work, buf_str(&input), content, mishap) &&
	       (content->length == entry->size || damaged(mishap));
}

bool bundle_read(struct bundle *bundle, struct arena *arena, const struct bundle_entry *entry, str *content,
	struct mishap *mishap)
{
	size_t before = BUNDLE_LOCAL + entry->name.length;
	char *local = arena_take(arena, before);
	if (!read_at(bundle->file, entry->at, local, before) ||
	        number((str){ local, before }, 0, 4) != BUNDLE_LOCAL_MARK)
		return damaged(mishap);
	struct bundle_head head = head_of((str){ local, before }, 4);
	if (head.name_length != entry->name.length || entry->at + before + head.extra_length + entry->packed > entry->end ||
	        !head_agrees(entry, &head, (str){ local + BUNDLE_LOCAL, head.name_length }))
		return damaged(mishap);
	char *bytes = arena_take(arena, (size_t)entry->packed + 1);
	if (!read_at(bundle->file, entry->at + before + head.extra_length, bytes, entry->packed))
		return damaged(mishap);
	if (!inflated(arena, entry, (str){ bytes, entry->packed }, content, mishap))
		return false;
	return crc32(0, (const unsigned char *)content->data, (uInt)content->length) == entry->crc || damaged(mishap);
}

bool bundle_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	uint32_t size;
	if (input.length < sizeof size)
		return damaged(mishap);
	memcpy(&size, input.data, sizeof size);
	if (size > LIMIT_UPLOAD_BYTES)
		return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
	unsigned char *bytes = arena_take(arena, (size_t)size + 1);
	str packed = str_skip(input, sizeof size);
	z_stream stream = { 0 };
	if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
		return damaged(mishap);
	memcpy(&stream.next_in, &packed.data, sizeof stream.next_in);
	stream.avail_in = (uInt)packed.length;
	stream.next_out = bytes;
	stream.avail_out = size + 1; // One more than there should be.
	bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == size;
	inflateEnd(&stream);
	if (!whole)
		return damaged(mishap);
	buf_add(answer, (str){ (const char *)bytes, size });
	return true;
}
