// Names: one table for the names, aliases and codes of everything, read by links of imports, by the
// palette and by the search for doubles. Kept by record_save.
#pragma once
#include "model/record.h"

// The records that a text fits. Two at most are named; `count` says whether there are more.
struct name_match {
	size_t count;
	str ids[2];
	str titles[2];
};

// Looks a text up as id, number, code, name or alias; with `kinds` ("region|province") only records
// whose kind is one of them. False only when the database is away.
bool name_match(struct call *call, const struct entity *entity, str text, const char *kinds,
	struct name_match *match);

// Writes the names of a record anew; none for a record in the bin.
bool names_save(struct call *call, const struct record *record);


struct name_row {
	const char *language; // Or "".
	const char *kind;     // name, alias, code.
	str text, folded;
};

// What names_save writes, for those who check it.
size_t names_of(struct call *call, const struct record *record, struct name_row **rows);
