// An office of a network: who was elected to which seat, for which term.
#pragma once
#include "model/entity.h"

enum mandate_field {
	MANDATE_NETWORK,
	MANDATE_SEAT,
	MANDATE_PARTNER,
	MANDATE_PERSON,
	MANDATE_OURS,
	MANDATE_ELECTED_ON,
	MANDATE_STARTS_ON,
	MANDATE_ENDS_ON,
	MANDATE_STATE,
	MANDATE_FIELD_COUNT
};

extern const struct vocabulary mandate_state_vocabulary;
extern const struct entity mandate_entity;
