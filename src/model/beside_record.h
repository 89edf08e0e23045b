// What stands beside a record of any kind: files, comments, tasks. Its first two fields name that record, and a field `level`
// says who reads it: those who read the record, up to the level that they read of it (model/permit.h).
#pragma once
#include "model/record.h"

enum beside_field { BESIDE_ENTITY, BESIDE_RECORD, BESIDE_FIELD_COUNT };

// What it stands beside; NULL for a record of another kind, and for one whose record is not there.
struct record *beside_owner(struct call *call, const struct record *record);

// For the `check` of such an entity: refuses one that would stand beside nothing, or beside what is beside itself.
bool beside_check(struct call *call, const struct record *record);
