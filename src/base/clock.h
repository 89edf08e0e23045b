// A clock that only goes forward, for deadlines and measurements. What happened when is an instant
// (base/date.h), never this.
#pragma once
#include "base/compiler.h"

// Milliseconds since some moment before the program began.
int64_t monotonic_ms(void);

// Whether something keeps the clock of the machine right, as its kernel was told (NTP).
bool clock_kept(void);
