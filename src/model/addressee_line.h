// One recommendation, one authority: three axes (reply, position, implementation) that are never merged.
// The reply state is computed from dated facts and never stored (decisions of the house, 20).
// The reply date follows the clock that the line took with it when it was sent (model/deadline.h).
#pragma once
#include "model/entity.h"

enum addressee_line_field {
	ADDRESSEE_LINE_RECOMMENDATION,
	ADDRESSEE_LINE_AUTHORITY,
	ADDRESSEE_LINE_ROLE,
	ADDRESSEE_LINE_SENT_ON,
	ADDRESSEE_LINE_COUNTS_FROM,
	ADDRESSEE_LINE_DELIVERED_ON,
	ADDRESSEE_LINE_ACKNOWLEDGED_ON,
	ADDRESSEE_LINE_REPLY_DUE_ON,
	ADDRESSEE_LINE_REPLY_DAYS,
	ADDRESSEE_LINE_REPLY_CLOCK,
	ADDRESSEE_LINE_REPLY_RULE,
	ADDRESSEE_LINE_CLOSED_ON,
	ADDRESSEE_LINE_REPLIED_ON,
	ADDRESSEE_LINE_POSITION,
	ADDRESSEE_LINE_IMPLEMENTATION,
	ADDRESSEE_LINE_CLAIMED,
	ADDRESSEE_LINE_FIELD_COUNT
};

extern const struct entity addressee_line_entity;
