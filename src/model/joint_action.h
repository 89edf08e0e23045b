// What an agreement or a cooperation project plans to do, and what was done of it: an activity that is neither a training
// (model/training_session.h) nor an event (model/event.h).
#pragma once
#include "model/entity.h"

enum joint_action_field {
	JOINT_ACTION_AGREEMENT,
	JOINT_ACTION_COOPERATION_PROJECT,
	JOINT_ACTION_CLAUSE,
	JOINT_ACTION_ACTION,
	JOINT_ACTION_PARTNER,
	JOINT_ACTION_OWNER,
	JOINT_ACTION_PLANNED_ON,
	JOINT_ACTION_DONE_ON,
	JOINT_ACTION_RESULT,
	JOINT_ACTION_REASON,
	JOINT_ACTION_STATE,
	JOINT_ACTION_FIELD_COUNT
};

extern const struct vocabulary joint_action_state_vocabulary;
extern const struct entity joint_action_entity;
