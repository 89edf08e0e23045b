// What passes between the mechanism and the Subcommittee on Prevention of Torture (OPCAT, art. 11 b and 20 f), the Committee or
// another international body: letters, meetings, requests with a day to answer, visits to prepare. For the coordinator alone where confidential.
#pragma once
#include "model/entity.h"

enum treaty_exchange_field {
	TREATY_EXCHANGE_NUMBER,
	TREATY_EXCHANGE_BODY,
	TREATY_EXCHANGE_KIND,
	TREATY_EXCHANGE_DIRECTION,
	TREATY_EXCHANGE_DAY,
	TREATY_EXCHANGE_UNTIL,
	TREATY_EXCHANGE_SUBJECT,
	TREATY_EXCHANGE_TEXT,
	TREATY_EXCHANGE_CONFIDENTIAL_UNTIL,
	TREATY_EXCHANGE_ANSWERS,
	TREATY_EXCHANGE_DUE_ON,
	TREATY_EXCHANGE_ANSWERED_ON,
	TREATY_EXCHANGE_PLACES,
	TREATY_EXCHANGE_PREPARATION,
	TREATY_EXCHANGE_STATE,
	TREATY_EXCHANGE_FIELD_COUNT
};

extern const struct vocabulary treaty_body_vocabulary;
extern const struct vocabulary exchange_kind_vocabulary;
extern const struct vocabulary treaty_exchange_state_vocabulary;
extern const struct entity treaty_exchange_entity;
