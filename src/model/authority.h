// A body that recommendations are addressed to, or that runs places.
#pragma once
#include "model/entity.h"

enum authority_field {
	AUTHORITY_CODE,
	AUTHORITY_NAME,
	AUTHORITY_ALIASES,
	AUTHORITY_KIND,
	AUTHORITY_PARENT,
	AUTHORITY_REPLY_DAYS,
	AUTHORITY_REPLY_CLOCK,
	AUTHORITY_WEEKEND,
	AUTHORITY_AREA,
	AUTHORITY_REPLIES_VALIDATED,
	AUTHORITY_FIELD_COUNT
};

extern const struct vocabulary authority_kind_vocabulary;
extern const struct entity authority_entity;
