// What the parts of a list share: its conditions.
#pragma once
#include "acts/list.h"

// Adds " AND …" for all that a request chooses: filters, words, the bin, and what this caller may see.
bool list_where(struct call *call, struct query *query, const struct list_request *request) MUST_USE;

// Looks for what a request chooses, once, so that its page, its count and the counts beside its filters need not, and
// sets request->found; nothing when it chooses nothing. Where `cheap`, it does not look at more than LIMIT_LOOK records
// of the tables, and says found->more when it would have to.
//
// Of a noun that may have a million records (entity.looked_through) it looks at columns that are held in memory; of others
// at all their records.
bool list_find(struct call *call, struct list_request *request, bool cheap) MUST_USE;

// The ids of what was found, for who needs them: a page that is told from memory does not. Afterwards they are there, or found->more.
bool list_ids(struct call *call, const struct list_request *request) MUST_USE;

// What a filter asks of one field: its name may end in ".min" or ".max", which is cut off.
enum list_bound { BOUND_EQUAL, BOUND_LEAST, BOUND_MOST };
enum list_bound list_bound_cut(str *name);
// The value of a filter as its column has it; refuses what fits nothing, or two.
bool list_value(struct call *call, const struct field *field, enum list_bound bound, str value, struct cell *cell) MUST_USE;

// States of a line, by their number from 0, in the order in which they are looked for.
enum { LIST_REPLY_STATES = 7 };
const char *list_reply_state(size_t number);

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

enum { COUNTED_MOST = 16 }; // Things that are counted along.

// Finds and counts at once in the columns that are held in memory, of records and of their lines: of any number of them
// what is found, and, of at most LIMIT_COUNT, all of request->along whose column is held, also what is counted as if it
// were not chosen. The ids of all come along where `ids`, else those of the first page alone.
enum list_look { LIST_LOOKED, LIST_LOOK_NONE, LIST_LOOK_REFUSED }; // NONE: nothing is held, ask the tables.
enum list_look list_look(struct call *call, const struct list_request *request, bool cheap, bool ids, struct list_found *found) MUST_USE;

// The same in the table of a noun that has few records: each is looked at once.
bool list_gather(struct call *call, const struct list_request *request, struct list_found *found) MUST_USE;
// Fills what was found from rows that were kept, or are to be: of three cells each, the ids and the count; the ids of the first
// page; what was told, a digit for each thing; then the place of a thing, a value and its count.
void list_found_fill(struct call *call, const struct list_request *request, const struct rows *rows, struct list_found *found);
