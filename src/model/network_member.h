// That a body belongs to a network, in which grade, from when to when.
#pragma once
#include "model/entity.h"

enum network_member_field {
	NETWORK_MEMBER_NETWORK,
	NETWORK_MEMBER_PARTNER,
	NETWORK_MEMBER_GRADE,
	NETWORK_MEMBER_JOINED_ON,
	NETWORK_MEMBER_LEFT_ON,
	NETWORK_MEMBER_NOTE,
	NETWORK_MEMBER_FIELD_COUNT
};

extern const struct entity network_member_entity;
