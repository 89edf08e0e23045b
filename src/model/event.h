// A symposium, an assembly, a committee meeting: who organised it, what the mechanism did there, what was adopted, what came of it.
// The number of people is exact, about or at least, as the source has it.
#pragma once
#include "model/entity.h"

enum event_field {
	EVENT_NUMBER,
	EVENT_TITLE,
	EVENT_KIND,
	EVENT_OUR_ROLE,
	EVENT_ORGANISERS,
	EVENT_NETWORK,
	EVENT_AGREEMENT,
	EVENT_COOPERATION_PROJECT,
	EVENT_THEMES,
	EVENT_STARTS_ON,
	EVENT_ENDS_ON,
	EVENT_VENUE,
	EVENT_PROGRAMME,
	EVENT_PERSONS,
	EVENT_HEAD_COUNT,
	EVENT_DOCUMENT,
	EVENT_DOCUMENT_TEXT,
	EVENT_OUTCOME,
	EVENT_FOLLOWS,
	EVENT_FOUNDED,
	EVENT_REASON,
	EVENT_STATE,
	EVENT_FIELD_COUNT
};

extern const struct vocabulary event_kind_vocabulary;
extern const struct vocabulary event_role_vocabulary;
extern const struct vocabulary head_count_vocabulary;
extern const struct vocabulary event_state_vocabulary;
extern const struct entity event_entity;
