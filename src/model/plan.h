// The programme of a year: by which open criteria places are chosen.
#pragma once
#include "model/entity.h"

enum plan_field {
	PLAN_NAME,
	PLAN_YEAR,
	PLAN_CRITERIA,
	PLAN_NOTE,
	PLAN_FIELD_COUNT
};

extern const struct entity plan_entity;
