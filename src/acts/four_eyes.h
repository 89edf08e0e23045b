// Four eyes (domain.md §3): who wrote a record or changed what it says does not approve it.
#pragma once
#include "acts/write.h"

// Whether the caller wrote it, in any of its versions, by hand or by a list. Steps of its life cycle are no writing.
bool four_eyes_wrote(struct call *call, const struct record *record, bool *wrote) MUST_USE;
