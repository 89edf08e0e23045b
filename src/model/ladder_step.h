// A step of the ladder: so many days after a reply was due (before, when the number is negative) a letter is drafted to a
// recipient (acts/escalate.h). An authority with steps of its own follows those and no others. A step that is not in
// use makes no letters.
#pragma once
#include "model/entity.h"

enum ladder_step_field {
	LADDER_STEP_POSITION,
	LADDER_STEP_NAME,
	LADDER_STEP_AUTHORITY,
	LADDER_STEP_RECIPIENT,
	LADDER_STEP_DAYS,
	LADDER_STEP_CLOCK,
	LADDER_STEP_KIND,
	LADDER_STEP_ACTIVE,
	LADDER_STEP_FIELD_COUNT
};

extern const struct entity ladder_step_entity;
