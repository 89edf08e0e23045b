// The institution itself: one record, made by `init`. Its zone says what "today" is, its days to reply
// are the clock of authorities that have none of their own, and its weekend theirs.
#pragma once
#include "model/entity.h"

enum institution_field {
	INSTITUTION_NAME,
	INSTITUTION_COUNTRY,
	INSTITUTION_ZONE,
	INSTITUTION_LANGUAGES,
	INSTITUTION_REPLY_DAYS,
	INSTITUTION_URGENT_HOURS,
	INSTITUTION_REPLY_CLOCK,
	INSTITUTION_WEEKEND,
	INSTITUTION_LAST_DAY_MOVES,
	INSTITUTION_SMALL_NUMBER, // Of packages for other mechanisms (acts/withhold.h).
	INSTITUTION_DIGITS,
	INSTITUTION_SAMPLE,
	INSTITUTION_FIELD_COUNT
};

// Why a list of languages is none ("ar,fr,en", with "zgh" where names are in Tifinagh too), or NULL.
const char *institution_languages_wrong(str list);

extern const struct entity institution_entity;
