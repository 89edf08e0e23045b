// What a proposed programme shall reach: so many places of a kind or of a region visited in its year, or such a share of them.
#pragma once
#include "model/entity.h"

enum programme_target_field {
	PROGRAMME_TARGET_PROGRAMME,
	PROGRAMME_TARGET_PLACE_KIND,
	PROGRAMME_TARGET_REGION,
	PROGRAMME_TARGET_MINIMUM,
	PROGRAMME_TARGET_SHARE,
	PROGRAMME_TARGET_WANTED,
	PROGRAMME_TARGET_REACHED,
	PROGRAMME_TARGET_MISS,
	PROGRAMME_TARGET_FIELD_COUNT
};

extern const struct vocabulary target_miss_vocabulary;
extern const struct entity programme_target_entity;
