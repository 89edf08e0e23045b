// What was sent to an authority, numbered 1, 2, 3 for it in the order in which it was sent: addressee lines, texts for
// correction of facts, letters, urgent measures. Each query begins at the caller's authority. No number of the house,
// no id and no count of the whole leaves towards an authority (decisions, 12).
#pragma once
#include "acts/write.h"

enum { NUMBERED_MOST = 1000 };

// All of an entity; the number of each is its place in the list, from 1. Refuses callers of no authority.
bool numbered_list(struct call *call, const struct entity *entity, struct record ***records, size_t *count) MUST_USE;

// The one of this number. Refuses, as unknown, a number that does not stand for one.
bool numbered_read(struct call *call, const struct entity *entity, int64_t number, struct record **record) MUST_USE;

// What a form carries beside the number: numbers move when something goes to the bin or an earlier one is sent, and
// what was written must not reach another than was read. It tells nothing of the house.
str numbered_mark(struct call *call, const struct record *record);

// Refuses a form that was made for another.
bool numbered_same(struct call *call, const struct record *record, str mark) MUST_USE;
