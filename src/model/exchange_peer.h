// A mechanism with which packages are exchanged (docs/exchange-package.md): its card, which holds its public keys, and
// the fingerprint of the card, which a person compares with theirs by voice before anything comes from it or goes to it.
#pragma once
#include "model/entity.h"

enum exchange_peer_field {
	EXCHANGE_PEER_NAME,
	EXCHANGE_PEER_COUNTRY,
	EXCHANGE_PEER_CARD,
	EXCHANGE_PEER_FINGERPRINT,
	EXCHANGE_PEER_ADDRESS,
	EXCHANGE_PEER_FIGURES,  // What it may receive.
	EXCHANGE_PEER_AUDIENCE, // How far terms may go, both ways.
	EXCHANGE_PEER_COMPARED,
	EXCHANGE_PEER_COMPARED_ON,
	EXCHANGE_PEER_REASON,
	EXCHANGE_PEER_NOTE,
	EXCHANGE_PEER_STATE,
	EXCHANGE_PEER_FIELD_COUNT
};

extern const struct entity exchange_peer_entity;

// The keys of a card, as hexadecimal; false for what is no card. And the card of two keys.
bool exchange_card_read(str card, str *sign, str *seal) MUST_USE;
str exchange_card(struct arena *arena, str sign, str seal);

// "01234 56789 …": eight groups of five digits.
str exchange_fingerprint(struct arena *arena, str sign, str seal);
