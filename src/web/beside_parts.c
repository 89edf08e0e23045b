#include "web/beside_parts.h"

#include "acts/attach.h"
#include "acts/remark.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/frame.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/record_parts.h"

// Whether this very record opens to the caller; what is refused is only not offered.
static bool may(struct call *call, enum verb verb, const struct record *record)
{
	bool opens = permit_record(call, verb, record);
	call->refusal = REFUSED_NOT;
	return opens;
}

static void set_level(struct call *call, struct view *shown, const struct record *record, size_t field)
{
	if (str_is(record_text(record, field), "restricted"))
		frame_level(shown, "level", call->language, LEVEL_RESTRICTED);
}

static void set_files(struct call *call, struct view *view, struct record **files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "files");
		view_text(shown, "name", record_text(files[i], ATTACHMENT_NAME));
		view_text(shown, "address",
			str_format(call->arena, "/attachments/%.*s/view", STR_ARG(files[i]->id)));
		view_text(shown, "type", record_text(files[i], ATTACHMENT_MEDIA_TYPE));
		view_text(shown, "kilobytes", words_number(call->arena, call_locale(call),
				(record_integer(files[i], ATTACHMENT_SIZE) + 1023) / 1024));
		frame_level(shown, "level", call->language,
			attachment_level(record_text(files[i], ATTACHMENT_LEVEL)));
	}
}

static void set_comments(struct call *call, struct view *view, const struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->comment_count; i++) {
		const struct record *comment = remarks->comments[i];
		struct view *shown = view_add(view, "comments");
		shown_value(call, view_in(shown, "author"), comment, COMMENT_AUTHOR);
		shown_instant(call, shown, "at", &comment->created_at);
		shown_value(call, view_in(shown, "text"), comment, COMMENT_TEXT);
		set_level(call, shown, comment, COMMENT_LEVEL);
		if (may(call, VERB_CHANGE, comment))
			view_text(shown, "edit", str_format(call->arena, "/comments/%.*s/edit", STR_ARG(comment->id)));
		if (may(call, VERB_BIN, comment))
			view_text(shown, "bin", str_format(call->arena, "/comments/%.*s/bin", STR_ARG(comment->id)));
	}
}

static void set_tasks(struct call *call, struct view *view, const struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->task_count; i++) {
		const struct record *task = remarks->tasks[i];
		struct view *shown = view_add(view, "tasks");
		bool open = str_is(record_text(task, TASK_STATE), "open");
		str due = record_text(task, TASK_DUE_ON);
		view_text(shown, "task", record_text(task, TASK_TASK));
		view_text(shown, "address", address_record(call->arena, &task_entity, S(""), task->id));
		shown_value(call, view_in(shown, "assignee"), task, TASK_ASSIGNEE);
		shown_value(call, view_in(shown, "state"), task, TASK_STATE);
		shown_value(call, view_in(shown, "outcome"), task, TASK_OUTCOME);
		shown_day(call, shown, "due", due);
		view_flag(shown, "open", open);
		view_flag(shown, "late", open && due.length > 0 && str_compare(due, day_str(&call->today)) < 0);
		set_level(call, shown, task, TASK_LEVEL);
		if (open && may(call, VERB_STEP, task))
			view_text(shown, "complete", str_format(call->arena, "/tasks/%.*s/steps/complete", STR_ARG(task->id)));
	}
}

// What is still open for the caller to add; nothing to a record in the bin.
static void set_adding(struct call *call, struct view *view, const struct record *record)
{
	if (record->binned_at.length > 0 || record->entity->beside)
		return;
	if (may(call, VERB_CHANGE, record))
		view_text(view, "attach", str_format(call->arena, "/%s/%.*s/attachments", record->entity->plural, STR_ARG(record->id)));
	if (!permit_may(call, VERB_CREATE, &comment_entity))
		return;
	const struct grant *grant = permit_grant_find(call, record->entity);
	struct view *remark = view_in(view, "remark");
	struct address task = address_of(call->arena, S("/tasks/new"));
	address_add(&task, "entity", str_from(record->entity->name));
	address_add(&task, "record", record->id);
	view_text(remark, "entity", str_from(record->entity->name));
	view_text(remark, "record", record->id);
	view_text(remark, "task", address_str(&task));
	view_flag(remark, "restricts", grant != NULL && grant->level >= LEVEL_RESTRICTED);
}

bool beside_fill(struct call *call, struct view *view, const struct record *record)
{
	struct record **files;
	struct remarks remarks;
	size_t count;
	if (!attachments_of(call, record, &files, &count) || !remarks_of(call, record, &remarks))
		return false;
	set_files(call, view, files, count);
	set_comments(call, view, &remarks);
	set_tasks(call, view, &remarks);
	set_adding(call, view, record);
	return true;
}

str beside_home(struct call *call, const struct record *record)
{
	struct record *owner = beside_owner(call, record);
	if (owner == NULL)
		return S("");
	const char *place = record->entity == &attachment_entity ? "files" : "remarks";
	return str_format(call->arena, "%.*s#%s", STR_ARG(record_home(call, owner)), place);
}
