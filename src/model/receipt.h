// What an authority holds in its hands when it has replied: a number that counts its own replies, what it sent word
// for word, its hash, and the signature of the installation (acts/attest.h). It is never changed.
#pragma once
#include "model/entity.h"

enum receipt_field {
	RECEIPT_AUTHORITY,
	RECEIPT_NUMBER,     // 1, 2, 3 for this authority.
	RECEIPT_REPLY,
	RECEIPT_ISSUED_AT,
	RECEIPT_CONTENT,    // RFC 8785 JSON of what was sent.
	RECEIPT_SHA256,     // Of the content.
	RECEIPT_KEY,        // Ed25519 public key, hexadecimal.
	RECEIPT_SIGNATURE,  // Hexadecimal; of what acts/attest.h says.
	RECEIPT_FIELD_COUNT
};

extern const struct entity receipt_entity;
