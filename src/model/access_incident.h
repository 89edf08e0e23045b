// Access that was delayed, cut short or refused during a visit (OPCAT art. 20).
#pragma once
#include "model/entity.h"

enum access_incident_field {
	ACCESS_INCIDENT_VISIT,
	ACCESS_INCIDENT_KIND,
	ACCESS_INCIDENT_MINUTES,
	ACCESS_INCIDENT_REASON,
	ACCESS_INCIDENT_ROOM,
	ACCESS_INCIDENT_FIELD_COUNT
};

extern const struct entity access_incident_entity;
