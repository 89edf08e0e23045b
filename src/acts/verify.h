// Verifying: every row against its last leaf, every version of its history against its own leaf, every
// name, search word and figure event against what it must be. An edit made outside the program shows.
#pragma once
#include "acts/write.h"
#include "store/log.h"

enum { VERIFY_NAMED = 50 };

// One thing that is not as the log says.
struct verify_fault {
	str what;  // N_(…), translated.
	str where; // "recommendation 019…", "leaf 12".
};

struct verify_result {
	int64_t checked;
	int64_t bad;
	int64_t checkpoints; // Signed roots of the log.
	int64_t unproven;    // Of them: nobody could check the signature, because no key was at hand.
	struct verify_fault faults[VERIFY_NAMED]; // The first of them.
	size_t fault_count;
};

// Reads everything; `signer` (may be NULL) checks the signatures of the log. False only when it may not, or the database is away; faults are no refusal.
bool verify(struct call *call, const struct log_signer *signer, struct verify_result *result) MUST_USE;
