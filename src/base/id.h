// Identities and randomness.
#pragma once
#include "base/date.h"

// A UUIDv7 (RFC 9562): 36 lower-case letters whose order is the order of `now`.
str id_new(struct arena *arena, const struct instant *now);
bool id_is(str text);
// `count` random bytes in lower-case hexadecimal.
str random_hex(struct arena *arena, size_t count);
void random_bytes(void *bytes, size_t count);
// An even number below `limit`.
uint32_t random_below(uint32_t limit);
