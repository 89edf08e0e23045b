// Shared by the files of the agenda (acts/agenda.h), for nobody else.
#pragma once
#include "acts/agenda.h"

// Adds an item where it lies between the two days of the agenda.
void agenda_add(struct call *call, struct agenda *agenda, struct agenda_item item);
// On one day, or the last of the month or the year that is told.
void agenda_add_on(struct call *call, struct agenda *agenda, str told, struct agenda_item item);
// From a record's first day to its last; without a last one it takes one day.
void agenda_add_span(struct call *call, struct agenda *agenda, enum agenda_kind kind, struct record *record,
	size_t first_field, size_t last_field);

// Of a query made with record_select, up to its WHERE: what the caller may see of it.
bool agenda_records(struct call *call, struct agenda *agenda, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count) MUST_USE;

// What laws, partners, networks, the SPT and those who spoke with the mechanism bring to the agenda.
bool agenda_mandate(struct call *call, struct agenda *agenda) MUST_USE;
