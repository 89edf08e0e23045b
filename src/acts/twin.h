// Places that stand twice: pairs are proposed, and a person says of each whether they are the same (then
// the one is merged into the other, acts/move.h) or not (then they are kept apart and not proposed again).
// Nothing is merged here. The same for a list that has not come in: each of its rows against the store.
#pragma once
#include "acts/import_list.h"
#include "model/alike.h"

enum { TWINS_SHOWN = 30 };

// True when the caller may merge places and say which are not the same.
bool twin_may(const struct call *call);

// One of two places beside each other. Counts below 0: the caller does not see such records.
struct twin_side {
	struct record *place;
	int64_t visits, recommendations;
	bool stays; // The other may be merged into it.
};

struct twin {
	struct twin_side sides[2];
	enum alike_strength strength;
	str why;
};

struct twins {
	struct twin *items; // The surest first.
	size_t count;
	size_t total;
	struct record **apart; // What was said not to be the same, the latest first.
	size_t apart_count;
};

// The pairs that wait, at most TWINS_SHOWN of them with their places. Refuses as unknown who may not merge.
bool twin_read(struct call *call, struct twins *pairs) MUST_USE;

// How many wait; remembered by the connection until something changes.
bool twin_count(struct call *call, int64_t *count) MUST_USE;

// Says that two places are not the same. Said again, it is the same record.
bool twin_keep_apart(struct call *call, str one, str other, struct record **apart) MUST_USE;

// --- Reports, which change nothing.

// A row of the file (its number) or a record of the store (its id).
struct twin_name {
	size_t row;
	str id, name;
};

// One to one.
struct twin_same {
	struct twin_name one, other; // Of a file: its row and the record.
	enum alike_strength strength;
	str why;
};

// What is like each other and not one to one.
struct twin_group {
	struct twin_name *names; // Rows first.
	size_t count, room;
};

struct twin_report {
	bool file;
	size_t rows, records;
	struct twin_same *same;
	size_t same_count, same_room;
	struct twin_group *ambiguous;
	size_t ambiguous_count, ambiguous_room;
	struct twin_name *file_left, *store_left;
	size_t file_left_count, file_left_room, store_left_count, store_left_room;
};

// The records of an entity with names against each other, or (list not NULL) the rows of its first table against
// them, by the fields that the map or the headers name. Refuses who may not change such records.
bool twin_report(struct call *call, const struct entity *entity, const struct list_file *list,
	const struct map_file *map, struct twin_report *report) MUST_USE;

void twin_json(struct buf *buf, const struct twin_report *report);
const char *twin_strength(enum alike_strength strength); // "sure", "likely".
