// What several nouns look at before a save, beside what their tables say.
#pragma once
#include "model/record.h"

// Refuses a day that is before one of those that come before it in `fields`; empty ones are passed over, and of a month or a
// year its last day counts.
bool check_days(struct call *call, const struct record *record, const size_t *fields, size_t count) MUST_USE;

// Refuses with `why` (N_(…)) when the record that `link` leads to has in its field `theirs` another link than this record has in
// `mine`. Good where either is empty.
bool check_linked(struct call *call, const struct record *record, size_t link, size_t theirs, size_t mine, const char *why) MUST_USE;
