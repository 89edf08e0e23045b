// A text that an authority is asked to check for its facts before it becomes final (domain.md §7, report): draft ->
// sent -> closed. From the sending on its words stand still, and each comment names a paragraph of them; paragraphs
// are separated by blank lines and counted from 1. Comments correct facts, never findings.
#pragma once
#include "model/entity.h"

enum factual_check_field {
	FACTUAL_CHECK_NUMBER,
	FACTUAL_CHECK_TITLE,
	FACTUAL_CHECK_LANGUAGE,
	FACTUAL_CHECK_AUTHORITY,
	FACTUAL_CHECK_VISIT,
	FACTUAL_CHECK_PLACE,
	FACTUAL_CHECK_TEXT,
	FACTUAL_CHECK_SENT_ON,
	FACTUAL_CHECK_COMMENTS_DUE_ON,
	FACTUAL_CHECK_STATE,
	FACTUAL_CHECK_FIELD_COUNT
};

extern const struct entity factual_check_entity;

// The paragraphs of its text, in order.
struct arena;
size_t factual_check_paragraphs(struct arena *arena, const struct record *check, str **paragraphs);
