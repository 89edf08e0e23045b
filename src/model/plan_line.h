// One line of a year’s programme: how many visits of a kind, to a place or a kind of place. Its steps are
// those of domain.md §7.
#pragma once
#include "model/entity.h"

enum plan_line_field {
	PLAN_LINE_NUMBER,
	PLAN_LINE_PLAN,
	PLAN_LINE_YEAR,
	PLAN_LINE_QUARTER,
	PLAN_LINE_PLACE,
	PLAN_LINE_PLACE_KIND,
	PLAN_LINE_KIND,
	PLAN_LINE_ANNOUNCED,
	PLAN_LINE_PLANNED,
	PLAN_LINE_CRITERION,
	PLAN_LINE_STATE,
	PLAN_LINE_FIELD_COUNT
};

extern const struct entity plan_line_entity;
