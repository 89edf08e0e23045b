// A certificate of participation in a training. The name of the person is typed to be printed and never kept: what is kept is
// a salted hash of it, by which a name that somebody reads on the paper can be confirmed, and the signature of the
// installation (acts/certify.h). It is never changed but revoked.
#pragma once
#include "model/entity.h"

enum certificate_field {
	CERTIFICATE_NUMBER,     // Drawn by lot, so that nobody finds another one by counting.
	CERTIFICATE_TRAINING_SESSION,
	CERTIFICATE_ISSUED_ON,
	CERTIFICATE_NAME_SALT,       // 32 bytes, hexadecimal.
	CERTIFICATE_NAME_HASH,  // SHA-256, hexadecimal, of what acts/certify.h says.
	CERTIFICATE_KEY,        // Ed25519 public key, hexadecimal.
	CERTIFICATE_SIGNATURE,  // Hexadecimal.
	CERTIFICATE_REVOKED_ON,
	CERTIFICATE_REASON,
	CERTIFICATE_FIELD_COUNT
};

extern const struct entity certificate_entity;
