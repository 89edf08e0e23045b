// The key with which an installation signs its log: Ed25519 (RFC 8032). It lies in a file of its own,
// away from what it protects, and never leaves guarded memory.
#pragma once
#include "base/mishap.h"

struct signature_key;

enum { SIGNATURE_BYTES = 64 };

// Where the key of a store lies: $WIQAYA_KEY, else wiqaya-log-key in $CREDENTIALS_DIRECTORY when it is
// there, else `beside` with ".key" behind it. Empty when none of these is given.
str signature_path(struct arena *arena, const char *beside);

// Reads the key; where no file stands it makes one (mode 0600, flushed) or, without `make`, refuses.
// Refuses a file that others may read (except a credential of the service) and one that holds no key.
bool signature_open(struct arena *arena, const char *path, bool make, struct signature_key **key,
	struct mishap *mishap) MUST_USE;

// The public key, 64 letters of lower-case hexadecimal.
str signature_public(const struct signature_key *key);

void signature_sign(const struct signature_key *key, str message,
	unsigned char signature[SIGNATURE_BYTES]);

// Another secret that only the holder of the key can make, 32 bytes: BLAKE2b under the seed of the key, of the name of
// its use. It is the caller's to wipe.
enum { SIGNATURE_DERIVED_BYTES = 32 };
void signature_derive(const struct signature_key *key, str use, unsigned char secret[SIGNATURE_DERIVED_BYTES]);

// Whether the holder of a public key signed the message; false also for what is no key.
bool signature_good(str public_key, str message, const unsigned char signature[SIGNATURE_BYTES]);

// A signature as text, lower-case hexadecimal, and back: false for what is none.
str signature_hex(struct arena *arena, const unsigned char signature[SIGNATURE_BYTES]);
bool signature_from_hex(str text, unsigned char signature[SIGNATURE_BYTES]) MUST_USE;
