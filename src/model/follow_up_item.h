// One line of the checklist of a follow-up visit: what was recommended to an authority and is still open, how much
// progress the team sees, and the assessment on site that came of it (acts/follow_up.h).
#pragma once
#include "model/entity.h"

enum follow_up_item_field {
	FOLLOW_UP_ITEM_VISIT,
	FOLLOW_UP_ITEM_ADDRESSEE_LINE,
	FOLLOW_UP_ITEM_JUDGEMENT,
	FOLLOW_UP_ITEM_JUDGED_ON,
	FOLLOW_UP_ITEM_REMARK,
	FOLLOW_UP_ITEM_ASSESSMENT,
	FOLLOW_UP_ITEM_FIELD_COUNT
};

extern const struct vocabulary judgement_vocabulary;
extern const struct entity follow_up_item_entity;
