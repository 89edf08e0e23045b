// What a visit to a kind of place takes: days on site, how often, who must be in the team. A setting of the house.
#pragma once
#include "model/entity.h"

enum visit_norm_field {
	VISIT_NORM_PLACE_KIND,
	VISIT_NORM_DAYS,
	VISIT_NORM_INTERVAL_MONTHS,
	VISIT_NORM_PROFESSIONS,
	VISIT_NORM_WOMAN,
	VISIT_NORM_FIELD_COUNT
};

extern const struct entity visit_norm_entity;
