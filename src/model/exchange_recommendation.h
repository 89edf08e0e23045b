// One published recommendation of a package that came in: what it says, to which kind of authority, what that answered and what
// was found. It stands in no list and no search; acts/exchange_board.h alone reads it, as far as the terms of its package go.
#pragma once
#include "model/entity.h"

enum exchange_recommendation_field {
	EXCHANGE_RECOMMENDATION_PACKAGE,
	EXCHANGE_RECOMMENDATION_TEXT,
	EXCHANGE_RECOMMENDATION_ADDRESSEE, // The kind of authority, a code that may be of a newer program.
	EXCHANGE_RECOMMENDATION_POSITION,
	EXCHANGE_RECOMMENDATION_IMPLEMENTATION,
	EXCHANGE_RECOMMENDATION_FIELD_COUNT
};

extern const struct entity exchange_recommendation_entity;
