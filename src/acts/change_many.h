// Changing several records at once: the same fields to the same values, each record with the caller's right and at the
// version that was seen. It is looked at before it is done, done in one write, and taken back as a whole.
#pragma once
#include "acts/write.h"

enum { CHANGE_MANY_MOST = 500 };

struct change_item {
	str id;
	int64_t version; // As it was seen; 0: as it is now.
};

enum change_manner { CHANGE_SET, CHANGE_ADD, CHANGE_REMOVE };

struct change_value {
	str field; // Or "own.NAME".
	str value; // As people write it; empty: not known. Of a set, one word.
	enum change_manner manner; // Of a set: the word is added to it or taken from it, and its other words stay.
};

enum change_outcome { CHANGE_DONE, CHANGE_NEEDLESS, CHANGE_REFUSED };

struct change_result {
	struct change_item item;
	str title;
	struct record *before; // As it was found; NULL when the caller may not see it.
	struct record *after;
	enum change_outcome outcome;
	str why; // Of a refusal, in the reader's language.
};

struct change_many {
	const struct entity *entity;
	const struct change_item *items;
	size_t item_count;
	const struct change_value *values;
	size_t value_count;
	struct change_result *results; // Filled, one for each item.
	size_t done, needless, refused; // How many there are of each.
	str batch;                     // What take-back names; empty when nothing was changed.
};

// Whether a field can be set for many: one value, that a form may change later. And whether an own field can (model/own.h).
bool change_many_fits(const struct entity *entity, size_t field);
bool change_many_fits_own(const struct field *field);

// Whether a field is a set whose words can be added and taken away for many, each by itself.
bool change_many_joins(const struct entity *entity, size_t field);

// How many of the chosen records that the caller sees have each word of a set.
struct change_word {
	str value; // A code or an id.
	size_t count;
};
bool change_many_words(struct call *call, const struct change_many *change, size_t field, struct change_word **words,
	size_t *count) MUST_USE;

// What would happen; nothing is kept.
bool change_many_look(struct call *call, struct change_many *change) MUST_USE;

// Does it. Records that are refused stay as they are, the others are changed.
bool change_many_do(struct call *call, struct change_many *change) MUST_USE;

// Puts back what a batch of the caller's changed, record by record, where nobody changed it since.
struct change_undone {
	const struct entity *entity;
	size_t done, left;
};
bool change_many_undo(struct call *call, str batch, struct change_undone *undone) MUST_USE;
