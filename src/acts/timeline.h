// What happened to a record: its versions from the history, newest first, with the values that changed,
// as far as the caller may read the fields.
#pragma once
#include "acts/write.h"

struct timeline_change {
	const struct field *field; // Of the record, or an own field.
	struct cell before, after;
};

struct timeline_entry {
	int64_t version;
	struct instant at;
	str actor;       // Id of the account; empty: the house.
	str actor_name;
	str act;         // "make", "change", "start", "bin" …
	str import;      // Id of the import that made it, or empty.
	struct timeline_change *changes;
	size_t change_count;
};

struct timeline {
	struct timeline_entry *entries;
	size_t count;
};

// Refuses what the caller may not read.
bool timeline_read(struct call *call, const struct record *record, struct timeline *timeline) MUST_USE;

// The record as it was at an earlier version, for comparing; refuses a version that never was.
bool timeline_at(struct call *call, const struct record *record, int64_t version,
	struct record **then) MUST_USE;
