// The demonstration: fills an empty store with the sample institution, an invented country and invented
// people in every state of every life cycle. Everything is done through the acts, by its people, over
// the two years before `today`; the tables stand in acts/demo_data.h and acts/demo_texts.h.
#pragma once
#include "acts/write.h"

struct demo_account {
	const char *name;
	str password;
};

// Makes it; the same for the same day, apart from ids, salts and passwords. Nothing is dated later than
// `call->now`, or the evening of `today` where that day is past. Refuses a store that holds an
// institution. Gives the accounts with their passwords.
bool demo_make(struct call *call, struct day today, struct demo_account **accounts,
	size_t *count) MUST_USE;
