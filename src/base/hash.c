#include "base/hash.h"

#include <sodium.h>

#include "base/die.h"

static_assert(sizeof(struct hash) == crypto_hash_sha256_BYTES, "SHA-256");

struct hash hash_of(str data)
{
	return hash_of_pieces(&data, 1);
}

struct hash hash_of_pieces(const str *pieces, size_t count)
{
	struct hash hash;
	crypto_hash_sha256_state state;
	crypto_hash_sha256_init(&state);
	for (size_t i = 0; i < count; i++)
		crypto_hash_sha256_update(
			&state, (const unsigned char *)pieces[i].data, pieces[i].length);
	crypto_hash_sha256_final(&state, hash.bytes);
	return hash;
}

str hash_hex(struct arena *arena, const struct hash *hash)
{
	size_t length = 2 * sizeof hash->bytes;
	char *hex = arena_take(arena, length + 1);
	sodium_bin2hex(hex, length + 1, hash->bytes, sizeof hash->bytes);
	return (str){ hex, length };
}

// Only lower case: a hash has one spelling, so that texts which hold one can be compared.
static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hash_from_hex(str hex, struct hash *hash)
{
	if (hex.length != 2 * sizeof hash->bytes)
		return false;
	for (size_t i = 0; i < sizeof hash->bytes; i++) {
		int high = digit(hex.data[2 * i]), low = digit(hex.data[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		hash->bytes[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}
