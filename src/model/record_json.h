// Records as JSON: what the API gives and takes. Links are read as {"id","number","name"} and written
// as an id, number, code, name or alias; names in several languages are objects and may be written as
// a bare text.
#pragma once
#include "base/json.h"
#include "model/record.h"

// The fields that the caller may read, with id, version and instants.
void record_json_write(struct call *call, struct buf *buf, const struct record *record);

// Which fields of an entity those are and how each begins, found once for whoever writes many of its records.
struct json_members {
	const struct entity *entity;
	str *keys;    // `,"name":`, beside the fields; empty: not for this caller.
	str *unknown; // `,"name":null`, likewise.
	bool owned;   // There are fields of the institution's own.
};
struct json_members json_members_of(struct call *call, const struct entity *entity);
void record_json_write_with(struct call *call, struct buf *buf, const struct record *record,
	const struct json_members *members);

// One field's value alone.
void field_json_write(struct call *call, struct buf *buf, const struct record *record, size_t field);

// Sets the fields that an object names. Unknown, derived and forbidden names are reasons.
bool record_json_read(struct call *call, struct record *record, const struct json *object) MUST_USE;


// {"id":…,"number":…,"name":…}
void link_json_write(struct call *call, struct buf *buf, const struct entity *entity, str id);

// The reply state of an addressee line on a day, computed from its dated facts (decisions, 20).
const char *reply_state(const struct record *line, const struct day *today);
