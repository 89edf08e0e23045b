// A piece of the country: region, province or prefecture, circle, commune. A tree by `parent`.
#pragma once
#include "model/entity.h"

enum area_field {
	AREA_CODE,
	AREA_NAME,
	AREA_ALIASES,
	AREA_KIND,
	AREA_PARENT,
	AREA_FIELD_COUNT
};

extern const struct entity area_entity;
