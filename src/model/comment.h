// What somebody of the house remarks on a record, for whoever reads that record. Never seen outside.
#pragma once
#include "model/beside_record.h"

enum comment_field {
	COMMENT_ENTITY = BESIDE_ENTITY,
	COMMENT_RECORD = BESIDE_RECORD,
	COMMENT_TEXT,
	COMMENT_AUTHOR,
	COMMENT_LEVEL,
	COMMENT_FIELD_COUNT
};

extern const struct entity comment_entity;
