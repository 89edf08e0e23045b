// A training session, under an agreement or not. Who took part is counted by sex and rank without names (model/attendance.h);
// tests before and after are kept as sums of points over those who sat both, so that means of many sessions are pooled.
#pragma once
#include "model/entity.h"

enum training_session_field {
	TRAINING_SESSION_NUMBER,
	TRAINING_SESSION_TITLE,
	TRAINING_SESSION_AGREEMENT,
	TRAINING_SESSION_COOPERATION_PROJECT,
	TRAINING_SESSION_PARTNER,
	TRAINING_SESSION_THEMES,
	TRAINING_SESSION_AUDIENCE,
	TRAINING_SESSION_AREA,
	TRAINING_SESSION_VENUE,
	TRAINING_SESSION_STARTS_ON,
	TRAINING_SESSION_ENDS_ON,
	TRAINING_SESSION_HOURS,
	TRAINING_SESSION_PLACES_OFFERED,
	TRAINING_SESSION_TRAINERS,
	TRAINING_SESSION_TESTED,
	TRAINING_SESSION_POINTS_MOST,
	TRAINING_SESSION_POINTS_BEFORE,
	TRAINING_SESSION_POINTS_AFTER,
	TRAINING_SESSION_FOLLOW_UP_ON,
	TRAINING_SESSION_FOLLOW_UP,
	TRAINING_SESSION_EVALUATION,
	TRAINING_SESSION_REASON,
	TRAINING_SESSION_STATE,
	TRAINING_SESSION_FIELD_COUNT
};

extern const struct vocabulary training_session_state_vocabulary;
extern const struct entity training_session_entity;
