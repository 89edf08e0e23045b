// What the parts of a list share: its conditions.
#pragma once
#include "acts/list.h"

// Adds " AND …" for all that a request chooses: filters, words, the bin, and what this caller may see; but no
// filter of the name `without` (may be NULL).
bool list_where(struct call *call, struct query *query, const struct list_request *request,
	const char *without) MUST_USE;

// A filter of a recommendation that reads its lines: what they are filtered by is true of one and the same line.
bool list_of_lines(const struct entity *entity, str name);
// Adds " AND …" for table alias l: what those filters say of a line, and which lines this caller may see.
bool list_where_line(struct call *call, struct query *query, const struct list_request *request,
	const char *without) MUST_USE;
// The field of a line that a filter names; SIZE_MAX when there is none.
size_t list_line_field_find(str name);

// Adds the reply state of line l as of today: CASE … END.
void list_add_reply_state(struct call *call, struct query *query);
