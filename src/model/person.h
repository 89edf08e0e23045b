// Somebody who speaks for a partner, trains or holds an office: never a detained person. Names in each script, as Popolo has them
// (popoloproject.com, Person).
#pragma once
#include "model/entity.h"

enum person_field {
	PERSON_NAME,
	PERSON_ALIASES,
	PERSON_HONORIFIC,
	PERSON_EMAIL,
	PERSON_TELEPHONE,
	PERSON_LANGUAGES,
	PERSON_NOTE,
	PERSON_FIELD_COUNT
};

extern const struct entity person_entity;
