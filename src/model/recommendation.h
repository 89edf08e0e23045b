// What must change, in the words that authorities receive. Whom it is addressed to stands in its addressee lines.
#pragma once
#include "model/entity.h"

enum recommendation_field {
	RECOMMENDATION_NUMBER,
	RECOMMENDATION_SOURCE_NUMBER,
	RECOMMENDATION_TEXT,
	RECOMMENDATION_VISIT,
	RECOMMENDATION_PLACE,
	RECOMMENDATION_FINDINGS,
	RECOMMENDATION_KIND,
	RECOMMENDATION_THEME,
	RECOMMENDATION_HORIZON,
	RECOMMENDATION_ISSUED_ON,
	RECOMMENDATION_SOURCE,
	RECOMMENDATION_SOURCE_BODY,
	RECOMMENDATION_STATE,
	RECOMMENDATION_FIELD_COUNT
};

extern const struct entity recommendation_entity;
