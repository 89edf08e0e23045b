// One thing to be ready before a treaty body visits: a document that it asked for, a person whom it meets, a place, an
// arrangement; who sees to it, and until when. Those of no visit make up the list that each preparation begins with
// (acts/prepare.h).
#pragma once
#include "model/entity.h"

enum preparation_item_field {
	PREPARATION_ITEM_TREATY_EXCHANGE,
	PREPARATION_ITEM_WHAT,
	PREPARATION_ITEM_KIND,
	PREPARATION_ITEM_DAYS_BEFORE,
	PREPARATION_ITEM_DUE_ON,
	PREPARATION_ITEM_OWNER,
	PREPARATION_ITEM_PLACE,
	PREPARATION_ITEM_DONE_ON,
	PREPARATION_ITEM_NOTE,
	PREPARATION_ITEM_REASON,
	PREPARATION_ITEM_STATE,
	PREPARATION_ITEM_FIELD_COUNT
};

extern const struct vocabulary preparation_kind_vocabulary, preparation_item_state_vocabulary;
extern const struct entity preparation_item_entity;
