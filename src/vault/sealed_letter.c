#include "vault/sealed_letter.h"

#include <sodium.h>

#include "base/die.h"

static_assert(SEALED_LETTER_EXTRA == crypto_box_SEALBYTES, "a sealed box");
static_assert(SIGNATURE_DERIVED_BYTES == crypto_box_SEEDBYTES, "the seed of the pair");
static_assert(SEALED_LETTER_KEY_HEX == 2 * crypto_box_PUBLICKEYBYTES, "X25519");

struct pair {
	unsigned char public_key[crypto_box_PUBLICKEYBYTES];
	unsigned char secret[crypto_box_SECRETKEYBYTES];
};

static void make_pair(const struct signature_key *key, struct pair *pair)
{
	unsigned char seed[SIGNATURE_DERIVED_BYTES];
	signature_derive(key, S("wiqaya exchange seal 1"), seed);
	crypto_box_seed_keypair(pair->public_key, pair->secret, seed);
	sodium_memzero(seed, sizeof seed);
}

str sealed_letter_public(struct arena *arena, const struct signature_key *key)
{
	struct pair pair;
	char hex[SEALED_LETTER_KEY_HEX + 1];
	make_pair(key, &pair);
	sodium_memzero(pair.secret, sizeof pair.secret);
	sodium_bin2hex(hex, sizeof hex, pair.public_key, sizeof pair.public_key);
	return str_copy(arena, str_from(hex));
}

static const unsigned char *bytes_of(str text)
{
	return (const unsigned char *)text.data;
}

bool sealed_letter_seal(struct arena *arena, str reader, str letter, str *sealed)
{
	unsigned char public_key[crypto_box_PUBLICKEYBYTES];
	size_t got = 0;
	if (sodium_init() < 0)
		die("the cipher library does not start");
	if (reader.length != SEALED_LETTER_KEY_HEX ||
	        sodium_hex2bin(public_key, sizeof public_key, reader.data, reader.length, NULL, &got, NULL) != 0 ||
	        got != sizeof public_key)
		return false;
	unsigned char *bytes = arena_take(arena, letter.length + SEALED_LETTER_EXTRA);
	*sealed = (str){ (const char *)bytes, letter.length + SEALED_LETTER_EXTRA };
	return crypto_box_seal(bytes, bytes_of(letter), letter.length, public_key) == 0;
}

bool sealed_letter_open(struct arena *arena, const struct signature_key *key, str sealed, str *letter)
{
	struct pair pair;
	if (sealed.length < SEALED_LETTER_EXTRA)
		return false;
	size_t length = sealed.length - SEALED_LETTER_EXTRA;
	unsigned char *bytes = arena_take(arena, length + 1);
	make_pair(key, &pair);
	bool opened = crypto_box_seal_open(bytes, bytes_of(sealed), sealed.length, pair.public_key, pair.secret) == 0;
	sodium_memzero(pair.secret, sizeof pair.secret);
	*letter = (str){ (const char *)bytes, length };
	return opened;
}
