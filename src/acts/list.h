// Listing: one page of records by filters, full text and order, within what the caller may see. The
// page, the API and the export ask here, so a filter means the same everywhere.
#pragma once
#include "acts/write.h"

enum { LIST_FILTERS = 64 };

// Filters of different names are all true of a record; of one name (but for .min and .max), any of its values is.
struct filter {
	str name;  // FIELD, FIELD.min, FIELD.max, own.NAME, without.NOUNS; on recommendations also those of the lines.
	str value; // Code, id, number, name or alias; a day; empty means "not known". Of without: model/absence.h.
};

// What is counted of the records that are found: a field of theirs or of their lines, or the state of a line.
struct list_counted {
	const char *name;          // Of the filter.
	const struct field *field; // NULL: the reply state.
	bool of_line;
	bool own;   // Of the institution: its copies are counted.
	bool apart; // As if the filters of that name were not chosen.
	bool known; // False: nobody counts such a field.
};
enum list_told { LIST_UNTOLD, LIST_TOLD, LIST_TOO_MANY };

// The records that a request chooses, found once (acts/list_inside.h).
struct list_found {
	str ids;       // As a JSON array; empty until they are needed (list_ids).
	str question;  // What was asked for them, in short.
	int64_t count;
	bool more;     // There are more than LIMIT_COUNT, or nobody looked: then nothing else is told.
	str first;     // Those of the first page and one more, in the order of the request; empty: nobody ordered them.
	struct rows counts; // Of request->along: its place there, a value and how many records have it,
	const enum list_told *told; // where it was told.
};

struct list_request {
	const struct entity *entity;
	struct filter filters[LIST_FILTERS];
	size_t filter_count;
	str words;   // Full text.
	str sort;    // "-sent_on"; empty: the entity's own order.
	str after;   // The cursor of the page before; opaque.
	size_t limit;
	bool binned; // The bin instead.
	bool uncounted; // The caller does not need the count.
	const struct filter *within; // One more filter that holds beside those of the same name; NULL: none.
	const struct list_counted *along; // What is counted of the records as they are found, see facets_along.
	size_t along_count;
	bool by_id, down;             // The order that `sort` means, as far as it is by id
	const struct field *by_field; // or by this field; set as the list is read.
	struct list_found *found; // Set as the list is read; NULL: not looked for.
	const bool *wanted; // The fields that are read, beside those that order; NULL: all. See record_select_some.
};

struct list_page {
	struct record **records;
	size_t count;    // Of the records on this page.
	int64_t total;   // Exact to LIMIT_COUNT; beyond it `more` says so.
	bool more;
	str next;        // Cursor of the next page; empty on the last.
};

// Refuses an unknown filter, a value that fits nothing or two, an order that is not declared.
bool list_read(struct call *call, struct list_request *request, struct list_page *page) MUST_USE;

// Fills total and more alone.
bool list_count(struct call *call, const struct list_request *request, struct list_page *page) MUST_USE;

// Adds a filter; false when there are too many.
bool list_filter(struct call *call, struct list_request *request, str name, str value) MUST_USE;

// The addressee lines of a recommendation that the caller may see, in the order they were made.
bool list_lines(struct call *call, str recommendation, struct record ***lines, size_t *count) MUST_USE;

// Records of `entity` whose link field is this id, oldest first, that the caller may see.
bool list_linked(struct call *call, const struct entity *entity, size_t field, str id,
	struct record ***records, size_t *count) MUST_USE;

// The same for several ids (at least one), in their order and those of each id together, with the fields that are wanted,
// the link among them.
bool list_linked_to_any(struct call *call, const struct entity *entity, size_t field, const str *ids,
	size_t id_count, const bool *wanted, struct record ***records, size_t *count) MUST_USE;

// The columns that lists of many records look at, for a store: to be given to its reading connections (db_columns_set).
struct column_store *list_columns_new(struct arena *arena);
