// A network of mechanisms, with its members (model/network_member.h), its offices (model/mandate.h) and its assemblies
// (model/event.h).
#pragma once
#include "model/entity.h"

enum network_field {
	NETWORK_NAME,
	NETWORK_ALIASES,
	NETWORK_NETWORK_LEVEL,
	NETWORK_PURPOSE,
	NETWORK_SECRETARIAT,
	NETWORK_FOUNDED_ON,
	NETWORK_OUR_GRADE,
	NETWORK_WEBSITE,
	NETWORK_NOTE,
	NETWORK_FIELD_COUNT
};

extern const struct vocabulary network_grade_vocabulary;
extern const struct entity network_entity;
