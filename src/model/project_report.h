// A report that a cooperation project owes to those who pay: due, sent, accepted.
#pragma once
#include "model/entity.h"

enum project_report_field {
	PROJECT_REPORT_COOPERATION_PROJECT,
	PROJECT_REPORT_SUBJECT,
	PROJECT_REPORT_KIND,
	PROJECT_REPORT_DUE_ON,
	PROJECT_REPORT_SENT_ON,
	PROJECT_REPORT_ACCEPTED_ON,
	PROJECT_REPORT_FIELD_COUNT
};

extern const struct vocabulary project_report_kind_vocabulary;
extern const struct entity project_report_entity;
