// An organisation that the mechanism works with, in its country, its region or the world. Names as Popolo has them
// (popoloproject.com, Organization): one record, its other names and scripts beside it.
#pragma once
#include "model/entity.h"

enum partner_field {
	PARTNER_CODE,
	PARTNER_NAME,
	PARTNER_ALIASES,
	PARTNER_KIND,
	PARTNER_PARTNER_LEVEL,
	PARTNER_COUNTRY,
	PARTNER_AUTHORITY,
	PARTNER_PARENT,
	PARTNER_WEBSITE,
	PARTNER_SINCE,
	PARTNER_NOTE,
	PARTNER_FIELD_COUNT
};

extern const struct vocabulary partner_kind_vocabulary;
extern const struct vocabulary partner_level_vocabulary;
extern const struct entity partner_entity;
