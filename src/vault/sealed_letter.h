// A letter that one reader can open and nobody can tell who wrote: a sealed box (crypto_box_seal: X25519 with a pair made
// for the letter, XSalsa20-Poly1305). The reader's pair is derived from the signing key of its store.
#pragma once
#include "vault/signature.h"

enum { SEALED_LETTER_EXTRA = 48, SEALED_LETTER_KEY_HEX = 64 };

// The public key to which letters for the holder of this key are sealed, in lower-case hexadecimal.
str sealed_letter_public(struct arena *arena, const struct signature_key *key);

// Seals a letter. False: what should be the reader's key is none.
bool sealed_letter_seal(struct arena *arena, str reader, str letter, str *sealed) MUST_USE;

// False: it was sealed to another, or is not as it was sealed.
bool sealed_letter_open(struct arena *arena, const struct signature_key *key, str sealed, str *letter) MUST_USE;
