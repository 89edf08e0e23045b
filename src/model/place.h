// A place where people are, or may be, deprived of liberty (OPCAT art. 4).
#pragma once
#include "base/str.h"
#include "model/entity.h"

enum place_field {
	PLACE_CODE,
	PLACE_NAME,
	PLACE_ALIASES,
	PLACE_KIND,
	PLACE_AUTHORITY,
	PLACE_REGION,
	PLACE_PROVINCE,
	PLACE_COMMUNE,
	PLACE_ADDRESS,
	PLACE_POINT,
	PLACE_OPERATOR,
	PLACE_OFFICIAL,
	PLACE_RISK,
	PLACE_CAPACITY,
	PLACE_OPENED_ON,
	PLACE_CLOSED_ON,
	PLACE_SUCCESSOR,
	PLACE_NOTE,
	PLACE_STATE,
	PLACE_FIELD_COUNT
};

extern const struct entity place_entity;

// A point as the field keeps it, "18.4405, -28.41", from what lists write: decimals with a point or a comma,
// degrees with minutes and seconds and a letter for the side (O is west). "" for anything else.
str place_point(struct arena *arena, str text);
// The degrees of a point as the field keeps it.
bool place_degrees(str point, double *latitude, double *longitude) MUST_USE;
