// One figure of a package that came in: of all, or of one value of what it is split by. It stands in no list and no
// search; acts/exchange_board.h alone reads it, as far as the terms of its package go.
#pragma once
#include "model/entity.h"

enum exchange_cell_field {
	EXCHANGE_CELL_PACKAGE,
	EXCHANGE_CELL_FIGURE,
	EXCHANGE_CELL_RULE,
	EXCHANGE_CELL_DIMENSION,
	EXCHANGE_CELL_CODE,        // Of the value; not known: all together.
	EXCHANGE_CELL_LABEL,
	EXCHANGE_CELL_NUMERATOR,   // Not known where it is held back.
	EXCHANGE_CELL_DENOMINATOR, // Not known of a count.
	EXCHANGE_CELL_HELD_BACK,
	EXCHANGE_CELL_FIELD_COUNT
};

extern const struct entity exchange_cell_entity;
