// How many people a place held on one day, by who counted and by group. Occupancy, area for each person and
// the shares of groups are computed from it and never stored.
#pragma once
#include "model/entity.h"

enum snapshot_field {
	SNAPSHOT_PLACE,
	SNAPSHOT_COUNTED_ON,
	SNAPSHOT_SOURCE,
	SNAPSHOT_CAPACITY,
	SNAPSHOT_PRESENT,
	SNAPSHOT_MEN,
	SNAPSHOT_WOMEN,
	SNAPSHOT_MINORS,
	SNAPSHOT_FOREIGNERS,
	SNAPSHOT_REMAND,
	SNAPSHOT_LONGEST_STAY_HOURS,
	SNAPSHOT_AREA,
	SNAPSHOT_STAFF,
	SNAPSHOT_DOCTORS,
	SNAPSHOT_NOTE,
	SNAPSHOT_FIELD_COUNT
};

extern const struct entity snapshot_entity;
