// An arena: memory that lives exactly as long as one call, or as the program. Nothing in it is freed
// one by one; what must be closed (a file, a statement) is registered and closed at the end.
// Every allocation of the program names its arena.
#pragma once
#include "base/compiler.h"

struct arena;

// A new arena that may hold at most `ceiling_bytes`. Reaching the ceiling is a bug and dies.
struct arena *arena_new(size_t ceiling_bytes);

// Zeroed memory, aligned for any type, until the arena ends. Never NULL.
void *arena_take(struct arena *arena, size_t size);

// A copy of `size` bytes with a NUL behind them.
char *arena_copy(struct arena *arena, const char *data, size_t size);

// The same for `count` items of `size`; a product that overflows dies.
void *arena_take_many(struct arena *arena, size_t count, size_t size);

// Gives `old` (of old_size bytes) more room: in place when it is the newest piece, else copied.
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);
// The same for what is written before it is read: the new room holds anything.
void *arena_widen(struct arena *arena, void *old, size_t old_size, size_t new_size);

// Calls `close(thing)` when the arena ends or is reset, the newest registration first.
void arena_at_end(struct arena *arena, void (*close)(void *thing), void *thing);

// Closes what was registered and forgets everything; some memory is kept for the next call.
void arena_reset(struct arena *arena);

// Closes what was registered and gives all memory back.
void arena_end(struct arena *arena);

// Bytes in use, for tests and measurements.
size_t arena_used(const struct arena *arena);

// One new item, or many, of a type.
#define NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define NEW_MANY(arena, count, type) ((type *)arena_take_many((arena), (count), sizeof(type)))

// Appends room for one more item to `items` (a pointer), whose `count` and `room` are size_t
// variables; the new item is zeroed and is items[count - 1].
#define GROW(arena, items, count, room) \
	((items) = arena_grow_items((arena), (items), &(count), &(room), sizeof(*(items))))
void *arena_grow_items(
	struct arena *arena, void *items, size_t *count, size_t *room, size_t item_size);
