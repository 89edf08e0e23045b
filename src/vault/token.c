#include "vault/token.h"

#include <sodium.h>

#include "base/hash.h"

enum { TOKEN_BYTES = 32 };

static str base64url(struct arena *arena, const unsigned char *bytes, size_t count)
{
	size_t room = sodium_base64_encoded_len(count, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	char *text = arena_take(arena, room);
	sodium_bin2base64(text, room, bytes, count, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return str_from(text);
}

str token_new(struct arena *arena)
{
	unsigned char bytes[TOKEN_BYTES];
	randombytes_buf(bytes, sizeof bytes);
	return base64url(arena, bytes, sizeof bytes);
}

str token_hash(struct arena *arena, str token)
{
	struct hash hash = hash_of(token);
	return hash_hex(arena, &hash);
}

static void form_bytes(str session_key, unsigned char bytes[TOKEN_BYTES])
{
	static const unsigned char purpose[] = "wiqaya form 1";
	crypto_generichash(bytes, TOKEN_BYTES, purpose, sizeof purpose - 1,
		(const unsigned char *)session_key.data, session_key.length < 64 ? session_key.length : 64);
}

str form_token(struct arena *arena, str session_key)
{
	unsigned char bytes[TOKEN_BYTES], veiled[2 * TOKEN_BYTES];
	form_bytes(session_key, bytes);
	randombytes_buf(veiled, TOKEN_BYTES);
	for (size_t i = 0; i < TOKEN_BYTES; i++)
		veiled[TOKEN_BYTES + i] = bytes[i] ^ veiled[i];
	return base64url(arena, veiled, sizeof veiled);
}

bool form_token_right(str session_key, str given)
{
	unsigned char bytes[TOKEN_BYTES], other[2 * TOKEN_BYTES];
	size_t length = 0;
	form_bytes(session_key, bytes);
	if (sodium_base642bin(other, sizeof other, given.data, given.length, NULL, &length, NULL,
		    sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
	        length != sizeof other)
		return false;
	for (size_t i = 0; i < TOKEN_BYTES; i++)
		other[TOKEN_BYTES + i] ^= other[i];
	return sodium_memcmp(bytes, other + TOKEN_BYTES, sizeof bytes) == 0;
}
