// A result that a cooperation project promises, and the indicator by which it is seen: where it began, where it should be, where it
// is.
#pragma once
#include "model/entity.h"

enum project_result_field {
	PROJECT_RESULT_COOPERATION_PROJECT,
	PROJECT_RESULT_RESULT_LEVEL,
	PROJECT_RESULT_RESULT,
	PROJECT_RESULT_INDICATOR,
	PROJECT_RESULT_BASELINE,
	PROJECT_RESULT_TARGET,
	PROJECT_RESULT_REACHED,
	PROJECT_RESULT_REACHED_ON,
	PROJECT_RESULT_SOURCE,
	PROJECT_RESULT_FIELD_COUNT
};

extern const struct vocabulary result_level_vocabulary;
extern const struct entity project_result_entity;
