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

// Adds what is counted, as an expression of table alias t or l. Of the state of a line: as of today.
void list_add_counted(struct call *call, struct query *query, const struct entity *entity, const struct list_counted *counted);
// Adds " AND …" for the filters of one name alone, of table alias t or l.
bool list_where_name(struct call *call, struct query *query, const struct list_request *request, const char *name) MUST_USE;

// What leads to the records: a filter that has an index, or all lines that fit, or nothing, all are looked through.
enum leading { LEADING_NONE, LEADING_FILTER, LEADING_LINES };
struct lead {
	enum leading by;
	size_t filter;
	int64_t count; // At most LIMIT_LOOK + 1.
};
// Adds what comes before the table of the records in FROM.
bool list_add_lead(struct call *call, struct query *query, const struct list_request *request,
	const struct lead *lead) MUST_USE;

// Finds and counts at once, of at most LIMIT_LOOK records that something leads to: all of request->along that the lead does
// not hide, also what is counted as if it were not chosen. Each record is looked at once, and once each of its lines.
bool list_gather(struct call *call, const struct list_request *request, const struct lead *lead,
	struct list_found *found) MUST_USE;
// Fills what was found from rows that were kept, or are to be: ids and count, the first page, what was told, the counts.
void list_found_fill(struct call *call, const struct list_request *request, const struct rows *rows, struct list_found *found);
