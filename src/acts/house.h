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

// Fills call->house, call->today and call->language's default from the store. Refuses an empty store.
bool house_enter(struct call *call) MUST_USE;
