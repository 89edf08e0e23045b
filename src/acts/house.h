// The institution as every call needs it: what "today" is, which language the house writes in.
#pragma once
#include "acts/write.h"

struct house_request {
	const char *country;   // "MA"
	const char *languages; // "ar,fr,en"; the first is that of the house.
	const char *name;      // In the house's language; empty: a plain one.
	const char *zone;      // IANA; empty: from the country.
	bool sample;
};

// Makes the schema in an empty store and the institution's record. Refuses a store that has one.
bool house_make(struct call *call, const struct house_request *request) MUST_USE;

// Whether there is an institution in the store; refuses when not. What it says stays true.
bool house_is_there(struct call *call) MUST_USE;

// Fills call->house and call->today from a store that has an institution.
bool house_read(struct call *call) MUST_USE;

// Both: for a call that is the first on its store.
bool house_enter(struct call *call) MUST_USE;
