// Two places of which a person said that they are not the same, however much their names are alike: they
// are not proposed as doubles again.
#pragma once
#include "model/entity.h"

enum distinct_pair_field {
	DISTINCT_PAIR_ONE,
	DISTINCT_PAIR_OTHER,
	DISTINCT_PAIR_NOTE,
	DISTINCT_PAIR_FIELD_COUNT
};

extern const struct entity distinct_pair_entity;
