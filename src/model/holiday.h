// Days on which nobody works, in the whole country or in one of its areas. One that the moon decides is
// entered as expected and put right when it is announced: clocks that count working days move with it.
#pragma once
#include "model/entity.h"

enum holiday_field {
	HOLIDAY_NAME,
	HOLIDAY_FIRST_ON,
	HOLIDAY_LAST_ON,
	HOLIDAY_YEARLY,
	HOLIDAY_AREA,
	HOLIDAY_CERTAINTY,
	HOLIDAY_FIELD_COUNT
};

extern const struct entity holiday_entity;
