// A list in groups: the values of one field as heads, in the order in which a form offers them, under each its
// records. A page goes on where the one before ended, in the middle of a group or between two.
#pragma once
#include "acts/list.h"

struct list_group {
	str value;      // Empty: not known.
	int64_t count;  // Of its records under the filters; -1: more than are counted.
	size_t first;   // Its first record on this page.
	bool continued; // It began on a page before.
};

// The field of this name that a list can be grouped by and that the caller may read: one choice, link, or yes and no, or an own
// field that own_groups. NULL for another.
const struct field *list_group_field_find(struct call *call, const struct entity *entity, str name);

// As list_read, in groups of `field`. Refuses what list_read refuses, and a list whose groups are too many to be
// named and too large to be counted.
bool list_read_groups(struct call *call, struct list_request *request, const struct field *field, struct list_page *page,
	struct list_group **groups, size_t *group_count) MUST_USE;
