// A report of the mechanism and how far it is: about a visit, a theme, a year (OPCAT, art. 23). Between the end of the visit and the
// day it was sent, and published, lie the delays of W2.
#pragma once
#include "model/entity.h"

enum report_field {
	REPORT_NUMBER,
	REPORT_TITLE,
	REPORT_KIND,
	REPORT_VISITS,
	REPORT_YEAR,
	REPORT_SENT_ON,
	REPORT_PUBLISHED_ON,
	REPORT_ADDRESS,
	REPORT_REASON,
	REPORT_NOTE,
	REPORT_STATE,
	REPORT_FIELD_COUNT
};

extern const struct vocabulary report_kind_vocabulary;
extern const struct vocabulary report_state_vocabulary;
extern const struct entity report_entity;
