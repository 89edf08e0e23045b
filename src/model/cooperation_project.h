// A project with donors and partners: budget lines, results with their indicators, activities (model/joint_action.h), reports due.
#pragma once
#include "model/entity.h"

enum cooperation_project_field {
	COOPERATION_PROJECT_NUMBER,
	COOPERATION_PROJECT_TITLE,
	COOPERATION_PROJECT_DONORS,
	COOPERATION_PROJECT_PARTNERS,
	COOPERATION_PROJECT_AGREEMENT,
	COOPERATION_PROJECT_OBJECTIVE,
	COOPERATION_PROJECT_STARTS_ON,
	COOPERATION_PROJECT_ENDS_ON,
	COOPERATION_PROJECT_BUDGET,
	COOPERATION_PROJECT_CURRENCY,
	COOPERATION_PROJECT_REASON,
	COOPERATION_PROJECT_STATE,
	COOPERATION_PROJECT_FIELD_COUNT
};

extern const struct vocabulary cooperation_project_state_vocabulary;
extern const struct entity cooperation_project_entity;
