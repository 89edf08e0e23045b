#include "base/arena.h"

#include "base/die.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define POISON(start, size) ASAN_POISON_MEMORY_REGION(start, size)
#define UNPOISON(start, size) ASAN_UNPOISON_MEMORY_REGION(start, size)
#else
#define POISON(start, size) ((void)(start), (void)(size))
#define UNPOISON(start, size) ((void)(start), (void)(size))
#endif

// A reset keeps as many pages as an ordinary call needs, so that the next one asks nobody for memory.
enum { PAGE_BYTES = 64 * 1024, SPARE_PAGES = 8, ALIGNMENT = 16 };

struct page {
	struct page *before;
	size_t size;
	size_t used;
	_Alignas(ALIGNMENT) char bytes[];
};

struct closing {
	struct closing *before;
	void (*close)(void *thing);
	void *thing;
};

struct arena {
	struct page *page;
	struct page *spare; // Of PAGE_BYTES each.
	size_t spare_count;
	struct closing *closings;
	size_t used;
	size_t ceiling;
};

// For one item, and never used again.
static bool is_large(size_t size)
{
	return size > PAGE_BYTES;
}

static struct page *page_new(size_t size, struct page *before, bool cleared)
{
	struct page *page = cleared ? calloc(1, sizeof *page + size) : malloc(sizeof *page + size);
	if (page == NULL)
		die("no memory for %zu bytes", size);
	page->before = before;
	page->size = size;
	page->used = 0;
	POISON(page->bytes, size);
	return page;
}

struct arena *arena_new(size_t ceiling_bytes)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (arena == NULL)
		die("no memory for an arena");
	arena->ceiling = ceiling_bytes;
	arena->page = page_new(PAGE_BYTES, NULL, false);
	return arena;
}

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void add_page(struct arena *arena, size_t size, bool cleared)
{
	struct page *page = arena->spare;
	if (page == NULL || size != PAGE_BYTES) {
		arena->page = page_new(size, arena->page, cleared);
		return;
	}
	arena->spare = page->before;
	arena->spare_count--;
	page->before = arena->page;
	page->used = 0;
	arena->page = page;
}

static void give_back(struct arena *arena, struct page *page)
{
	if (page->size == PAGE_BYTES && arena->spare_count < SPARE_PAGES) {
		POISON(page->bytes, page->size);
		page->before = arena->spare;
		arena->spare = page;
		arena->spare_count++;
		return;
	}
	UNPOISON(page->bytes, page->size);
	free(page);
}

// Room that still holds what stood there before; only large room can be had cleared, as the system gives it.
static char *take(struct arena *arena, size_t size, bool cleared)
{
	must(size <= arena->ceiling && arena->used <= arena->ceiling - size);
	size_t room = aligned(size > 0 ? size : 1);
	if (arena->page->size - arena->page->used < room)
		add_page(arena, room > PAGE_BYTES / 4 ? room : PAGE_BYTES,
			cleared && is_large(room));
	char *start = arena->page->bytes + arena->page->used;
	arena->page->used += room;
	arena->used += room;
	UNPOISON(start, size);
	return start;
}

void *arena_take(struct arena *arena, size_t size)
{
	char *start = take(arena, size, true);
	// Not touched, large room takes no memory until it is used.
	return is_large(arena->page->size) ? start : memset(start, 0, size);
}

char *arena_copy(struct arena *arena, const char *data, size_t size)
{
	char *copy = take(arena, size + 1, false);
	if (size > 0)
		memcpy(copy, data, size);
	copy[size] = '\0';
	return copy;
}

void *arena_take_many(struct arena *arena, size_t count, size_t size)
{
	size_t total;
	if (__builtin_mul_overflow(count, size, &total))
		die("an array of %zu items of %zu bytes", count, size);
	return arena_take(arena, total);
}

void *arena_widen(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	must(new_size >= old_size);
	struct page *page = arena->page;
	size_t old_room = aligned(old_size), new_room = aligned(new_size);
	bool newest = old != NULL && page->used >= old_room &&
	              (char *)old == page->bytes + page->used - old_room;
	if (newest && page->size - page->used >= new_room - old_room) {
		must(arena->used <= arena->ceiling - (new_room - old_room));
		page->used += new_room - old_room;
		arena->used += new_room - old_room;
		UNPOISON(old, new_size);
		return old;
	}
	char *start = take(arena, new_size, false);
	if (old_size > 0)
		memcpy(start, old, old_size);
	return start;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	char *start = arena_widen(arena, old, old_size, new_size);
	memset(start + old_size, 0, new_size - old_size);
	return start;
}

void *arena_grow_items(
	struct arena *arena, void *items, size_t *count, size_t *room, size_t item_size)
{
	if (*count == *room) {
		size_t more = *room == 0 ? 8 : *room * 2;
		items = arena_grow(arena, items, *room * item_size, more * item_size);
		*room = more;
	}
	*count += 1;
	return items;
}

void arena_at_end(struct arena *arena, void (*close)(void *thing), void *thing)
{
	struct closing *closing = NEW(arena, struct closing);
	*closing = (struct closing){ arena->closings, close, thing };
	arena->closings = closing;
}

static void run_closings(struct arena *arena)
{
	while (arena->closings != NULL) {
		struct closing *closing = arena->closings;
		arena->closings = closing->before;
		closing->close(closing->thing);
	}
}

void arena_reset(struct arena *arena)
{
	run_closings(arena);
	while (arena->page->before != NULL) {
		struct page *before = arena->page->before;
		give_back(arena, arena->page);
		arena->page = before;
	}
	arena->page->used = 0;
	arena->used = 0;
	POISON(arena->page->bytes, arena->page->size);
}

void arena_end(struct arena *arena)
{
	arena_reset(arena);
	for (struct page *page = arena->spare, *before; page != NULL; page = before) {
		before = page->before;
		UNPOISON(page->bytes, page->size);
		free(page);
	}
	UNPOISON(arena->page->bytes, arena->page->size);
	free(arena->page);
	free(arena);
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}
