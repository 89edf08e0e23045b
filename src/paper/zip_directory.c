#include "paper/zip_directory.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/limits.h"
#include "paper/zip_inside.h"

// Small entries of XML deflate to almost nothing without harm.
enum { COMMENT_BYTES = 65535, RATIO_FROM_BYTES = 256 * 1024, PIECE_BYTES = 64 * 1024 };
enum { FLAG_SEALED = 1, FLAG_FOLLOWS = 8, EXTRA_LARGE = 1 };

static bool damaged(struct mishap *mishap)
{
	return mishap_at(mishap, 0, 0, N_("the file is damaged"));
}

static bool too_large(struct mishap *mishap)
{
	return mishap_at(mishap, 0, 0, N_("a part of the file is too large"));
}

static uint64_t number(str bytes, size_t at, int count)
{
	uint64_t value = 0;
	for (int i = 0; i < count; i++)
		value |= (uint64_t)(unsigned char)bytes.data[at + (size_t)i] << 8 * i;
	return value;
}

// The head behind the mark of an entry (4 bytes) or of a line of the directory (6).
static struct zip_head head_of(str bytes, size_t at)
{
	return (struct zip_head){ .needs = (uint16_t)number(bytes, at, 2),
		.flags = (uint16_t)number(bytes, at + 2, 2), .method = (uint16_t)number(bytes, at + 4, 2),
		.time = (uint16_t)number(bytes, at + 6, 2), .day = (uint16_t)number(bytes, at + 8, 2),
		.crc = (uint32_t)number(bytes, at + 10, 4), .packed = (uint32_t)number(bytes, at + 14, 4),
		.size = (uint32_t)number(bytes, at + 18, 4), .name_length = (uint16_t)number(bytes, at + 22, 2),
		.extra_length = (uint16_t)number(bytes, at + 24, 2) };
}

// --- The end

struct place {
	uint64_t count, length, from; // Of the directory.
};

// Files that may be larger than 4 GiB, and small ones of programs that did not know beforehand, say it all once
// more, in wider numbers, before the end.
static bool find_large_end(str tail, uint64_t before_tail, size_t *at, struct place *place, struct mishap *mishap)
{
	size_t place_at = *at - ZIP_LARGE_PLACE;
	uint64_t from = number(tail, place_at + 8, 8);
	if (from < before_tail || from - before_tail > place_at || place_at - (from - before_tail) != ZIP_LARGE_END)
		return damaged(mishap);
	*at = (size_t)(from - before_tail);
	if (number(tail, *at, 4) != ZIP_LARGE_END_MARK)
		return damaged(mishap);
	*place = (struct place){ number(tail, *at + 32, 8), number(tail, *at + 40, 8), number(tail, *at + 48, 8) };
	return number(tail, *at + 16, 8) == 0 || damaged(mishap);
}

// The end stands last, but for a comment that some programs put behind it. Gives the lines of the directory.
static bool find_end(str tail, uint64_t length, const char *no_zip, struct place *place, str *lines, struct mishap *mishap)
{
	size_t at = tail.length, back = ZIP_END;
	for (; back <= tail.length && back <= ZIP_END + COMMENT_BYTES; back++) {
		at = tail.length - back;
		if (number(tail, at, 4) == ZIP_END_MARK && number(tail, at + 20, 2) == back - ZIP_END)
			break;
	}
	if (back > tail.length || back > ZIP_END + COMMENT_BYTES)
		return mishap_at(mishap, 0, 0, no_zip);
	*place = (struct place){ number(tail, at + 10, 2), number(tail, at + 12, 4), number(tail, at + 16, 4) };
	if (number(tail, at + 4, 4) != 0 || number(tail, at + 8, 2) != place->count)
		return damaged(mishap);
	if (at >= ZIP_LARGE_PLACE && number(tail, at - ZIP_LARGE_PLACE, 4) == ZIP_LARGE_PLACE_MARK &&
	        !find_large_end(tail, length - tail.length, &at, place, mishap))
		return false;
	if (place->length > at || place->from != length - tail.length + at - place->length)
		return damaged(mishap);
	*lines = str_slice(tail, at - (size_t)place->length, (size_t)place->length);
	return true;
}

// --- The lines

// What does not fit into a line stands behind its name, in this order.
static bool read_large(str extra, uint64_t *const values[3], struct mishap *mishap)
{
	while (extra.length >= 4) {
		str field = str_slice(extra, 4, (size_t)number(extra, 2, 2));
		bool large = number(extra, 0, 2) == EXTRA_LARGE;
		extra = str_skip(extra, 4 + field.length);
		for (int i = 0; large && i < 3; i++) {
			if (*values[i] != UINT32_MAX)
				continue;
			if (field.length < 8)
				return damaged(mishap);
			*values[i] = number(field, 0, 8);
			field = str_skip(field, 8);
		}
		if (large)
			return true;
	}
	return true;
}

static bool entry_check(const struct zip_entry *entry, const struct zip_rules *rules, struct mishap *mishap)
{
	if (rules->name_good != NULL && !rules->name_good(entry->name))
		return mishap_at(mishap, 0, 0, N_("the name of a part is not allowed"));
	if ((entry->flags & FLAG_SEALED) != 0)
		return mishap_at(mishap, 0, 0, N_("the file is protected by a password"));
	if (entry->method != ZIP_STORED && entry->method != ZIP_DEFLATED)
		return mishap_at(mishap, 0, 0, N_("the file is compressed in an unusual way"));
	// What is packed is hardly ever longer than what it was.
	if (entry->size > rules->entry_bytes || entry->packed > rules->entry_bytes + rules->entry_bytes / 2)
		return too_large(mishap);
	if (entry->method == ZIP_STORED && entry->size != entry->packed)
		return damaged(mishap);
	if (entry->size > RATIO_FROM_BYTES && entry->size / LIMIT_ZIP_RATIO > entry->packed)
		return mishap_at(mishap, 0, 0, N_("a part of the file is compressed beyond belief"));
	return true;
}

// Takes one line from `lines`.
static bool read_line(str *lines, struct zip_entry *entry, struct mishap *mishap)
{
	if (lines->length < ZIP_CENTRAL || number(*lines, 0, 4) != ZIP_CENTRAL_MARK)
		return damaged(mishap);
	struct zip_head head = head_of(*lines, 6);
	size_t names = (size_t)head.name_length + head.extra_length + (size_t)number(*lines, 32, 2);
	if (names > lines->length - ZIP_CENTRAL || number(*lines, 34, 2) != 0)
		return damaged(mishap);
	uint64_t size = head.size, packed = head.packed, at = number(*lines, 42, 4);
	str extra = str_slice(*lines, ZIP_CENTRAL + (size_t)head.name_length, head.extra_length);
	if (!read_large(extra, (uint64_t *const[]){ &size, &packed, &at }, mishap))
		return false;
	if (size >= UINT32_MAX || packed >= UINT32_MAX)
		return too_large(mishap);
	*entry = (struct zip_entry){ .name = str_slice(*lines, ZIP_CENTRAL, head.name_length), .at = at, .crc = head.crc,
		.packed = (uint32_t)packed, .size = (uint32_t)size, .method = head.method, .flags = head.flags,
		.time = head.time, .day = head.day };
	*lines = str_skip(*lines, ZIP_CENTRAL + names);
	return true;
}

static int compare_places(const void *a, const void *b)
{
	const struct zip_entry *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at;
}

static int compare_names(const void *a, const void *b)
{
	const struct zip_entry *x = a, *y = b;
	return str_compare_ignoring_case(x->name, y->name);
}

// Small files that all point to one large one are the oldest trick: each byte belongs to one entry.
static bool apart(struct zip_directory *directory, uint64_t end, struct mishap *mishap)
{
	if (directory->count == 0)
		return true;
	qsort(directory->entries, directory->count, sizeof *directory->entries, compare_places);
	for (size_t i = 0; i < directory->count; i++) {
		struct zip_entry *entry = &directory->entries[i];
		entry->end = i + 1 < directory->count ? entry[1].at : end;
		if (entry->at > end || zip_entry_begins_bytes(entry) + entry->packed > entry->end - entry->at)
			return damaged(mishap);
	}
	qsort(directory->entries, directory->count, sizeof *directory->entries, compare_names);
	for (size_t i = 1; i < directory->count; i++)
		if (compare_names(&directory->entries[i - 1], &directory->entries[i]) == 0)
			return mishap_at(mishap, 0, 0, N_("two parts of the file have one name"));
	return true;
}

bool zip_directory(struct arena *arena, str tail, uint64_t length, const struct zip_rules *rules,
	struct zip_directory *directory, struct mishap *mishap)
{
	struct place place = { 0 };
	str lines;
	*directory = (struct zip_directory){ 0 };
	if (!find_end(tail, length, rules->no_zip, &place, &lines, mishap))
		return false;
	if (place.count > rules->entries)
		return mishap_at(mishap, 0, 0, N_("the file has too many parts"));
	if (place.count > lines.length / ZIP_CENTRAL)
		return damaged(mishap);
	directory->entries = NEW_MANY(arena, (size_t)place.count + 1, struct zip_entry);
	for (size_t i = 0; i < place.count; i++) {
		struct zip_entry entry;
		if (!read_line(&lines, &entry, mishap))
			return false;
		if (str_ends(entry.name, S("/")) && entry.size == 0)
			continue;
		if (!entry_check(&entry, rules, mishap))
			return false;
		directory->entries[directory->count++] = entry;
	}
	return (lines.length == 0 || damaged(mishap)) && apart(directory, place.from, mishap);
}

const struct zip_entry *zip_directory_find(const struct zip_directory *directory, str name)
{
	const struct zip_entry key = { .name = name };
	if (directory->count == 0)
		return NULL;
	return bsearch(&key, directory->entries, directory->count, sizeof key, compare_names);
}

// --- Entries

size_t zip_entry_begins_bytes(const struct zip_entry *entry)
{
	return ZIP_LOCAL + entry->name.length;
}

// Programs that could not go back to write the sizes leave them out here, and write them behind the content, or
// say that they stand elsewhere (UINT32_MAX). The directory has them; so what follows is not read.
static bool sizes_agree(const struct zip_entry *entry, const struct zip_head *head)
{
	if ((head->flags & FLAG_FOLLOWS) != 0 && head->crc == 0)
		return true;
	return head->crc == entry->crc && (head->packed == entry->packed || head->packed == UINT32_MAX) &&
	       (head->size == entry->size || head->size == UINT32_MAX);
}

bool zip_entry_begins(const struct zip_entry *entry, str begins, size_t *more, struct mishap *mishap)
{
	if (begins.length != zip_entry_begins_bytes(entry) || number(begins, 0, 4) != ZIP_LOCAL_MARK)
		return damaged(mishap);
	struct zip_head head = head_of(begins, 4);
	*more = head.extra_length;
	if (!str_equal(str_skip(begins, ZIP_LOCAL), entry->name) || head.name_length != entry->name.length ||
	        entry->packed + *more > entry->end - entry->at - begins.length)
		return damaged(mishap);
	// Some programs do not set the same flags twice, or the same version that a reader needs.
	if ((head.flags & FLAG_SEALED) != 0 || head.method != entry->method || head.time != entry->time ||
	        head.day != entry->day || !sizes_agree(entry, &head))
		return damaged(mishap);
	return true;
}

uint32_t zip_crc(str content)
{
	return (uint32_t)crc32(0, (const unsigned char *)content.data, (uInt)content.length);
}

static bool inflate_pieces(
	z_stream *stream, const struct zip_entry *entry, zip_piece *take, void *context, struct mishap *mishap)
{
	unsigned char piece[PIECE_BYTES];
	uLong crc = 0;
	int state = Z_OK;
	while (state == Z_OK) {
		stream->next_out = piece;
		stream->avail_out = PIECE_BYTES;
		state = inflate(stream, Z_NO_FLUSH);
		uInt count = PIECE_BYTES - stream->avail_out;
		if ((state != Z_OK && state != Z_STREAM_END) || stream->total_out > entry->size)
			return damaged(mishap);
		crc = crc32(crc, piece, count);
		if (count > 0 && !take(context, (str){ (const char *)piece, count }, false, mishap))
			return false;
	}
	if (stream->avail_in != 0 || stream->total_out != entry->size || crc != entry->crc)
		return damaged(mishap);
	return take(context, S(""), true, mishap);
}

bool zip_entry_inflate(const struct zip_entry *entry, str packed, zip_piece *take, void *context, struct mishap *mishap)
{
	if (entry->method == ZIP_STORED) {
		if (zip_crc(packed) != entry->crc)
			return damaged(mishap);
		return (packed.length == 0 || take(context, packed, false, mishap)) && take(context, S(""), true, mishap);
	}
	z_stream stream = { 0 };
	if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
		return damaged(mishap);
	// The library reads only, but its type does not say so.
	memcpy(&stream.next_in, &packed.data, sizeof stream.next_in);
	stream.avail_in = (uInt)packed.length;
	bool read = inflate_pieces(&stream, entry, take, context, mishap);
	inflateEnd(&stream);
	return read;
}
