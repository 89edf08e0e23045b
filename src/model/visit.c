#include "model/visit.h"

#include "model/account.h"
#include "model/place.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[VISIT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[VISIT_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .required = true, .filter = true,
		.in_list = true, .identity = true,
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
