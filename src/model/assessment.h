// One dated judgement of how far a recommendation is carried out, by one assessor. Never overwritten: a new
// judgement is a new record, and a claim by an authority is never mixed with a verification.
#pragma once
#include "model/entity.h"

enum assessment_field {
	ASSESSMENT_ADDRESSEE_LINE,
	ASSESSMENT_ASSESSED_ON,
	ASSESSMENT_COUNTS_FROM,
	ASSESSMENT_ASSESSOR,
	ASSESSMENT_IMPLEMENTATION,
	ASSESSMENT_VISIT,
	ASSESSMENT_TEXT,
	ASSESSMENT_CORRECTS,
	ASSESSMENT_FIELD_COUNT
};

extern const struct vocabulary assessor_vocabulary;
extern const struct entity assessment_entity;

struct record;
// True when one of these assessments names this one as corrected: it is shown, and counted no more.
bool assessment_is_corrected(const struct record *assessment, struct record *const *all, size_t count);
