// One question of the self-assessment tool, answered for a year: no, partly, yes; comment and evidence beside it.
#pragma once
#include "model/entity.h"

enum self_assessment_answer_field {
	SELF_ASSESSMENT_ANSWER_SELF_ASSESSMENT,
	SELF_ASSESSMENT_ANSWER_PARAGRAPH,
	SELF_ASSESSMENT_ANSWER_QUESTION,
	SELF_ASSESSMENT_ANSWER_ANSWER,
	SELF_ASSESSMENT_ANSWER_COMMENT,
	SELF_ASSESSMENT_ANSWER_EVIDENCE,
	SELF_ASSESSMENT_ANSWER_FIELD_COUNT
};

extern const struct vocabulary self_assessment_level_vocabulary;
extern const struct entity self_assessment_answer_entity;
