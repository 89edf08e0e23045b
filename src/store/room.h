// How much room a store takes, and how much is left for it.
#pragma once
#include "store/db.h"

struct store_room {
	int64_t bytes; // Of the store, its log of changes with it.
	int64_t disk;  // Of the file system that it lies on; 0 when the database does not tell.
	int64_t left;  // Of that, for us.
};

// `url` is where `db` was opened. False means busy.
bool store_room(struct db *db, struct arena *arena, const char *url, struct store_room *room) MUST_USE;
