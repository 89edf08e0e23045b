// What the mechanism had to work with in a year (OPCAT, art. 18 (3)): money, vehicles, days lost for want of them.
#pragma once
#include "model/entity.h"

enum yearly_resource_field {
	YEARLY_RESOURCE_YEAR,
	YEARLY_RESOURCE_BUDGET,
	YEARLY_RESOURCE_SPENT,
	YEARLY_RESOURCE_CURRENCY,
	YEARLY_RESOURCE_VEHICLES,
	YEARLY_RESOURCE_DAYS_LOST,
	YEARLY_RESOURCE_NOTE,
	YEARLY_RESOURCE_FIELD_COUNT
};

extern const struct entity yearly_resource_entity;
