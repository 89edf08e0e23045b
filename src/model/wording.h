// A word of the lists that come in: what people write over a column or in a cell, and what it means here. The
// program carries words of its own in three languages (data/lists/words.csv); the house's, which an import
// learns from the map that a person corrected, come first. Texts are compared folded.
#pragma once
#include "model/record.h"

enum wording_field { WORDING_LIST, WORDING_FIELD, WORDING_TEXT, WORDING_MEANING, WORDING_FIELD_COUNT };
extern const struct entity wording_entity;

// All words that a list of one entity may hold, read once for an import or a guess. Lives in call->arena.
struct wordings;
struct wordings *wordings_of(struct call *call, const struct entity *entity);
// Those of the program alone.
struct wordings *wordings_carried(struct arena *arena, const struct entity *entity);

// What a whole text means for a field ("head": what it says over a column); "" when nobody knows.
str wordings_find(struct arena *arena, const struct wordings *wordings, str field, str text);

// The longest of the words for a field that stand, whole, in a folded text; *at and *length say where, so that
// a caller can look on behind it. "" when none does.
str wordings_within(const struct wordings *wordings, str field, str folded, size_t *at, size_t *length);

// The longest of the words for a field that a folded text begins with, whole; "" when it begins with none.
str wordings_beginning(const struct wordings *wordings, str field, str folded);
