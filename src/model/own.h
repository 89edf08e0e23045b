// Own fields: what an institution adds to its records without programming. Their definitions are records
// of `own_field`; their values stand in the record's `own` column, a canonical JSON object, so the row's
// leaf covers them. Here they look like declared fields: an entity with one field for each of them, named
// "own.NAME", and a record of its values. What reads, checks, shows and writes fields serves both.
// Those that filter lists are copied into own_value, where an index finds them.
#pragma once
#include "base/json.h"
#include "model/value.h"

enum { OWN_TEXT_BYTES = 1000 }; // One line of text: the index of own_value holds it whole.

struct own_fields {
	struct entity entity; // Has the fields; no table.
	const str *labels;    // Beside them: in all languages, JSON. A field's own label is the reader's.
};

// The own fields of an entity that the caller may read, in their order; remembered for the call. None
// gives a field_count of 0.
const struct own_fields *own_fields_of(struct call *call, const struct entity *entity);

// Forgets what was remembered, after a definition changed.
void own_fields_forget(struct call *call);

// The own field that a text names, "own.NAME" or its label in any language; SIZE_MAX when there is none.
size_t own_field_find(struct call *call, const struct entity *entity, str text);

// Whether lists are counted and grouped by an own field: yes and no, or a text, that filters.
bool own_groups(const struct field *field);

// The values of a record's own fields, as far as the caller may read them; and back into the record, where
// what the caller may not read stays as it is.
struct record *own_values(struct call *call, const struct record *record);
void own_keep(struct call *call, struct record *record, const struct record *values);

// Sets one own field by its key "own.NAME", as value_read and value_from_json do. Refuses an unknown one.
bool own_read(struct call *call, struct record *record, str key, str text,
	struct value_manner *manner) MUST_USE;
bool own_from_json(struct call *call, struct record *record, str key, const struct json *json) MUST_USE;

// Adds ,"own.NAME":value for each; null when it is not known.
void own_json_write(struct call *call, struct buf *buf, const struct record *record);

// For record_save: what a record's own values must be, and what they owe. `before` is NULL for a new one.
bool own_check(struct call *call, const struct record *before, const struct record *after) MUST_USE;
bool own_save(struct call *call, const struct record *before, const struct record *after) MUST_USE;

// The copies that own_value must hold of a record, for those who check it.
struct own_copy {
	str name, value;
};
size_t own_copies(struct call *call, const struct record *record, struct own_copy **copies);

// A value as own_value holds it: numbers are written so that their order is that of their text.
str own_copy_text(struct call *call, const struct field *field, const struct cell *cell);
