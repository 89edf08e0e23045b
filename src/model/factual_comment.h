// What an authority says is wrong with the facts of one paragraph (model/factual_check.h), and what the team answers.
// The words of the comment stand as they came; the answer says whether it was taken, and why not.
#pragma once
#include "model/entity.h"

enum factual_comment_field {
	FACTUAL_COMMENT_FACTUAL_CHECK,
	FACTUAL_COMMENT_PARAGRAPH,
	FACTUAL_COMMENT_WRONG,
	FACTUAL_COMMENT_CORRECT,
	FACTUAL_COMMENT_PROOF,
	FACTUAL_COMMENT_AUTHOR,
	FACTUAL_COMMENT_RECEIVED_ON,
	FACTUAL_COMMENT_SAID_BY,
	FACTUAL_COMMENT_ANSWER,
	FACTUAL_COMMENT_REASON,
	FACTUAL_COMMENT_ANSWERED_ON,
	FACTUAL_COMMENT_FIELD_COUNT
};

extern const struct vocabulary factual_answer_vocabulary;
extern const struct entity factual_comment_entity;
