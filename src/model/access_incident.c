#include "model/access_incident.h"

#include "model/visit.h"

static const struct choice incident_kind_choices[] = {
	{ "delay", NC_("incident_kind", "Delay") },
	{ "partial_refusal", NC_("incident_kind", "Part of the place refused") },
	{ "refusal", NC_("incident_kind", "Entry refused") },
	{ "obstruction", NC_("incident_kind", "Obstructed inside") },
	{ "interview_refused", NC_("incident_kind", "Private interview refused") },
	{ "file_refused", NC_("incident_kind", "File or register refused") },
	{ "equipment_refused", NC_("incident_kind", "Equipment refused") },
	{ "other", NC_("incident_kind", "Other") },
};
static const struct vocabulary incident_kind_vocabulary = {
	"incident_kind", "incident_kind", N_("Kinds of access incidents"),
	incident_kind_choices, COUNT(incident_kind_choices), true,
};

static const struct field fields[] = {
	[ACCESS_INCIDENT_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[ACCESS_INCIDENT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &incident_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[ACCESS_INCIDENT_MINUTES] = {
		.name = "minutes", .label = N_("Minutes"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .in_list = true,
	},
	[ACCESS_INCIDENT_REASON] = {
		.name = "reason", .label = N_("Reason given"),
		.kind = KIND_PROSE, .max = 4000, .search = true, .in_list = true,
		.identity = true,
	},
	[ACCESS_INCIDENT_ROOM] = {
		.name = "room", .label = N_("Room or part of the place"),
		.kind = KIND_TEXT, .max = 200, .in_list = true, .identity = true,
	},
};
static_assert(COUNT(fields) == ACCESS_INCIDENT_FIELD_COUNT, "one row for each field");

const struct entity access_incident_entity = {
	.name = "access_incident", .plural = "access_incidents",
	.label = N_("Access incident"), .label_many = N_("Access incidents"),
	.fields = fields, .field_count = ACCESS_INCIDENT_FIELD_COUNT,
	.name_field = ACCESS_INCIDENT_KIND,
};
