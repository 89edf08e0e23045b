// A line of the budget of a cooperation project, planned and spent, in its currency.
#pragma once
#include "model/entity.h"

enum budget_line_field {
	BUDGET_LINE_COOPERATION_PROJECT,
	BUDGET_LINE_HEADING,
	BUDGET_LINE_PLANNED,
	BUDGET_LINE_SPENT,
	BUDGET_LINE_SPENT_UNTIL,
	BUDGET_LINE_FIELD_COUNT
};

extern const struct entity budget_line_entity;
