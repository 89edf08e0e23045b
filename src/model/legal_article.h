// An article of a legal text in one wording. The same article of the bill and of the adopted text stand side by side, with what
// changed marked (acts/uptake.h).
#pragma once
#include "model/entity.h"

enum legal_article_field {
	LEGAL_ARTICLE_LEGAL_TEXT,
	LEGAL_ARTICLE_NUMBER,
	LEGAL_ARTICLE_WORDING,
	LEGAL_ARTICLE_TEXT,
	LEGAL_ARTICLE_POSITION,
	LEGAL_ARTICLE_BECOMES,
	LEGAL_ARTICLE_FIELD_COUNT
};

extern const struct vocabulary wording_of_vocabulary;
extern const struct entity legal_article_entity;
