// A proposed programme of visits: one what-if for a year, with what it counts on, what it weighs and what came out. A person
// accepts it; until then it plans nothing. What is reached for stands in its targets, what came out in its choices.
#pragma once
#include "model/record.h"

enum programme_field {
	PROGRAMME_NUMBER,
	PROGRAMME_NAME,
	PROGRAMME_YEAR,
	PROGRAMME_PLAN,
	PROGRAMME_KIND,
	PROGRAMME_ANNOUNCED,
	PROGRAMME_DAYS_1,
	PROGRAMME_DAYS_2,
	PROGRAMME_DAYS_3,
	PROGRAMME_DAYS_4,
	PROGRAMME_TEAM,
	PROGRAMME_USUAL_DAYS,
	PROGRAMME_USUAL_INTERVAL,
	PROGRAMME_WEIGHT_RISK,
	PROGRAMME_WEIGHT_TIME,
	PROGRAMME_WEIGHT_NEVER,
	PROGRAMME_WEIGHT_OPEN,
	PROGRAMME_WEIGHT_URGENT,
	PROGRAMME_WEIGHT_CROWDING,
	PROGRAMME_PENALTY,
	PROGRAMME_PROPOSED_AT,
	PROGRAMME_WORTH,
	PROGRAMME_BY_HAND,
	PROGRAMME_BOUND,
	PROGRAMME_PROVED,
	PROGRAMME_ACCEPTED_AT,
	PROGRAMME_ACCEPTED_BY,
	PROGRAMME_REASON,
	PROGRAMME_STATE,
	PROGRAMME_FIELD_COUNT
};

extern const struct entity programme_entity;

// What stands in a new one until a person changes it.
void programme_usual(struct record *programme);
