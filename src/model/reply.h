// What an authority answers to one addressee line. An acknowledgement is not a reply.
#pragma once
#include "model/entity.h"

enum reply_field {
	REPLY_ADDRESSEE_LINE,
	REPLY_RECEIVED_ON,
	REPLY_COUNTS_FROM,
	REPLY_CHANNEL,
	REPLY_AUTHOR,
	REPLY_TEXT,
	REPLY_POSITION,
	REPLY_REASON_KIND,
	REPLY_REASONS,
	REPLY_PROMISED_ON,
	REPLY_NOTE,
	REPLY_LETTER,
	REPLY_FIELD_COUNT
};

extern const struct entity reply_entity;
