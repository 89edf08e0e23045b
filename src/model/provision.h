// What some units of a standard are about, in the house's own words: never the text of the standard itself.
#pragma once
#include "model/entity.h"

enum provision_field {
	PROVISION_INSTRUMENT,
	PROVISION_FIRST_UNIT,
	PROVISION_LAST_UNIT,
	PROVISION_TOPIC,
	PROVISION_THEME,
	PROVISION_FIELD_COUNT
};

extern const struct entity provision_entity;
