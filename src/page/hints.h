// Hints in words, and the standards that a record cites, as pages and the API show them.
#pragma once
#include "model/hint.h"
#include "page/view.h"

// The hints under .hints: each .text, and .field for a form that holds it.
void hints_fill(struct call *call, struct view *view, const struct hints *hints);

// ,"hints":[{"code":"split","field":"text","text":"…"}]
void hints_json(struct call *call, struct buf *buf, const struct hints *hints);

// The set of a field of KIND_CITATION under .citations: .text with .address, .topic (.text, .lang), .note,
// .unchecked, .beyond. One of a standard that went to the bin has no address.
void hints_citations(struct call *call, struct view *view, const struct record *record, size_t field);
