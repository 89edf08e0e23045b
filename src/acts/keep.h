// Keeping records that have no story of their own: making them, changing them, moving them through
// their states, putting them into the bin and back. What has a story (recommend, send, answer,
// assess) is an act of its own and comes here only at its end.
#pragma once
#include "acts/write.h"

// Saves a new or changed record after asking the caller's right; used by every act that saves.
bool keep_save(struct call *call, struct record *record) MUST_USE;

// Makes a record. On true `record` is as saved.
bool keep_make(struct call *call, struct record *record) MUST_USE;

// Changes a record: `record` was read at the version it carries and then set.
bool keep_change(struct call *call, struct record *record) MUST_USE;

// Makes the move `step` of the entity's life cycle. Refuses with the allowed moves in call->allowed.
// `note` is what the step asks for, as people write it: a reason, an exception, a successor.
bool keep_step(struct call *call, struct record *record, str step, str note) MUST_USE;

// The name of the field that a step asks for, or NULL.
const char *keep_step_asks(const struct entity *entity, str step);

// The move that leads from where the record is straight back to `state` and needs no word; NULL when its life cycle has
// none, or none for this caller.
const struct step *keep_step_back(const struct call *call, const struct record *record, str state);

// The moves that are open from the record's state, joined by ", ".
str keep_allowed_steps(struct call *call, const struct record *record);

bool keep_bin(struct call *call, struct record *record) MUST_USE;
bool keep_unbin(struct call *call, struct record *record) MUST_USE;

// The record of an entity by id, number or (one) name, if the caller may read it; refuses as unknown.
bool keep_read(struct call *call, const struct entity *entity, str key, struct record **record) MUST_USE;
