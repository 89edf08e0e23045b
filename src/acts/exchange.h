// Sending figures to another mechanism (docs/exchange-package.md): a package is made, with what may point at few held
// back; a second person approves it as it stands, which signs it; it leaves as a file, or from server to server.
#pragma once
#include "acts/exchange_open.h"
#include "acts/write.h"

struct exchange_identity {
	str sign, seal;  // Public keys.
	str card, fingerprint;
};

// Who we are towards others. Refuses a store without a key.
bool exchange_identity(struct call *call, struct exchange_identity *identity) MUST_USE;

struct exchange_request {
	str peer;            // Id or name.
	str figures[EXCHANGE_FIGURES]; // Codes.
	size_t figure_count;
	str lines_by, visits_by; // What those that count lines, or visits, are split by; empty: not.
	struct day from, to, valid_until;
	str purpose, audience;
	bool recommendations; // Also those that are published, of what was sent in the period.
};

// Counts, holds back and keeps the draft. Refuses a peer that is not confirmed, figures that it may not receive, terms
// wider than agreed, and what together with an earlier package would give back what either holds back.
bool exchange_prepare(struct call *call, const struct exchange_request *request, struct record **package) MUST_USE;

// Refuses a mechanism that is not confirmed.
bool exchange_peer_ready(struct call *call, const struct record *peer) MUST_USE;

// --- Approving and handing over (exchange_send.c)

// For acts/move.h: before a package, or a peer, is saved in its new state.
bool exchange_step(struct call *call, struct record *package, const struct step *step) MUST_USE;
bool exchange_peer_step(struct call *call, struct record *peer, const struct step *step) MUST_USE;

// The file of a package that was approved, sealed anew each time.
bool exchange_file(struct call *call, const struct record *package, str *bytes) MUST_USE;

// Posts it to the server of the peer; what was taken there is handed over. Waits for the other server: outside a write.
bool exchange_push(struct call *call, struct record *package) MUST_USE;

// The record of such a package, whose text is what was signed; of either direction.
struct record *exchange_record(struct call *call, const struct exchange_content *content, const struct record *peer, str text);

// Whether terms are no wider than what was agreed.
bool exchange_audience_fits(str audience, str agreed);
