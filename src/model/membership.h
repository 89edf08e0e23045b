// Who held which post of which partner, from when to when (popoloproject.com, Membership).
#pragma once
#include "model/entity.h"

enum membership_field {
	MEMBERSHIP_PERSON,
	MEMBERSHIP_PARTNER,
	MEMBERSHIP_POST,
	MEMBERSHIP_ROLE,
	MEMBERSHIP_STARTS_ON,
	MEMBERSHIP_ENDS_ON,
	MEMBERSHIP_NOTE,
	MEMBERSHIP_FIELD_COUNT
};

extern const struct entity membership_entity;
