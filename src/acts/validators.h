// The colleagues of an authority who approve what it sends: four eyes on its side of the dialogue. An authority that
// wants them (its field replies_validated) sends nothing without; any other may ask for them.
#pragma once
#include "acts/write.h"

// Its validators whose accounts are active, in the order of their names; `but` (may be empty) is left out.
bool validators_of(struct call *call, str authority, str but, struct record ***accounts, size_t *count) MUST_USE;

// Whether the caller's authority sends nothing without one.
bool validators_needed(struct call *call);

// Refuses who would answer alone where the authority wants two; acts/draft_answer, where the second approves, says so
// in call->validated.
bool validators_allow(struct call *call) MUST_USE;

// Whether the caller speaks for its authority in smaller things, as what is wrong in a text or how far a step is: a
// validator does, and everybody where none is needed.
bool validators_speak(struct call *call);
