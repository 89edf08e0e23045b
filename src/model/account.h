// A person who may sign in. The password and the second factor stand apart, in `credential`.
#pragma once
#include "model/entity.h"

enum account_field {
	ACCOUNT_NAME,
	ACCOUNT_FULL_NAME,
	ACCOUNT_ROLE,
	ACCOUNT_LANGUAGE,
	ACCOUNT_AUTHORITY,
	ACCOUNT_REGION,
	ACCOUNT_EMAIL,
	ACCOUNT_EMAIL_ME,
	ACCOUNT_QUIET_KEYS,
	ACCOUNT_STATE,
	ACCOUNT_FIELD_COUNT
};

extern const struct vocabulary role_vocabulary;
extern const struct entity account_entity;
