// The generic list of any entity, drawn from its declaration: filters with labels, what is chosen as
// tags that can be taken off, columns with their order, rows, next page, and words when it is empty.
// What was read stands in the listing already; nothing is read here but the offers of the filters.
#pragma once
#include "model/record.h"
#include "page/template.h"
#include "page/view.h"

// The value of a filter that finds what is not known.
#define LISTING_NONE "none"

struct listing_filter {
	str name, value; // As in the address: FIELD, FIELD.min, FIELD.max.
};

struct listing {
	const struct templates *templates;
	const struct entity *entity;
	const struct entity *lines; // More filters: of the addressee lines of recommendations; or NULL.
	struct record **records;
	size_t count;
	int64_t total;
	bool more;      // There are more than `total`.
	str words, sort, after, next;
	bool binned;
	const struct listing_filter *filters;
	size_t filter_count;
	bool may_make, may_export, may_bin;
};

// Fills what templates/list.html shows: .title, .under, .make, .download, .controls, .tags, .columns,
// .rows, .pager, .empty.
void listing_fill(struct call *call, struct view *view, const struct listing *listing);

// All of it but columns and rows, for a list that draws its own.
void listing_frame(struct call *call, struct view *view, const struct listing *listing);

// The address of this list in another order; `field` again turns it around.
str listing_order(struct arena *arena, const struct listing *listing, const char *field);
