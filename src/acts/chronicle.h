// The institution by year, as it may be told to anybody: agreements signed, events held, networks founded, opinions on laws,
// projects begun, reports published, and how many visits there were. What is planned, negotiated or kept inside is not in it.
#pragma once
#include "acts/write.h"

enum chronicle_kind {
	CHRONICLE_AGREEMENT,
	CHRONICLE_EVENT,
	CHRONICLE_NETWORK,
	CHRONICLE_LAW,
	CHRONICLE_PROJECT,
	CHRONICLE_REPORT,
	CHRONICLE_VISIT, // Counted by year, never told one by one.
	CHRONICLE_KIND_COUNT
};

struct chronicle_item {
	enum chronicle_kind kind;
	struct record *record;
	str told; // The day as it is known: "2019" too.
};

struct chronicle_year {
	str year;
	const struct chronicle_item *items; // The latest first.
	size_t count;
	int64_t visits;
};

struct chronicle {
	struct chronicle_year *years; // The latest first; those without anything are left out.
	size_t count;
	bool more; // There is more of a kind than is read.
};

// `only` is a kind, or CHRONICLE_KIND_COUNT for all. Refuses those who have not signed in and those outside the house.
bool chronicle_read(struct call *call, enum chronicle_kind only, struct chronicle *chronicle) MUST_USE;
