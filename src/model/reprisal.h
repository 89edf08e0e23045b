// Reprisals for having spoken with the mechanism (OPCAT, art. 21), feared or suffered: watched until they end. A person stands here by
// a code, never by name; without consent nothing is raised with anybody.
#pragma once
#include "model/entity.h"

enum reprisal_field {
	REPRISAL_NUMBER,
	REPRISAL_REPORTED_ON,
	REPRISAL_PLACE,
	REPRISAL_VISIT,
	REPRISAL_PERSON_CODE,
	REPRISAL_KINDS,
	REPRISAL_SOURCE,
	REPRISAL_ACCOUNT,
	REPRISAL_RISK,
	REPRISAL_CONSENT,
	REPRISAL_PROTECTION,
	REPRISAL_CHECK_ON,
	REPRISAL_AUTHORITY,
	REPRISAL_RAISED_ON,
	REPRISAL_RESULT,
	REPRISAL_CLOSED_ON,
	REPRISAL_STATE,
	REPRISAL_FIELD_COUNT
};

extern const struct vocabulary reprisal_kind_vocabulary;
extern const struct vocabulary reprisal_source_vocabulary;
extern const struct vocabulary reprisal_consent_vocabulary;
extern const struct vocabulary reprisal_result_vocabulary;
extern const struct vocabulary reprisal_state_vocabulary;
extern const struct entity reprisal_entity;
