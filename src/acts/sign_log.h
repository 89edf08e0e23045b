// Joins the log of the store with the key of the vault, which must not know each other.
#pragma once
#include "model/call.h"
#include "store/log.h"

// A signer with the key that belongs to the store at this address (vault/signature.h says where it
// lies). When there is none it is made or, without `make`, refused: whoever only verifies a copy makes
// no key, and checks without a signer. Refuses a key that is not private or that cannot be read, and a
// PostgreSQL store without $WIQAYA_KEY or a credential.
bool sign_log_open(struct arena *arena, const char *url, bool make, struct log_signer *signer,
	struct mishap *mishap) MUST_USE;

// Opens it and gives the writer its hook: from now on each batch goes into the tree and checkpoints are
// signed. The keeper lives in the arena; hand it to log_seal before the writer is closed.
bool sign_log_with(struct arena *arena, const char *url, struct writer *writer,
	struct log_keeper **keeper, struct mishap *mishap) MUST_USE;

// The key of the store that this call can write to; NULL without one.
struct signature_key;
const struct signature_key *sign_log_key(const struct call *call);
