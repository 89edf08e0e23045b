// Keeping a list as it is shown now, under a name, for oneself or for the institution.
#pragma once
#include "acts/write.h"

// `list` and `query` are the two halves of its address. A view of the same name, list and owner is kept as it is now.
bool view_keep(struct call *call, str list, str query, str name, bool ours, struct record **view) MUST_USE;

// The views of a list that the caller sees: those of the institution, then its own.
bool views_of(struct call *call, const struct entity *list, struct record ***views, size_t *count) MUST_USE;
