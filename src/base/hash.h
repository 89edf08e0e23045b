// SHA-256 (FIPS 180-4), the only hash of the log.
#pragma once
#include "base/str.h"

struct hash {
	unsigned char bytes[32];
};

struct hash hash_of(str data);
// Of several pieces, one behind the other.
struct hash hash_of_pieces(const str *pieces, size_t count);
str hash_hex(struct arena *arena, const struct hash *hash);
bool hash_from_hex(str hex, struct hash *hash) MUST_USE;
