// What the parts of a list share: its conditions.
#pragma once
#include "acts/list.h"

// Adds " AND …" for all that a request chooses: filters, words, the bin, and what this caller may see.
bool list_where(struct call *call, struct query *query, const struct list_request *request) MUST_USE;

// Looks for what a request chooses, once, so that its page, its count and the counts beside its filters need not, and
// sets request->found; nothing when it chooses nothing. Where `cheap`, it does not look at more than LIMIT_LOOK records,
// and says found->more when it would have to.
//
// A filter whose field has an index (field_index) tells first how many records fit it alone. The one that fits fewest
// leads: only those records are asked for the rest, if they are at most LIMIT_LOOK. When none is so rare, all records
// are looked through along the index of the noun (entity.looked_through).
bool list_find(struct call *call, struct list_request *request, bool cheap) MUST_USE;

// Whether an index finds what the filter at `index`, with others of its field, chooses.
bool list_is_indexed(struct call *call, const struct list_request *request, size_t index);
// Adds " AND …" by which it does; for table alias t, or l where it reads lines.
bool list_where_indexed(struct call *call, struct query *query, const struct list_request *request,
	size_t index) MUST_USE;

// A filter of a recommendation that reads its lines: what they are filtered by is true of one and the same line.
bool list_of_lines(const struct entity *entity, str name);
// Adds " AND …" for table alias l: what those filters say of a line, and which lines this caller may see.
bool list_where_line(struct call *call, struct query *query, const struct list_request *request) MUST_USE;
// The field of a line that a filter names; SIZE_MAX when there is none.
size_t list_line_field_find(str name);

// Adds the reply state of line l as of today: CASE … END.
void list_add_reply_state(struct call *call, struct query *query);
