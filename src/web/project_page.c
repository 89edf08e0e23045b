// One rehabilitation project: its steps with their days, the photographs before beside those after, and the
// recommendations that it answers, each as it was found.
#include "acts/attach.h"
#include "acts/dossier.h"
#include "acts/rehabilitate.h"
#include "base/media.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// Photographs of one mark, oldest first: at the same place in both rows they are meant to be compared.
static bool set_photos(struct call *call, struct view *view, const struct record *project)
{
	struct record **files;
	size_t count;
	if (!attachments_of(call, project, &files, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		str mark = record_text(files[i], ATTACHMENT_MARK);
		if (mark.length == 0 || !str_starts(record_text(files[i], ATTACHMENT_MEDIA_TYPE), S("image/")))
			continue;
		struct view *shown = view_add(view, str_is(mark, "before") ? "before" : "after");
		view_text(shown, "name", record_text(files[i], ATTACHMENT_NAME));
		view_text(shown, "address", str_format(call->arena, "/attachments/%.*s/view", STR_ARG(files[i]->id)));
		view_flag(view, "photos", true);
	}
	return true;
}

static bool set_answers(struct call *call, struct view *view, const struct record *project)
{
	struct rehabilitate_answers answers;
	if (!rehabilitate_answers(call, project, &answers))
		return false;
	for (size_t i = 0; i < answers.count; i++) {
		struct view *shown = view_add(view, "answers");
		shown_record(call, shown, "record", answers.recommendations[i]);
		shown_name(call, shown, "text", record_text(answers.recommendations[i], RECOMMENDATION_TEXT));
		view_flag(shown, "solved", answers.solved[i]);
	}
	view_integer(view, "answered", (int64_t)answers.count);
	view_text(view, "solved", words_of(call->arena, call_locale(call), answers.solved_count, (int64_t)answers.count));
	return true;
}

static void set_days(struct call *call, struct view *view, const struct record *project)
{
	static const size_t days[] = { REHABILITATION_PROJECT_IDENTIFIED_ON, REHABILITATION_PROJECT_PROPOSED_ON,
		REHABILITATION_PROJECT_FUNDED_ON, REHABILITATION_PROJECT_WORKS_FROM, REHABILITATION_PROJECT_DELIVERED_ON,
		REHABILITATION_PROJECT_VERIFIED_ON, REHABILITATION_PROJECT_STOPPED_ON };
	for (size_t i = 0; i < COUNT(days); i++) {
		if (!record_has(project, days[i]))
			continue;
		struct view *shown = view_add(view, "days");
		view_text(shown, "label", say(call, project->entity->fields[days[i]].label));
		shown_day(call, shown, "day", record_text(project, days[i]));
	}
	struct day due;
	bool open = !record_has(project, REHABILITATION_PROJECT_DELIVERED_ON) && !record_has(project, REHABILITATION_PROJECT_STOPPED_ON);
	if (open && day_parse(record_text(project, REHABILITATION_PROJECT_DUE_ON), &due) && day_difference(&call->today, &due) > 0)
		view_integer(view, "late", day_difference(&call->today, &due));
	if (record_has(project, REHABILITATION_PROJECT_COST))
		view_text(view, "money",
			words_money(call->arena, call_locale(call), record_integer(project, REHABILITATION_PROJECT_COST),
				record_text(project, REHABILITATION_PROJECT_CURRENCY)));
}

void project_show(struct door *door, int status, str key)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct view *view = door_view(door);
	form_errors(call, view, &rehabilitation_project_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &rehabilitation_project_entity, key, &dossier) ||
	        !beside_fill(call, view, dossier.record) || !set_photos(call, view, dossier.record) ||
	        !set_answers(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *project = dossier.record;
	record_view_fill(call, view, project,
		"work recommendations cost currency identified_on proposed_on funded_on works_from delivered_on verified_on stopped_on");
	shown_text(call, view, "work", record_text(project, REHABILITATION_PROJECT_WORK));
	set_days(call, view, project);
	record_buttons(door, view, project);
	page_timeline(call, view, project, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, project), .level = record_view_level(call, project) };
	page_show(door, status, "project", view, &sheet);
}

void project_page(struct door *door)
{
	project_show(door, 200, door_piece(door, "key"));
}
