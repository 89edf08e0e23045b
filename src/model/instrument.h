// A text that sets standards: a treaty, rules, principles, a law. It is cited by the number of one of its
// units; how many it has is a fact that somebody checked against the text, or not yet.
#pragma once
#include "model/entity.h"

enum instrument_field {
	INSTRUMENT_CODE,
	INSTRUMENT_NAME,
	INSTRUMENT_ALIASES,
	INSTRUMENT_ADOPTED_ON,
	INSTRUMENT_DOCUMENT,
	INSTRUMENT_BODY,
	INSTRUMENT_FORCE,
	INSTRUMENT_UNIT_KIND,
	INSTRUMENT_UNIT_COUNT,
	INSTRUMENT_COUNT_VERIFIED,
	INSTRUMENT_CARE,
	INSTRUMENT_FIELD_COUNT
};

extern const struct entity instrument_entity;
