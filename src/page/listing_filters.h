// The filters of a list: what can be chosen, what is chosen, and both as an address.
#pragma once
#include "page/address.h"
#include "page/listing.h"

// Sets .filters (controls), .tags (what is chosen, with the address without it), .chosen (how many).
void listing_filters_fill(struct call *call, struct view *view, const struct listing *listing);

// Adds the words and filters of the listing to an address, but not the filter `without` (may be NULL).
void listing_filters_add(struct address *address, const struct listing *listing,
	const struct listing_filter *without);

// The address of this list with all that can be chosen on the page; `part` of it stands open: "filters" or "manner".
str listing_unfolded(struct call *call, const struct listing *listing, const char *part);

// The manner of the list (columns, groups, rows) for an address; with order and bin, as .hidden inputs of a form.
void listing_manner_add(struct address *address, const struct listing *listing);
void listing_manner_hidden(struct view *view, const struct listing *listing);
