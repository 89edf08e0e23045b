#include "model/report.h"

#include "model/check.h"
#include "model/permit.h"
#include "model/record.h"
#include "model/visit.h"

static const struct choice report_kind_choices[] = {
	{ "visit", NC_("report_kind", "Visit report") },
	{ "follow_up", NC_("report_kind", "Follow-up report") },
	{ "thematic", NC_("report_kind", "Thematic report") },
	{ "annual", NC_("report_kind", "Annual report") },
	{ "special", NC_("report_kind", "Special report") },
	{ "other", NC_("report_kind", "Other") },
};
const struct vocabulary report_kind_vocabulary = {
	"report_kind", "report_kind", N_("Kinds of reports"),
	report_kind_choices, COUNT(report_kind_choices), true,
};

static const struct choice report_state_choices[] = {
	{ "drafting", NC_("state:report", "Being drafted") },
	{ "internal_review", NC_("state:report", "Internal review") },
	{ "approved_draft", NC_("state:report", "Draft approved") },
	{ "sent_for_facts", NC_("state:report", "Facts with the authority") },
	{ "comments_in", NC_("state:report", "Comments in") },
	{ "final", NC_("state:report", "Final") },
	{ "sent", NC_("state:report", "Sent") },
	{ "published", NC_("state:report", "Published") },
	{ "kept_confidential", NC_("state:report", "Kept confidential") },
};
const struct vocabulary report_state_vocabulary = {
	"report_state", "state:report", N_("State"),
	report_state_choices, COUNT(report_state_choices), false,
};

static const struct field fields[] = {
	[REPORT_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true, .search = true,
	},
	[REPORT_TITLE] = {
		.name = "title", .label = N_("Title"),
		.kind = KIND_NAME, .max = 1000, .required = true, .sort = true, .in_list = true, .search = true,
		.identity = true,
	},
	[REPORT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &report_kind_vocabulary, .required = true, .filter = true,
		.in_list = true, .identity = true,
	},
	[REPORT_VISITS] = {
		.name = "visits", .label = N_("Visits"),
		.kind = KIND_LINK, .many = true, .link = &visit_entity, .filter = true, .identity = true,
	},
	[REPORT_YEAR] = {
		.name = "year", .label = N_("Year"),
		.kind = KIND_INTEGER, .min = 1990, .max = 2200, .year = true, .filter = true, .sort = true,
		.in_list = true, .identity = true,
	},
	[REPORT_SENT_ON] = {
		.name = "sent_on", .label = N_("Sent on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true, .by_step = true,
	},
	[REPORT_PUBLISHED_ON] = {
		.name = "published_on", .label = N_("Published on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true, .by_step = true,
	},
	[REPORT_ADDRESS] = {
		.name = "address", .label = N_("Where it can be read"),
		.kind = KIND_TEXT, .max = 400,
	},
	[REPORT_REASON] = {
		.name = "reason", .label = N_("Why it stays confidential"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[REPORT_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[REPORT_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &report_state_vocabulary, .required = true, .filter = true,
		.in_list = true,
	},
};
static_assert(COUNT(fields) == REPORT_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "review", NC_("step:report", "Review"), "drafting", "internal_review" },
	{ "approve", NC_("step:report", "Approve"), "internal_review", "approved_draft", NULL, false, ROLE_COORDINATOR },
	{ "send_for_facts", NC_("step:report", "Send for facts"), "approved_draft", "sent_for_facts" },
	{ "receive_comments", NC_("step:report", "Record the comments"), "sent_for_facts", "comments_in" },
	{ "finish", NC_("step:report", "Make final"), "approved_draft|sent_for_facts|comments_in", "final", NULL, false, ROLE_COORDINATOR },
	{ "send", NC_("step:report", "Send"), "final", "sent", "sent_on", true },
	{ "publish", NC_("step:report", "Publish"), "sent", "published", "published_on", true, ROLE_COORDINATOR },
	{ "keep", NC_("step:report", "Keep confidential"), "sent", "kept_confidential", "reason", true, ROLE_COORDINATOR },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ REPORT_SENT_ON, REPORT_PUBLISHED_ON }, 2);
}

const struct entity report_entity = {
	.name = "report", .plural = "reports",
	.label = N_("Report"), .label_many = N_("Reports"),
	.fields = fields, .field_count = REPORT_FIELD_COUNT,
	.number_prefix = "RE",
	.number_field = REPORT_NUMBER,
	.name_field = REPORT_TITLE,
	.state_field = REPORT_STATE, .steps = steps,
	.check = check,
};
