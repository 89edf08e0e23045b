// What the team found: a fact with its sources, not yet a recommendation.
#pragma once
#include "model/entity.h"

enum finding_field {
	FINDING_NUMBER,
	FINDING_VISIT,
	FINDING_TEXT,
	FINDING_THEME,
	FINDING_SEVERITY,
	FINDING_SCOPE,
	FINDING_POLARITY,
	FINDING_SOURCES,
	FINDING_EXCEPTION,
	FINDING_STATE,
	FINDING_FIELD_COUNT
};

extern const struct entity finding_entity;
