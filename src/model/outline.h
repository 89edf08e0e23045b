// Where an area lies on the map. An area may have several, as borders are drawn anew: the last one made counts, and
// when that goes to the bin the one before counts again.
#pragma once
#include "model/entity.h"

enum outline_field {
	OUTLINE_AREA,
	OUTLINE_SHAPE,
	OUTLINE_SOURCE,
	OUTLINE_FIELD_COUNT
};

extern const struct entity outline_entity;
