// A stretch in which the clock of an addressee line stands still, and why: the file was incomplete, a court
// had to decide first, the mechanism asked for a translation. Its days are not counted.
#pragma once
#include "model/entity.h"

enum clock_pause_field {
	CLOCK_PAUSE_ADDRESSEE_LINE,
	CLOCK_PAUSE_FIRST_ON,
	CLOCK_PAUSE_LAST_ON,
	CLOCK_PAUSE_REASON,
	CLOCK_PAUSE_FIELD_COUNT
};

extern const struct entity clock_pause_entity;
