// The languages of a recommendation: which one is the original, and how far each translation can be relied on.
#pragma once
#include "model/record.h"

// The field that holds the state of translation of a language ("ar", "fr", "en").
size_t translate_field(const char *language);

// Before a save: names the original where nobody did, calls a translation a draft until somebody says more,
// and one whose original was changed since older than it. `before` is NULL for a new record.
bool translate_settle(struct call *call, const struct record *before, struct record *record) MUST_USE;
