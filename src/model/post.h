// A post of a partner, whoever holds it (popoloproject.com, Post).
#pragma once
#include "model/entity.h"

enum post_field {
	POST_PARTNER,
	POST_NAME,
	POST_CONTACT,
	POST_NOTE,
	POST_FIELD_COUNT
};

extern const struct entity post_entity;
