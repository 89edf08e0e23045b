// What a record is without: "places without visit", "recommendations without reply". No table says so: another noun
// has a link that is called like this one, or like its addressee line, and no record of it that the caller may see
// leads here.
#pragma once
#include "model/record.h"

struct absence {
	const struct entity *linked; // What is missing.
	size_t field;                // Its link.
	size_t day;                  // The day that says when it was, or SIZE_MAX: then nothing is missing "since".
	bool by_line;                // It leads to an addressee line of the record.
};

// What records of an entity may be without, in the order of the nouns, as far as the caller may read it.
size_t absences_of(struct call *call, const struct entity *entity, struct absence **absences);

// "without.visits"
str absence_name(struct arena *arena, const struct absence *absence);
// The absence that a filter names; false when there is none.
bool absence_find(struct call *call, const struct entity *entity, str name, struct absence *absence);

// What stands behind it: "ever", a day, or "2y": so many years until today. `since` stays empty for "ever".
bool absence_since(struct call *call, str value, struct day *since);

// Adds a condition for table alias t, without AND: the record has none, or none since that day. A visit that did
// not take place is none.
void absence_where(struct call *call, struct query *query, const struct absence *absence, const struct day *since);
