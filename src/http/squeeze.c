#include "http/squeeze.h"

#include <limits.h>

#include <zlib.h>

#include "base/die.h"
#include "base/id.h"

// Level 1: higher ones make a page a sixth smaller in three to four times the time.
enum { LEVEL = 1, WINDOW_BITS = 15, GZIP = 16, MEMORY_LEVEL = 8, VEIL_BYTES = 32 };

struct squeeze {
	z_stream stream;
	gz_header head;
};

static void *take(void *arena, unsigned count, unsigned size)
{
	return arena_take_many(arena, count, size);
}

// The arena gives it back.
static void leave(void *arena, void *piece)
{
	(void)arena, (void)piece;
}

struct squeeze *squeeze_new(struct arena *arena)
{
	struct squeeze *squeeze = NEW(arena, struct squeeze);
	squeeze->stream = (z_stream){ .zalloc = take, .zfree = leave, .opaque = arena };
	must(deflateInit2(&squeeze->stream, LEVEL, Z_DEFLATED, WINDOW_BITS + GZIP, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) ==
		Z_OK);
	return squeeze;
}

// The name of the packed file, which nobody reads: the end of a word, from a place by chance.
static Bytef *veil(void)
{
	static Bytef word[VEIL_BYTES] = "wiqaya-wiqaya-wiqaya-wiqaya-wiq";
	return word + random_below(VEIL_BYTES);
}

bool squeeze_text(struct squeeze *squeeze, struct arena *arena, str plain, struct buf *packed)
{
	z_stream *stream = &squeeze->stream;
	if (plain.length == 0 || plain.length > INT_MAX)
		return false;
	*packed = buf_in(arena);
	packed->data = arena_widen(arena, NULL, 0, plain.length);
	packed->room = plain.length;
	squeeze->head = (gz_header){ .os = 255, .name = veil() };
	must(deflateReset(stream) == Z_OK);
	must(deflateSetHeader(stream, &squeeze->head) == Z_OK);
	stream->next_in = (Bytef *)(uintptr_t)plain.data;
	stream->avail_in = (unsigned)plain.length;
	stream->next_out = (Bytef *)packed->data;
	stream->avail_out = (unsigned)plain.length;
	// Room for as much as there was: what does not end within it is no shorter.
	bool smaller = deflate(stream, Z_FINISH) == Z_STREAM_END && stream->avail_out > 0;
	packed->length = plain.length - stream->avail_out;
	return smaller;
}
