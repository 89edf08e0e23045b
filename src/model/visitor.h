// Somebody who may be sent on visits: what they can do, how many days they have, where they may not go (OPCAT art. 18: the
// expertise and the independence of those who visit).
#pragma once
#include "model/entity.h"

enum visitor_field {
	VISITOR_NAME,
	VISITOR_ACCOUNT,
	VISITOR_PROFESSIONS,
	VISITOR_SEX,
	VISITOR_DAYS,
	VISITOR_CONFLICT_PLACES,
	VISITOR_CONFLICT_AUTHORITIES,
	VISITOR_CONFLICT_NOTE,
	VISITOR_AWAY,
	VISITOR_FIELD_COUNT
};

extern const struct entity visitor_entity;
