// One place, visited once (OPCAT art. 4, 19, 20). Its steps are those of domain.md §7.
#pragma once
#include "model/entity.h"

enum visit_field {
	VISIT_NUMBER,
	VISIT_PLACE,
	VISIT_KIND,
	VISIT_ANNOUNCED,
	VISIT_STARTED_ON,
	VISIT_ENDED_ON,
	VISIT_TEAM,
	VISIT_PURPOSE,
	VISIT_ACCESS_RESULT,
	VISIT_DELAY_MINUTES,
	VISIT_STATE,
	VISIT_FIELD_COUNT
};

extern const struct entity visit_entity;
