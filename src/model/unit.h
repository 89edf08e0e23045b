// A part of a place: a wing, a cell block, a room of custody.
#pragma once
#include "model/entity.h"

enum unit_field {
	UNIT_PLACE,
	UNIT_NAME,
	UNIT_USE,
	UNIT_AREA,
	UNIT_BEDS,
	UNIT_STATE,
	UNIT_FIELD_COUNT
};

extern const struct entity unit_entity;
