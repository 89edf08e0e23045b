// Dying: what nobody should be able to cause (a broken invariant, a failed fsync, no memory) ends the
// process at once. Nothing unacknowledged was promised, and the parent starts another child.
#pragma once
#include "base/compiler.h"

// Writes the sentence to standard error and ends the process with status 3.
NO_RETURN void die(const char *format, ...) PRINTF_LIKE(1, 2);

// Dies unless the condition holds. Cheap and always on; never for what a user typed.
#define must(condition) \
	((condition) ? (void)0 : die("broken invariant: %s (%s:%d)", #condition, __FILE__, __LINE__))
