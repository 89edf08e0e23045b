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

// How many records remain for each value of a choice; an empty value is "not known".
struct listing_facet {
	const char *name;
	const str *values;
	const int64_t *counts;
	size_t count;
};

// Records of one value of the field that the list is grouped by, from `first` on.
struct listing_group {
	str value;
	int64_t count; // -1: not counted.
	size_t first;
	bool continued;
};

// A view that is kept of this list.
struct listing_saved {
	str id, name, query;
	bool ours, may_change;
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
	struct listing_facet *facets;
	size_t facet_count;
	struct html controls; // Those that were found drawn (listing_controls_find); else empty.
	const bool *columns; // Which fields are columns; NULL: those of the declaration.
	const struct entity *own; // The own fields of the entity (model/own.h), where some of them are columns.
	const bool *own_columns;  // Which of them; NULL: none.
	size_t limit;        // Rows of a page, where somebody chose; else 0.
	const struct field *grouped_by; // When there are groups: a field, or an own field.
	const struct listing_group *groups;
	size_t group_count;
	const struct listing_saved *saved;
	size_t saved_count;
	bool may_keep, may_keep_ours; // This view, for oneself and for the institution.
	bool cards; // Instead of rows of a table.
	bool unfolded, unfolded_manner; // All that can be chosen stands on the page, and that of its filters, or of its manner, open.
	bool may_change, batch; // Several at once; and their rows stand to be ticked.
	bool may_make, may_export, may_bin;
};

// Fills what templates/list.html shows: .title, .under, .make, .download, .controls, .tags, .columns,
// .rows, .pager, .empty.
void listing_fill(struct call *call, struct view *view, const struct listing *listing);

// Whether the controls of the filters stand drawn already, so that nothing needs to be counted for them.
bool listing_controls_find(struct call *call, struct listing *listing);

// The names of the filters whose values are counted, for they stand in sight.
size_t listing_counted(struct call *call, const struct listing *listing, const char **names, size_t most);

// All of it but columns and rows, for a list that draws its own.
void listing_frame(struct call *call, struct view *view, const struct listing *listing);

// The columns that a list has when nobody chose.
bool listing_has_column(struct call *call, const struct entity *entity, size_t field);

// The address of this list in another order; `field` again turns it around.
str listing_order(struct arena *arena, const struct listing *listing, const char *field);
