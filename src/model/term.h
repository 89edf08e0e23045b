// A term that an institution adds to an open vocabulary; it names the compiled code that it counts as.
#pragma once
#include "model/entity.h"

enum term_field {
	TERM_VOCABULARY,
	TERM_CODE,
	TERM_NAME,
	TERM_BASE,
	TERM_POSITION,
	TERM_ACTIVE,
	TERM_FIELD_COUNT
};

extern const struct entity term_entity;
