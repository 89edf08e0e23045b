// Facets: how many records of a list remain for each value of a field, under its other filters and within what
// the caller may see. The work is bounded: of a list that is longer than lists are counted, nothing is said.
#pragma once
#include "acts/list.h"

struct facet {
	const char *name;      // Of the filter.
	const str *values;     // Codes and ids; empty: not known.
	const int64_t *counts; // Beside them.
	size_t count;
	bool counted;          // False: more than LIMIT_COUNT records remain, or nobody counts such a field.
};

// Says before a list is read what will be counted of it, so that it is counted as the records are found and costs no look
// of its own. What cannot be counted so is counted as if nobody had said.
void facets_along(struct call *call, struct list_request *request, const char *const *names, size_t count);

// Fills one facet for each name, which is a filter of the request's list as in its address. `without` is one that is left
// out: the same, so that other values of it are counted as if they were chosen, or NULL. Those of the records that
// nobody counted along are counted by one query, those of their lines by another. Refuses what list_read refuses.
bool facets_read(struct call *call, const struct list_request *request, const char *const *names, size_t count,
	const char *without, struct facet *facets) MUST_USE;
