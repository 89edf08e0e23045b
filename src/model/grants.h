// Who may do what: the table of role × entity × verb × highest field level × scope. How it is asked stands in model/permit.h;
// what a scope means for each entity, in permit.c. A noun without a row is seen by nobody.
#pragma once
#include "model/record.h"

enum verb {
	VERB_READ = 1 << 0,
	VERB_CREATE = 1 << 1,
	VERB_CHANGE = 1 << 2,
	VERB_STEP = 1 << 3,
	VERB_BIN = 1 << 4,
	VERB_EXPORT = 1 << 5,
};

enum scope { SCOPE_NONE, SCOPE_OWN, SCOPE_ADDRESSED, SCOPE_TEAM, SCOPE_REGION, SCOPE_ALL };

struct grant {
	unsigned roles; // enum role, joined.
	const struct entity *entity;
	unsigned verbs;
	enum level level; // The highest level of field that is read and written.
	enum scope scope;
};

// The whole table, for `describe --rights`.
extern const struct grant grants[];
extern const size_t grant_count;
