// Which records have a name that is like a text, however somebody wrote it: for lists that come in, and
// for places that stand twice. It only finds; whether two are the same a person says.
//
// The names of an entity are read once for a call and remembered in the memory that the call had then,
// so a list of thousands of names asks the store once. Begin in the call's own memory, not in a part of it
// (call_in_scratch): ask alike_prepare there.
#pragma once
#include "model/record.h"

enum alike_strength {
	ALIKE_NOT,
	ALIKE_LIKELY, // The same but for spelling, an abbreviation, or a kind that one of them does not say.
	ALIKE_SURE,   // The same words, kind and numbers, and no other record has them.
};

struct alike {
	str id;
	str title;
	enum alike_strength strength;
	str why; // In the reader's language.
};

enum { ALIKE_MOST = 5 };

// Reads the names of an entity that the caller may know; nothing when they were read already. An entity
// without names (entity->named) has none. False only when the store is away.
bool alike_prepare(struct call *call, const struct entity *entity) MUST_USE;

// A record that was saved meanwhile is found from now on. Nothing where the names were not read.
void alike_learn(struct call *call, const struct record *record);

// The records that are like a text, best first, at most ALIKE_MOST. `given` (may be NULL) is what is known
// beside the text: its kind, region, province, commune and code keep records apart or bring them together,
// its own names are looked for too, and it is not found itself.
bool alike_find(struct call *call, const struct entity *entity, str text, const struct record *given,
	struct alike **found, size_t *count) MUST_USE;

// Two records of the store that are like each other; `one` was made before `other`.
struct alike_pair {
	str one, other;
	str title; // Of the first.
	enum alike_strength strength;
	str why;
};

// All such pairs, the surest first, then by name. Rejected places and those that were merged are in none.
bool alike_pairs(struct call *call, const struct entity *entity, struct alike_pair **pairs, size_t *count) MUST_USE;

// The ids of all records that can be found, in the order they were made.
bool alike_ids(struct call *call, const struct entity *entity, const str **ids, size_t *count) MUST_USE;
