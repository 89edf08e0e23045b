// A field that an institution adds to an entity without programming: its definition. The values stand in
// the records themselves (model/own.h). Being a declared entity, the definition has history, a leaf of the
// log, rights, pages and an address of its own like everything else.
#pragma once
#include "model/entity.h"

enum own_field_field {
	OWN_FIELD_ENTITY,
	OWN_FIELD_NAME,
	OWN_FIELD_LABEL,
	OWN_FIELD_KIND,
	OWN_FIELD_REQUIRED,
	OWN_FIELD_FILTER,
	OWN_FIELD_LEVEL,
	OWN_FIELD_POSITION,
	OWN_FIELD_FIELD_COUNT
};

extern const struct vocabulary own_kind_vocabulary;
extern const struct entity own_field_entity;
