// What the parts of verifying share: acts/verify.c and acts/verify_facts.c.
#pragma once
#include "acts/verify.h"

// One pass over the store. Each page of rows has an arena of its own, so that any store fits.
struct verifying {
	struct call *call;   // The caller's; its arena keeps the faults.
	struct call page;    // For one page of rows.
	struct verify_result *result;
};

// Counts something looked at; when it is not as it must be, names it.
void verify_that(struct verifying *verifying, bool good, const char *what, str where);

// The names, search words and keys of one record, and of a line its facts and figure events.
bool verify_derived(struct verifying *verifying, const struct record *record);

// What stands in the tables of names, words and events for records that are not there; the sums of months.
bool verify_leftovers(struct verifying *verifying);
