// Verifying: every row against its last leaf, every version of its history against its own leaf, every
// name, search word and figure event against what it must be. An edit made outside the program shows.
#pragma once
#include "acts/write.h"

enum { VERIFY_NAMED = 50 };

// One thing that is not as the log says.
struct verify_fault {
	str what;  // N_(…), translated.
	str where; // "recommendation 019…", "leaf 12".
};

struct verify_result {
	int64_t checked;
	int64_t bad;
	struct verify_fault faults[VERIFY_NAMED]; // The first of them.
	size_t fault_count;
};

// Reads everything. False only when it may not, or the database is away; faults are no refusal.
bool verify(struct call *call, struct verify_result *result) MUST_USE;
