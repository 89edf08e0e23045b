// A reply that an authority is still writing in its portal. It belongs to the authority alone: no role of the house
// reads it (model/permit.c has no row for it), it is in no list, search or figure, and acts/draft_answer.h is its
// only door. When it is sent a reply is made of it, and the draft stays with the authority as what was approved.
#pragma once
#include "model/entity.h"

enum draft_reply_field {
	DRAFT_REPLY_ADDRESSEE_LINE,
	DRAFT_REPLY_STATE,
	DRAFT_REPLY_POSITION,
	DRAFT_REPLY_TEXT,
	DRAFT_REPLY_REASON_KIND,
	DRAFT_REPLY_REASONS,
	DRAFT_REPLY_PLAN,           // JSON: the steps as they were typed (acts/draft_answer.h).
	DRAFT_REPLY_IMPLEMENTATION, // What the authority claims of itself.
	DRAFT_REPLY_AUTHOR,
	DRAFT_REPLY_WRITTEN_BY,
	DRAFT_REPLY_VALIDATED_BY,
	DRAFT_REPLY_NOTE,           // Why a colleague sent it back.
	DRAFT_REPLY_REPLY,          // What was made of it.
	DRAFT_REPLY_FIELD_COUNT
};

extern const struct entity draft_reply_entity;
