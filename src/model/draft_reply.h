// A reply that an authority is still writing in its portal. It belongs to the authority alone, so it is no noun of the
// house: it stands in no list of entities, and so in no log, history, search, import or export. Its table is one of
// model/ddl.c, acts/draft_answer.h its only door. When it is sent a reply is made of it, and it goes.
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
	DRAFT_REPLY_NOTE,           // Why a colleague sent it back.
	DRAFT_REPLY_FIELD_COUNT
};

extern const struct vocabulary draft_reply_state_vocabulary;
extern const struct entity draft_reply_entity;
