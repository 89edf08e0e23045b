// A figure as it was told: what was asked, as of which day, and each number as it came out then. Of one person, or of the
// institution, which coordinators keep. What was counted is never counted over (acts/keep_figure.h).
#pragma once
#include "model/entity.h"

enum saved_figure_field {
	SAVED_FIGURE_NAME,
	SAVED_FIGURE_INDICATOR,
	SAVED_FIGURE_AS_OF,
	SAVED_FIGURE_ASKED,
	SAVED_FIGURE_RULE,
	SAVED_FIGURE_TOLD,
	SAVED_FIGURE_HASH,
	SAVED_FIGURE_COUNTED_BY,
	SAVED_FIGURE_OWNER,
	SAVED_FIGURE_FIELD_COUNT
};

extern const struct entity saved_figure_entity;
