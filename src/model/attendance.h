// How many took part in a training, by sex and rank: never who. A person is counted once a session (indicators, G2).
#pragma once
#include "model/entity.h"

enum attendance_field {
	ATTENDANCE_TRAINING_SESSION,
	ATTENDANCE_SEX,
	ATTENDANCE_RANK,
	ATTENDANCE_PERSONS,
	ATTENDANCE_CERTIFIED,
	ATTENDANCE_FIELD_COUNT
};

extern const struct vocabulary rank_vocabulary;
extern const struct entity attendance_entity;
