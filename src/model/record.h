// A record of any entity: values by field. There is no struct per entity, so no third place to change.
// record_save does everything that a change owes: check, history, leaf, search words, names, figure
// events. Only acts call it, and only inside a write.
#pragma once
#include "model/call.h"
#include "store/query.h"

struct record {
	const struct entity *entity;
	str id; // UUIDv7.
	int64_t version; // 0 before the first save.
	struct instant created_at, updated_at;
	str binned_at;   // Empty, or the instant it went to the bin.
	str salt;        // Of the row's commitment, hexadecimal.
	str own;         // Own fields: canonical JSON object, or empty.
	str name_sort;   // Of named entities: a collation key, kept up by record_save.
	str identity;    // Hash of the fields that make two records the same, kept up by record_save.
	struct cell *values; // One for each field; CELL_NULL is "not known".
};

struct record *record_new(struct call *call, const struct entity *entity);
struct record *record_copy(struct call *call, const struct record *record);

str record_text(const struct record *record, size_t field);        // "" when not known.
int64_t record_integer(const struct record *record, size_t field); // 0 when not known.
bool record_has(const struct record *record, size_t field);
void record_set(struct record *record, size_t field, str value);   // Empty: not known.
void record_set_integer(struct record *record, size_t field, int64_t value);
void record_clear(struct record *record, size_t field);

// The record with this id, whatever the caller may see; NULL when there is none.
// What a caller may see is asked in model/permit.h.
// Within a write it is read once: nobody else writes.
struct record *record_find(struct call *call, const struct entity *entity, str id);

// All rows of a query made with record_select: "SELECT columns FROM table t " … and what follows.
void record_select(struct query *query, const struct entity *entity);
// The same, but of its fields only those that `wanted` says (one for each; NULL: all), and of its own columns
// those that a list needs. The others read as not known, so such a record is for showing alone: saving it dies.
void record_select_some(struct query *query, const struct entity *entity, const bool *wanted);
// As `wanted`: all fields, and of the record's own columns those that a reader is told.
extern const bool record_told[1];
// The same without " FROM table t ": other tables come first.
void record_select_columns(struct query *query, const struct entity *entity, const bool *wanted);
bool record_query(struct call *call, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count) MUST_USE;

// The same with what the connection remembers (store/kept.h).
bool record_query_kept(struct call *call, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count) MUST_USE;

// Saves a new or changed record, with all that it owes. Refuses what the declarations or the check
// do not allow, a stale version, a number or name that is taken.
bool record_save(struct call *call, struct record *record) MUST_USE;

// Brings a record back as it was: its id, version, instants, salt and values stay. Does all that a save
// does but the history and the leaves, which come with it, the addressee lines, which are counted when all
// of it is there (line_touch), and what was asked of it at the time: only its fields are checked, and that
// no number or name is taken. For acts/import_everything.h alone.
bool record_bring(struct call *call, struct record *record) MUST_USE;

// To the bin and back. The row stays; lists, figures and names no longer have it.
bool record_bin(struct call *call, struct record *record) MUST_USE;
bool record_unbin(struct call *call, struct record *record) MUST_USE;

// What people call it: number, name in the reader's language, or the beginning of its text.
str record_title(struct call *call, const struct record *record);
str record_number(const struct record *record);

// The commitment of a row: SHA-256 of its salt and the canonical JSON of its declared fields.
str record_row_hash(struct call *call, const struct record *record);
// The canonical JSON that the commitment covers.
void record_row_json(struct buf *buf, const struct record *record);
// Fills name_sort and identity from the fields.
void record_keys(struct call *call, struct record *record);
// The hash of the identity fields, for finding doubles before a save.
str record_identity(struct call *call, const struct record *record);
// The id of a record that is the same by its identity fields and not in the bin, or empty.
str record_same_find(struct call *call, const struct record *record);

// The columns of an entity's table beside its fields, in order; ends with NULL.
extern const char *const record_columns[];
