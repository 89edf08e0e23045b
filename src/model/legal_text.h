// A text of law that the mechanism follows, from the first draft to the day it is in force (OPCAT, art. 19 c): a bill, a law, a
// decree, a circular. Its articles (model/legal_article.h) stand in the wording of the bill and in the adopted one.
#pragma once
#include "model/entity.h"

enum legal_text_field {
	LEGAL_TEXT_NUMBER,
	LEGAL_TEXT_TITLE,
	LEGAL_TEXT_ALIASES,
	LEGAL_TEXT_KIND,
	LEGAL_TEXT_AUTHORITY,
	LEGAL_TEXT_IRI,
	LEGAL_TEXT_ELI,
	LEGAL_TEXT_ASKED_ON,
	LEGAL_TEXT_OPINION_DUE_ON,
	LEGAL_TEXT_OPINION_GIVEN_ON,
	LEGAL_TEXT_INTRODUCED_ON,
	LEGAL_TEXT_ADOPTED_ON,
	LEGAL_TEXT_PUBLISHED_ON,
	LEGAL_TEXT_IN_FORCE_ON,
	LEGAL_TEXT_BECAME,
	LEGAL_TEXT_NOTE,
	LEGAL_TEXT_STAGE,
	LEGAL_TEXT_FIELD_COUNT
};

extern const struct vocabulary legal_text_kind_vocabulary;
extern const struct vocabulary legal_text_stage_vocabulary;
extern const struct entity legal_text_entity;
