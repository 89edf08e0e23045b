// What stands beside a record, on the page of that record: its files, what was remarked on it, what is asked to be done.
#pragma once
#include "web/pages.h"

// As templates/beside.html draws it: .files, .comments, .tasks, and what the caller may add: .attach, .remark.
bool beside_fill(struct call *call, struct view *view, const struct record *record) MUST_USE;

// Where one that stands beside a record is read: the page of that record, at its place; empty for a record of another kind.
str beside_home(struct call *call, const struct record *record);
