// A figure that somebody published: who said it, of what, in which words. It is kept with its source and
// shown beside the house's own figures, and nothing is ever computed with it: without counts nobody can
// know what it says. Where the report gives parts and a total, the program adds them up and says what
// does not fit (`verdict`); the sum stays a remark about the report and becomes no result.
#pragma once
#include "model/entity.h"

enum quoted_claim_field {
	QUOTED_CLAIM_BODY,
	QUOTED_CLAIM_SAID_ON,
	QUOTED_CLAIM_PERIOD,
	QUOTED_CLAIM_INDICATOR,
	QUOTED_CLAIM_WORD,
	QUOTED_CLAIM_VALUE,
	QUOTED_CLAIM_LOW,
	QUOTED_CLAIM_HIGH,
	QUOTED_CLAIM_PARTS,
	QUOTED_CLAIM_TOTAL,
	QUOTED_CLAIM_PARTS_UNIT,
	QUOTED_CLAIM_TOTAL_UNIT,
	QUOTED_CLAIM_SHARES,
	QUOTED_CLAIM_SOURCE,
	QUOTED_CLAIM_NOTE,
	QUOTED_CLAIM_VERDICT,
	QUOTED_CLAIM_FIELD_COUNT
};

extern const struct entity quoted_claim_entity;
