// The mechanism looks at itself once a year, by the analytical self-assessment tool of the SPT (CAT/OP/1): one answer for each
// question (model/self_assessment_answer.h), compared by year.
#pragma once
#include "model/entity.h"

enum self_assessment_field {
	SELF_ASSESSMENT_YEAR,
	SELF_ASSESSMENT_MADE_ON,
	SELF_ASSESSMENT_NOTE,
	SELF_ASSESSMENT_FIELD_COUNT
};

extern const struct entity self_assessment_entity;
