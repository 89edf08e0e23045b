// What lies in the bin: the records of every kind that the caller may take out of it, the latest first, with who
// put each there.
#pragma once
#include "acts/write.h"

enum { BIN_MOST = 100 };

struct bin_item {
	struct record *record;
	struct instant at;
	str actor_name;   // Empty: the house.
	bool with_import; // A whole import was taken back.
};

struct bin {
	struct bin_item *items;
	size_t count;
	bool more; // There are others behind these; each list has its own bin.
};

// Refuses callers outside the house. Files are not among them: they go with the record that they stand beside.
bool bin_read(struct call *call, struct bin *bin) MUST_USE;
