// A clause of an agreement, as it was signed.
#pragma once
#include "model/entity.h"

enum clause_field {
	CLAUSE_AGREEMENT,
	CLAUSE_NUMBER,
	CLAUSE_TEXT,
	CLAUSE_FIELD_COUNT
};

extern const struct entity clause_entity;
