#include "model/project_report.h"

#include "model/check.h"
#include "model/cooperation_project.h"
#include "model/record.h"

static const struct choice project_report_kind_choices[] = {
	{ "narrative", NC_("project_report_kind", "Narrative") },
	{ "financial", NC_("project_report_kind", "Financial") },
	{ "both", NC_("project_report_kind", "Narrative and financial") },
};
const struct vocabulary project_report_kind_vocabulary = {
	"project_report_kind", "project_report_kind", N_("Kinds of reports to donors"),
	project_report_kind_choices, COUNT(project_report_kind_choices), false,
};

static const struct field fields[] = {
	[PROJECT_REPORT_COOPERATION_PROJECT] = {
		.name = "cooperation_project", .label = N_("Cooperation project"),
		.kind = KIND_LINK, .link = &cooperation_project_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[PROJECT_REPORT_SUBJECT] = {
		.name = "subject", .label = N_("Subject"),
		.kind = KIND_TEXT, .max = 400, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[PROJECT_REPORT_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &project_report_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[PROJECT_REPORT_DUE_ON] = {
		.name = "due_on", .label = N_("Due on"),
		.kind = KIND_DAY, .required = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[PROJECT_REPORT_SENT_ON] = {
		.name = "sent_on", .label = N_("Sent on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[PROJECT_REPORT_ACCEPTED_ON] = {
		.name = "accepted_on", .label = N_("Accepted on"),
		.kind = KIND_DAY, .sort = true, .filter = true,
	},
};
static_assert(COUNT(fields) == PROJECT_REPORT_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	return check_days(call, after, (const size_t[]){ PROJECT_REPORT_SENT_ON, PROJECT_REPORT_ACCEPTED_ON }, 2);
}

const struct entity project_report_entity = {
	.name = "project_report", .plural = "project_reports",
	.label = N_("Report to a donor"), .label_many = N_("Reports to donors"),
	.fields = fields, .field_count = PROJECT_REPORT_FIELD_COUNT,
	.name_field = PROJECT_REPORT_SUBJECT,
	.check = check,
};
