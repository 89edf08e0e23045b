#include "model/event.h"

#include "model/agreement.h"
#include "model/check.h"
#include "model/cooperation_project.h"
#include "model/network.h"
#include "model/partner.h"
#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice event_kind_choices[] = {
	{ "symposium", NC_("event_kind", "Symposium") },
	{ "conference", NC_("event_kind", "Conference") },
	{ "seminar", NC_("event_kind", "Seminar") },
	{ "workshop", NC_("event_kind", "Workshop") },
	{ "assembly", NC_("event_kind", "Assembly") },
	{ "committee_meeting", NC_("event_kind", "Committee meeting") },
	{ "awareness", NC_("event_kind", "Awareness raising") },
	{ "study_visit", NC_("event_kind", "Study visit") },
	{ "statement", NC_("event_kind", "Statement") },
	{ "other", NC_("event_kind", "Other") },
};
const struct vocabulary event_kind_vocabulary = {
	"event_kind", "event_kind", N_("Kinds of events"),
	event_kind_choices, COUNT(event_kind_choices), true,
};

static const struct choice event_role_choices[] = {
	{ "organiser", NC_("event_role", "Organiser") },
	{ "co_organiser", NC_("event_role", "Co-organiser") },
	{ "host", NC_("event_role", "Host") },
	{ "speaker", NC_("event_role", "Speaker") },
	{ "participant", NC_("event_role", "Participant") },
};
const struct vocabulary event_role_vocabulary = {
	"event_role", "event_role", N_("Roles in events"),
	event_role_choices, COUNT(event_role_choices), false,
};

static const struct choice head_count_choices[] = {
	{ "exact", NC_("head_count", "exactly") },
	{ "about", NC_("head_count", "about") },
	{ "at_least", NC_("head_count", "at least") },
};
const struct vocabulary head_count_vocabulary = {
	"head_count", "head_count", N_("Precision of counts"),
	head_count_choices, COUNT(head_count_choices), false,
};

static const struct choice event_state_choices[] = {
	{ "planned", NC_("state:event", "Planned") },
	{ "held", NC_("state:event", "Held") },
	{ "outcome_published", NC_("state:event", "Outcome published") },
	{ "cancelled", NC_("state:event", "Cancelled") },
};
const struct vocabulary event_state_vocabulary = {
	"event_state", "state:event", N_("State"),
	event_state_choices, COUNT(event_state_choices), false,
};

static const struct field fields[] = {
	[EVENT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[EVENT_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 1000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &event_kind_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_OUR_ROLE] = {
		.name = "our_role", .label = N_("The mechanism as"),
		.kind = KIND_CHOICE, .vocabulary = &event_role_vocabulary, .filter = true, .in_list = true,
		.level = LEVEL_PUBLIC,
	},
	[EVENT_ORGANISERS] = {
		.name = "organisers", .label = N_("Organisers"),
		.kind = KIND_LINK, .many = true, .link = &partner_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_NETWORK] = {
		.name = "network", .label = N_("Assembly of the network"),
		.kind = KIND_LINK, .link = &network_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_AGREEMENT] = {
		.name = "agreement", .label = N_("Under the agreement"),
		.kind = KIND_LINK, .link = &agreement_entity, .filter = true,
	},
	[EVENT_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .filter = true,
	},
	[EVENT_THEMES] = {
		.name = "themes", .label = N_("Themes"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &theme_vocabulary, .filter = true,
		.level = LEVEL_PUBLIC,
	},
	[EVENT_STARTS_ON] = {
		.name = "starts_on", .label = N_("From"),
		.kind = KIND_DAY, .reduced = true, .required = true, .sort = true, .filter = true,
		.in_list = true, .identity = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_ENDS_ON] = {
		.name = "ends_on", .label = N_("Until"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_VENUE] = {
		.name = "venue", .label = N_("Where"),
		.kind = KIND_TEXT, .max = 200, .search = true, .in_list = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_PROGRAMME] = {
		.name = "programme", .label = N_("Programme"),
		.kind = KIND_PROSE, .max = 20000, .search = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_PERSONS] = {
		.name = "persons", .label = N_("Persons"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000, .level = LEVEL_PUBLIC,
	},
	[EVENT_HEAD_COUNT] = {
		.name = "head_count", .label = N_("How exactly counted"),
		.kind = KIND_CHOICE, .vocabulary = &head_count_vocabulary, .level = LEVEL_PUBLIC,
	},
	[EVENT_DOCUMENT] = {
		.name = "document", .label = N_("Document adopted"),
		.kind = KIND_NAME, .max = 1000, .search = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_DOCUMENT_TEXT] = {
		.name = "document_text", .label = N_("Its text"),
		.kind = KIND_NAME, .prose = true, .max = 40000, .search = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_OUTCOME] = {
		.name = "outcome", .label = N_("What came of it"),
		.kind = KIND_PROSE, .max = 8000, .search = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_FOLLOWS] = {
		.name = "follows", .label = N_("Follows from"),
		.kind = KIND_LINK, .link = &event_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_FOUNDED] = {
		.name = "founded", .label = N_("Network born of it"),
		.kind = KIND_LINK, .link = &network_entity, .filter = true, .level = LEVEL_PUBLIC,
	},
	[EVENT_REASON] = {
		.name = "reason", .label = N_("Why it was cancelled"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[EVENT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &event_state_vocabulary, .required = true, .filter = true,
		.in_list = true, .level = LEVEL_PUBLIC,
	},
};
static_assert(COUNT(fields) == EVENT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "complete", NC_("step:event", "Record as held"), "planned", "held" },
	{ "publish_outcome", NC_("step:event", "Publish the outcome"), "held", "outcome_published", "outcome", true },
	{ "cancel", NC_("step:event", "Cancel"), "planned", "cancelled", "reason", true },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ EVENT_STARTS_ON, EVENT_ENDS_ON }, 2);
}

const struct entity event_entity = {
	.name = "event", .plural = "events",
	.label = N_("Event"), .label_many = N_("Events"),
	.fields = fields, .field_count = EVENT_FIELD_COUNT,
	.number_prefix = "EV",
	.number_field = EVENT_NUMBER,
	.name_field = EVENT_TITLE,
	.named = true,
	.state_field = EVENT_STATE, .steps = steps,
	.check = check,
};
