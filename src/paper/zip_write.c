#include "paper/zip_write.h"

#include <zlib.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"
#include "paper/zip_directory.h"
#include "paper/zip_inside.h"

struct entry {
	str name;
	struct zip_head head;
	uint32_t at;
};

struct zip_writer {
	struct arena *arena;
	struct arena *page; // Of one entry.
	const struct zip_sink *sink;
	uint16_t time, day; // As MS-DOS wrote them.
	struct entry *entries;
	size_t count, room;
	uint64_t size;
	bool full;
};

static void end(void *writer)
{
	arena_end(((struct zip_writer *)writer)->page);
}

static unsigned number_of(const char *text, size_t at, size_t length)
{
	int64_t value = 0;
	bool read = str_to_integer(str_slice(str_from(text), at, length), &value);
	must(read);
	return (unsigned)value;
}

struct zip_writer *zip_write(
	struct arena *arena, const struct zip_sink *sink, const struct instant *at)
{
	struct zip_writer *writer = NEW(arena, struct zip_writer);
	writer->arena = arena;
	writer->page = arena_new(LIMIT_ARENA_BYTES);
	arena_at_end(arena, end, writer);
	writer->sink = sink;
	unsigned year = number_of(at->text, 0, 4);
	writer->day = (uint16_t)((year < 1980 ? 0 : year - 1980) << 9 | number_of(at->text, 5, 2) << 5 |
				 number_of(at->text, 8, 2));
	writer->time = (uint16_t)(number_of(at->text, 11, 2) << 11 | number_of(at->text, 14, 2) << 5 |
				  number_of(at->text, 17, 2) / 2);
	return writer;
}

// Deflated without a frame, as ZIP wants it; the content itself when that is no longer.
static str packed(struct arena *arena, str content, bool *deflated)
{
	z_stream stream = { 0 };
	must(deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
	size_t room = deflateBound(&stream, content.length);
	unsigned char *bytes = arena_take(arena, room + 1);
	// The library reads only, but its type does not say so.
	memcpy(&stream.next_in, &content.data, sizeof stream.next_in);
	stream.avail_in = (uInt)content.length;
	stream.next_out = bytes;
	stream.avail_out = (uInt)room;
	must(deflate(&stream, Z_FINISH) == Z_STREAM_END);
	size_t length = stream.total_out;
	deflateEnd(&stream);
	*deflated = length < content.length;
	return *deflated ? (str){ (const char *)bytes, length } : content;
}

static void put(struct buf *buf, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(buf, (char)(value >> 8 * i & 0xff));
}

// What stands alike before the entry and in the directory.
static void put_head(struct buf *buf, const struct zip_head *head)
{
	put(buf, head->needs, 2);
	put(buf, head->flags, 2);
	put(buf, head->method, 2);
	put(buf, head->time, 2);
	put(buf, head->day, 2);
	put(buf, head->crc, 4);
	put(buf, head->packed, 4);
	put(buf, head->size, 4);
	put(buf, head->name_length, 2);
	put(buf, 0, 2); // No extra field.
}

static bool send(struct zip_writer *writer, str bytes)
{
	writer->size += bytes.length;
	return writer->sink->add(writer->sink->context, bytes);
}

bool zip_write_entry(struct zip_writer *writer, str name, str content, bool packs)
{
	must(content.length < UINT32_MAX && name.length <= ZIP_NAME);
	arena_reset(writer->page);
	bool deflated = false;
	str bytes = packs ? packed(writer->page, content, &deflated) : content;
	// The directory too must lie below 4 GiB.
	uint64_t more = bytes.length + (writer->count + 1) * (ZIP_LOCAL + ZIP_CENTRAL + 2 * ZIP_NAME);
	writer->full = writer->count >= LIMIT_BUNDLE_ENTRIES || writer->size + more > UINT32_MAX - 1;
	if (writer->full)
		return false;
	struct entry entry = { .name = str_copy(writer->arena, name), .at = (uint32_t)writer->size,
		.head = { .needs = 20, .method = deflated ? ZIP_DEFLATED : ZIP_STORED,
			.time = writer->time, .day = writer->day,
			.crc = zip_crc(content),
			.packed = (uint32_t)bytes.length, .size = (uint32_t)content.length,
			.name_length = (uint16_t)name.length } };
	GROW(writer->arena, writer->entries, writer->count, writer->room);
	writer->entries[writer->count - 1] = entry;
	struct buf local = buf_in(writer->page);
	put(&local, ZIP_LOCAL_MARK, 4);
	put_head(&local, &entry.head);
	buf_add(&local, name);
	return send(writer, buf_str(&local)) && send(writer, bytes);
}

bool zip_write_end(struct zip_writer *writer)
{
	uint64_t from = writer->size;
	arena_reset(writer->page);
	struct buf buf = buf_in(writer->page);
	for (size_t i = 0; i < writer->count; i++) {
		const struct entry *entry = &writer->entries[i];
		put(&buf, ZIP_CENTRAL_MARK, 4);
		put(&buf, 20, 2); // Made by: as MS-DOS would, so that no rights of files are meant.
		put_head(&buf, &entry->head);
		put(&buf, 0, 2);  // No comment.
		put(&buf, 0, 2);  // The first disk.
		put(&buf, 0, 2);
		put(&buf, 0, 4);
		put(&buf, entry->at, 4);
		buf_add(&buf, entry->name);
	}
	uint64_t length = buf.length;
	put(&buf, ZIP_END_MARK, 4);
	put(&buf, 0, 2);
	put(&buf, 0, 2);
	put(&buf, writer->count, 2);
	put(&buf, writer->count, 2);
	put(&buf, length, 4);
	put(&buf, from, 4);
	put(&buf, 0, 2);
	return send(writer, buf_str(&buf));
}

bool zip_write_full(const struct zip_writer *writer)
{
	return writer->full;
}

int64_t zip_write_size(const struct zip_writer *writer)
{
	return (int64_t)writer->size;
}
