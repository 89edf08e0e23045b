#include "model/visit.h"

#include "model/account.h"
#include "model/mission.h"
#include "model/place.h"
#include "model/plan_line.h"
#include "model/vocabularies.h"

static const struct choice access_result_choices[] = {
	{ "full", NC_("access_result", "Full") },
	{ "delayed", NC_("access_result", "Delayed") },
	{ "partly_refused", NC_("access_result", "Partly refused") },
	{ "refused", NC_("access_result", "Refused") },
	{ "obstructed_inside", NC_("access_result", "Obstructed inside") },
};
static const struct vocabulary access_result_vocabulary = {
	"access_result", "access_result", N_("Access"),
	access_result_choices, COUNT(access_result_choices), false,
};

static const struct choice visit_state_choices[] = {
	{ "planned", NC_("state:visit", "Planned") },
	{ "started", NC_("state:visit", "Started") },
	{ "access_wait", NC_("state:visit", "Waiting for access") },
	{ "inside", NC_("state:visit", "Inside") },
	{ "final_talk_done", NC_("state:visit", "Final talk held") },
	{ "ended", NC_("state:visit", "Ended") },
	{ "notes_sealed", NC_("state:visit", "Notes sealed") },
	{ "reported", NC_("state:visit", "Reported") },
	{ "in_follow_up", NC_("state:visit", "In follow-up") },
	{ "closed", NC_("state:visit", "Closed") },
	{ "refused", NC_("state:visit", "Access refused") },
};
static const struct vocabulary visit_state_vocabulary = {
	"visit_state", "state:visit", N_("State"),
	visit_state_choices, COUNT(visit_state_choices), false,
};

static const struct choice joint_body_choices[] = {
	{ "spt", NC_("joint_body", "Subcommittee on Prevention of Torture") },
	{ "cpt", NC_("joint_body", "Committee for the Prevention of Torture") },
	{ "regional_commission", NC_("joint_body", "Regional commission") },
	{ "other_mechanism", NC_("joint_body", "Another preventive mechanism") },
	{ "judge", NC_("joint_body", "Judge") },
	{ "other", NC_("joint_body", "Other") },
};
static const struct vocabulary joint_body_vocabulary = {
	"joint_body", "joint_body", N_("Bodies of joint visits"),
	joint_body_choices, COUNT(joint_body_choices), true,
};

static const struct field fields[] = {
	[VISIT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[VISIT_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true,
		.in_list = true, .identity = true, .search = true,
	},
	[VISIT_MISSION] = {
		.name = "mission", .label = N_("Mission"),
		.kind = KIND_LINK, .link = &mission_entity, .filter = true,
	},
	[VISIT_PLAN_LINE] = {
		.name = "plan_line", .label = N_("Plan line"),
		.kind = KIND_LINK, .link = &plan_line_entity, .filter = true,
	},
	[VISIT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &visit_type_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
	[VISIT_ANNOUNCED] = {
		.name = "announced", .label = N_("Notice"),
		.kind = KIND_CHOICE, .vocabulary = &notice_vocabulary, .filter = true,
	},
	[VISIT_STARTED_ON] = {
		.name = "started_on", .label = N_("Start"),
		.kind = KIND_DAY, .reduced = true, .required = true, .sort = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[VISIT_ENDED_ON] = {
		.name = "ended_on", .label = N_("End"),
		.kind = KIND_DAY, .reduced = true,
	},
	[VISIT_TEAM] = {
		.name = "team", .label = N_("Team"),
		.kind = KIND_LINK, .many = true, .link = &account_entity, .filter = true,
	},
	[VISIT_PURPOSE] = {
		.name = "purpose", .label = N_("Purpose"),
		.kind = KIND_PROSE, .max = 20000, .search = true,
	},
	[VISIT_ACCESS_RESULT] = {
		.name = "access_result", .label = N_("Access"),
		.kind = KIND_CHOICE, .vocabulary = &access_result_vocabulary, .filter = true,
	},
	[VISIT_DELAY_MINUTES] = {
		.name = "delay_minutes", .label = N_("Delay in minutes"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_NIGHT] = {
		.name = "night", .label = N_("At night"),
		.kind = KIND_BOOLEAN, .filter = true,
	},
	[VISIT_REMOTE] = {
		.name = "remote", .label = N_("From a distance"),
		.help = N_("Without going there: by telephone, by video or on documents."),
		.kind = KIND_BOOLEAN, .filter = true,
	},
	[VISIT_JOINT_WITH] = {
		.name = "joint_with", .label = N_("Together with"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &joint_body_vocabulary,
		.filter = true,
	},
	[VISIT_AREAS_SEEN] = {
		.name = "areas_seen", .label = N_("Parts of the place seen"),
		.help = N_("With a semicolon between them."),
		.kind = KIND_TEXT, .many = true, .max = 4000,
	},
	[VISIT_REGISTERS_SEEN] = {
		.name = "registers_seen", .label = N_("Registers seen"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &register_kind_vocabulary,
	},
	[VISIT_INTERVIEWS_REMAND] = {
		.name = "interviews_remand", .label = N_("Interviews: persons on remand"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_SENTENCED] = {
		.name = "interviews_sentenced", .label = N_("Interviews: sentenced persons"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_MINORS] = {
		.name = "interviews_minors", .label = N_("Interviews: minors"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_WOMEN] = {
		.name = "interviews_women", .label = N_("Interviews: women"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_FOREIGNERS] = {
		.name = "interviews_foreigners", .label = N_("Interviews: foreign nationals"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_STAFF] = {
		.name = "interviews_staff", .label = N_("Interviews: staff"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_DOCTORS] = {
		.name = "interviews_doctors", .label = N_("Interviews: health staff"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_INTERVIEWS_RELATIVES] = {
		.name = "interviews_relatives", .label = N_("Interviews: relatives"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_MEDICAL_FILES_SEEN] = {
		.name = "medical_files_seen", .label = N_("Medical files seen"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_PHOTOS_TAKEN] = {
		.name = "photos_taken", .label = N_("Photographs taken"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000,
	},
	[VISIT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &visit_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == VISIT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "start", NC_("step:visit", "Start"), "planned", "started" },
	{ "record_refusal", NC_("step:visit", "Record the refusal"), "started", "refused" },
	{ "wait", NC_("step:visit", "Wait for access"), "started", "access_wait" },
	{ "enter", NC_("step:visit", "Enter"), "access_wait", "inside" },
	{ "hold_final_talk", NC_("step:visit", "Hold the final talk"), "inside", "final_talk_done" },
	{ "end", NC_("step:visit", "End"), "final_talk_done", "ended" },
	{ "seal", NC_("step:visit", "Seal the notes"), "ended", "notes_sealed" },
	{ "report", NC_("step:visit", "Report"), "notes_sealed", "reported" },
	{ "follow_up", NC_("step:visit", "Put in follow-up"), "reported", "in_follow_up" },
	{ "close", NC_("step:visit", "Close"), "in_follow_up", "closed" },
	{ 0 },
};

const struct entity visit_entity = {
	.name = "visit", .plural = "visits",
	.label = N_("Visit"), .label_many = N_("Visits"),
	.fields = fields, .field_count = VISIT_FIELD_COUNT,
	.number_prefix = "V",
	.number_field = VISIT_NUMBER,
	.name_field = VISIT_NUMBER,
	.state_field = VISIT_STATE, .steps = steps,
};
