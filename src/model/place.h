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
	PLACE_DRAWN,
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

// How exactly a place is drawn on maps. Somebody who prints or shows one shows all that is on it, so a place that should
// not be found by it is drawn within ten kilometres, or only as its area.
enum place_drawn { PLACE_DRAWN_EXACT, PLACE_DRAWN_ROUNDED, PLACE_DRAWN_AREA };

// What the place itself says; else by its kind. One that no authority recognises is never more than its area.
enum place_drawn place_drawn(struct call *call, const struct record *place);

// A point as the field keeps it, "18.4405, -28.41", from what lists write: decimals with a point or a comma,
// degrees with minutes and seconds and a letter for the side (O is west). "" for anything else.
str place_point(struct arena *arena, str text);
// The degrees of a point as the field keeps it.
bool place_degrees(str point, double *latitude, double *longitude) MUST_USE;
