// How many worked for the mechanism in a year, by profession and sex: never who.
#pragma once
#include "model/entity.h"

enum staff_count_field {
	STAFF_COUNT_YEAR,
	STAFF_COUNT_PROFESSION,
	STAFF_COUNT_SEX,
	STAFF_COUNT_PERSONS,
	STAFF_COUNT_FIELD_COUNT
};

extern const struct entity staff_count_entity;
