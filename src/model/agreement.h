// An agreement or memorandum of the mechanism with partners: clauses (model/clause.h), what was planned together and done
// (model/joint_action.h), review, renewal, end. Whether it is in force on a day is read from its days (G1), not from its state.
#pragma once
#include "model/entity.h"

enum agreement_field {
	AGREEMENT_NUMBER,
	AGREEMENT_TITLE,
	AGREEMENT_KIND,
	AGREEMENT_PARTIES,
	AGREEMENT_PURPOSE,
	AGREEMENT_SIGNED_ON,
	AGREEMENT_STARTS_ON,
	AGREEMENT_ENDS_ON,
	AGREEMENT_RENEWAL,
	AGREEMENT_NOTICE_DAYS,
	AGREEMENT_REVIEW_ON,
	AGREEMENT_COMMITTEE,
	AGREEMENT_RENEWS,
	AGREEMENT_ENDED_ON,
	AGREEMENT_REASON,
	AGREEMENT_STATE,
	AGREEMENT_FIELD_COUNT
};

extern const struct vocabulary agreement_kind_vocabulary;
extern const struct vocabulary renewal_vocabulary;
extern const struct vocabulary agreement_state_vocabulary;
extern const struct entity agreement_entity;
