// One step of an action plan: what an authority says that it will do about one addressee line, who does it, by
// when, at what cost and with whose money, and how far it says it is. These are its own words, whoever wrote them
// down: no figure of what was verified ever reads them (model/assessment.h).
#pragma once
#include "model/entity.h"

enum action_field {
	ACTION_ADDRESSEE_LINE,
	ACTION_REPLY,
	ACTION_STEP,
	ACTION_OWNER,
	ACTION_STARTS_ON,
	ACTION_ENDS_ON,
	ACTION_COST,
	ACTION_CURRENCY,
	ACTION_FUNDING,
	ACTION_PROOF,
	ACTION_PROGRESS,
	ACTION_PROGRESS_ON,
	ACTION_SAID_BY,
	ACTION_FIELD_COUNT
};

extern const struct vocabulary funding_vocabulary;
extern const struct vocabulary progress_vocabulary;
extern const struct entity action_entity;
