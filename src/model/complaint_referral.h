// A complaint that reached the mechanism, which does not decide on complaints: to which competent service it was passed on, with whose
// consent, and what came back.
#pragma once
#include "model/entity.h"

enum complaint_referral_field {
	COMPLAINT_REFERRAL_NUMBER,
	COMPLAINT_REFERRAL_RECEIVED_ON,
	COMPLAINT_REFERRAL_CHANNEL,
	COMPLAINT_REFERRAL_PLACE,
	COMPLAINT_REFERRAL_PERSON_CODE,
	COMPLAINT_REFERRAL_THEME,
	COMPLAINT_REFERRAL_SUMMARY,
	COMPLAINT_REFERRAL_CONSENTED,
	COMPLAINT_REFERRAL_PARTNER,
	COMPLAINT_REFERRAL_REFERRED_ON,
	COMPLAINT_REFERRAL_ANSWERED_ON,
	COMPLAINT_REFERRAL_ANSWER,
	COMPLAINT_REFERRAL_REASON,
	COMPLAINT_REFERRAL_STATE,
	COMPLAINT_REFERRAL_FIELD_COUNT
};

extern const struct vocabulary complaint_referral_state_vocabulary;
extern const struct entity complaint_referral_entity;
