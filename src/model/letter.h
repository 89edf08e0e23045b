// A letter to an authority or from one. Going out: draft -> approved -> sent -> delivered; a draft or an approved one
// may be withdrawn, an approved one taken back to be written anew; a draft of the ladder is overtaken when what it asks
// for came or is due on another day. Coming in: received -> confirmed | set_aside, and
// -> answered when it was said what it answers (acts/correspond.h). One letter carries many addressee lines. What it
// is a letter to, its thread, is the letter that `in_reply_to` names.
#pragma once
#include "model/entity.h"

enum letter_field {
	LETTER_NUMBER,
	LETTER_DIRECTION,
	LETTER_KIND,
	LETTER_AUTHORITY,
	LETTER_ADDRESSED_TO,
	LETTER_THEIR_REFERENCE,
	LETTER_IN_REPLY_TO,
	LETTER_LANGUAGE,
	LETTER_SUBJECT,
	LETTER_TEXT,
	LETTER_ADDRESSEE_LINES,
	LETTER_DATED_ON,
	LETTER_RECEIVED_ON,
	LETTER_SIGNED_BY,
	LETTER_CHANNEL,
	LETTER_SENT_ON,
	LETTER_DELIVERED_ON,
	LETTER_MESSAGE_ID,
	LETTER_LADDER_STEP,
	LETTER_STEP_ON,
	LETTER_STATE,
	LETTER_FIELD_COUNT
};

extern const struct entity letter_entity;

// Whether it is confirmed by that alone: a reply is confirmed by saying what it answers.
bool letter_confirms(const struct record *letter);
