#include "model/task.h"

#include "model/account.h"
#include "model/vocabularies.h"

static const struct choice task_state_choices[] = {
	{ "open", NC_("state:task", "Open") },
	{ "done", NC_("state:task", "Done") },
	{ "dropped", NC_("state:task", "Dropped") },
};
const struct vocabulary task_state_vocabulary = {
	"task_state", "state:task", N_("State"),
	task_state_choices, COUNT(task_state_choices), false,
};

static const struct field fields[] = {
	[TASK_ENTITY] = {
		.name = "entity", .label = N_("Stands beside"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[TASK_RECORD] = {
		.name = "record", .label = N_("Record"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true,
	},
	[TASK_TASK] = {
		.name = "task", .label = N_("What is to be done"),
		.kind = KIND_TEXT, .max = 1000, .required = true, .in_list = true, .search = true,
	},
	[TASK_ASSIGNEE] = {
		.name = "assignee", .label = N_("Who does it"),
		.kind = KIND_LINK, .link = &account_entity, .required = true, .filter = true, .in_list = true,
	},
	[TASK_DUE_ON] = {
		.name = "due_on", .label = N_("Until"),
		.kind = KIND_DAY, .sort = true, .filter = true, .in_list = true,
	},
	[TASK_OUTCOME] = {
		.name = "outcome", .label = N_("What came of it"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[TASK_AUTHOR] = {
		.name = "author", .label = N_("Asked by"),
		.kind = KIND_LINK, .link = &account_entity, .filter = true, .in_list = true, .settled = true,
	},
	[TASK_LEVEL] = {
		.name = "level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &record_level_vocabulary, .required = true,
	},
	[TASK_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &task_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == TASK_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "complete", NC_("step:task", "Done"), "open", "done", "outcome", false },
	{ "drop", NC_("step:task", "Drop it"), "open", "dropped", "outcome", true },
	{ "reopen", NC_("step:task", "Open again"), "done|dropped", "open" },
	{ 0 },
};

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	return before != NULL || beside_check(call, after);
}

const struct entity task_entity = {
	.name = "task", .plural = "tasks",
	.label = N_("Task"), .label_many = N_("Tasks"),
	.fields = fields, .field_count = TASK_FIELD_COUNT,
	.name_field = TASK_TASK,
	.state_field = TASK_STATE, .steps = steps,
	.beside = true,
	.check = check,
};
