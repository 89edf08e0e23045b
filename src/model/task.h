// What somebody of the house asks somebody of the house to do about a record, until a day. Never seen outside.
#pragma once
#include "model/beside_record.h"

enum task_field {
	TASK_ENTITY = BESIDE_ENTITY,
	TASK_RECORD = BESIDE_RECORD,
	TASK_TASK,
	TASK_ASSIGNEE,
	TASK_DUE_ON,
	TASK_OUTCOME,
	TASK_AUTHOR,
	TASK_LEVEL,
	TASK_STATE,
	TASK_FIELD_COUNT
};

extern const struct vocabulary task_state_vocabulary;
extern const struct entity task_entity;
