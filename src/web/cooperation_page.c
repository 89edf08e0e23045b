// One cooperation project: the money planned and spent, the results with where they began, should be and are, what was planned
// and done, and the reports that it owes, late ones first.
#include "acts/dossier.h"
#include "acts/together.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"
#include "web/together_parts.h"

static bool read(struct call *call, const struct entity *entity, size_t field, const struct record *project,
	struct record ***records, size_t *count)
{
	*count = 0;
	return !permit_may(call, VERB_READ, entity) || list_linked(call, entity, field, project->id, records, count);
}

// A bar of what was spent of what was planned: over the plan it is full, and the words say by how much.
static void show_money(struct call *call, struct view *shown, int64_t planned, int64_t spent, str currency)
{
	view_text(shown, "planned", words_money(call->arena, call_locale(call), planned, currency));
	view_text(shown, "spent", words_money(call->arena, call_locale(call), spent, currency));
	if (planned == 0)
		return;
	view_text(shown, "share", words_share_whole(call->arena, call_locale(call), spent, planned));
	view_integer(shown, "most", planned);
	view_integer(shown, "part", spent > planned ? planned : spent);
	if (spent > planned)
		view_text(shown, "over", words_money(call->arena, call_locale(call), spent - planned, currency));
}

static bool set_budget(struct call *call, struct view *view, const struct record *project)
{
	struct record **lines;
	size_t count;
	int64_t planned = 0, spent = 0;
	str currency = record_text(project, COOPERATION_PROJECT_CURRENCY);
	if (!read(call, &budget_line_entity, BUDGET_LINE_COOPERATION_PROJECT, project, &lines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "budget");
		shown_text(call, shown, "heading", record_text(lines[i], BUDGET_LINE_HEADING));
		view_text(shown, "address", address_record(call->arena, &budget_line_entity, S(""), lines[i]->id));
		show_money(call, shown, record_integer(lines[i], BUDGET_LINE_PLANNED), record_integer(lines[i], BUDGET_LINE_SPENT), currency);
		if (record_has(lines[i], BUDGET_LINE_SPENT_UNTIL))
			shown_day(call, shown, "until", record_text(lines[i], BUDGET_LINE_SPENT_UNTIL));
		planned += record_integer(lines[i], BUDGET_LINE_PLANNED);
		spent += record_integer(lines[i], BUDGET_LINE_SPENT);
	}
	if (count > 0)
		show_money(call, view_in(view, "budget_total"), planned, spent, currency);
	if (!record_has(project, COOPERATION_PROJECT_BUDGET))
		return true;
	int64_t whole = record_integer(project, COOPERATION_PROJECT_BUDGET);
	view_text(view, "whole", words_money(call->arena, call_locale(call), whole, currency));
	if (count > 0 && whole != planned)
		view_text(view, "unplanned", words_money(call->arena, call_locale(call), whole > planned ? whole - planned : planned - whole, currency));
	view_flag(view, "beyond", planned > whole);
	return true;
}

static void show_count(struct call *call, struct view *shown, const char *name, const struct record *result, size_t field)
{
	if (record_has(result, field))
		view_text(shown, name, words_number(call->arena, call_locale(call), record_integer(result, field)));
}

// How much of the way from where it began to where it should be; some indicators are to fall.
static void show_way(struct call *call, struct view *shown, const struct record *result)
{
	int64_t begin = record_integer(result, PROJECT_RESULT_BASELINE), target = record_integer(result, PROJECT_RESULT_TARGET);
	int64_t way = target - begin, gone = record_integer(result, PROJECT_RESULT_REACHED) - begin;
	if (!record_has(result, PROJECT_RESULT_TARGET) || !record_has(result, PROJECT_RESULT_REACHED) || way == 0)
		return;
	if (way < 0) {
		way = -way;
		gone = -gone;
	}
	view_integer(shown, "most", way);
	view_integer(shown, "part", gone < 0 ? 0 : gone > way ? way : gone);
	view_flag(shown, "met", gone >= way);
	view_text(shown, "share", words_share_whole(call->arena, call_locale(call), gone < 0 ? 0 : gone, way));
}

static bool set_results(struct call *call, struct view *view, const struct record *project)
{
	struct record **results;
	size_t count;
	if (!read(call, &project_result_entity, PROJECT_RESULT_COOPERATION_PROJECT, project, &results, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "results");
		shown_text(call, shown, "result", record_text(results[i], PROJECT_RESULT_RESULT));
		shown_text(call, shown, "indicator", record_text(results[i], PROJECT_RESULT_INDICATOR));
		view_text(shown, "level", value_words(call, results[i], PROJECT_RESULT_RESULT_LEVEL));
		view_text(shown, "address", address_record(call->arena, &project_result_entity, S(""), results[i]->id));
		show_count(call, shown, "baseline", results[i], PROJECT_RESULT_BASELINE);
		show_count(call, shown, "target", results[i], PROJECT_RESULT_TARGET);
		show_count(call, shown, "reached", results[i], PROJECT_RESULT_REACHED);
		show_way(call, shown, results[i]);
		if (record_has(results[i], PROJECT_RESULT_REACHED_ON))
			shown_day(call, shown, "on", record_text(results[i], PROJECT_RESULT_REACHED_ON));
	}
	return true;
}

static void show_report(struct call *call, struct view *shown, const struct record *report, int64_t late)
{
	shown_text(call, shown, "subject", record_text(report, PROJECT_REPORT_SUBJECT));
	view_text(shown, "kind", value_words(call, report, PROJECT_REPORT_KIND));
	view_text(shown, "address", address_record(call->arena, &project_report_entity, S(""), report->id));
	shown_day(call, shown, "due", record_text(report, PROJECT_REPORT_DUE_ON));
	if (record_has(report, PROJECT_REPORT_SENT_ON))
		shown_day(call, shown, "sent", record_text(report, PROJECT_REPORT_SENT_ON));
	if (record_has(report, PROJECT_REPORT_ACCEPTED_ON))
		shown_day(call, shown, "accepted", record_text(report, PROJECT_REPORT_ACCEPTED_ON));
	view_integer(shown, "late", late);
}

// Late ones, then those to come, then what was sent; each as they are due.
static bool set_reports(struct call *call, struct view *view, const struct record *project)
{
	struct list_request request = { .entity = &project_report_entity, .sort = S("due_on"), .limit = 500, .uncounted = true };
	struct list_page page;
	int64_t late_count = 0;
	if (!permit_may(call, VERB_READ, &project_report_entity))
		return true;
	if (!list_filter(call, &request, S("cooperation_project"), project->id) || !list_read(call, &request, &page))
		return false;
	for (int turn = 0; turn < 3; turn++)
		for (size_t i = 0; i < page.count; i++) {
			const struct record *report = page.records[i];
			struct day due;
			bool sent = record_has(report, PROJECT_REPORT_SENT_ON);
			int64_t late = !sent && day_parse(record_text(report, PROJECT_REPORT_DUE_ON), &due) ? day_difference(&call->today, &due) : 0;
			if ((sent ? 2 : late > 0 ? 0 : 1) != turn)
				continue;
			late_count += late > 0;
			show_report(call, view_add(view, "reports"), report, late > 0 ? late : 0);
		}
	view_integer(view, "reports_late", late_count);
	return true;
}

static void set_adds(struct call *call, struct view *view, const struct record *project)
{
	static const struct {
		const char *name;
		const struct entity *entity;
	} kinds[] = {
		{ "add_budget", &budget_line_entity }, { "add_result", &project_result_entity }, { "add_report", &project_report_entity },
		{ "add_action", &joint_action_entity },
	};
	for (size_t i = 0; project->binned_at.length == 0 && i < COUNT(kinds); i++)
		if (permit_may(call, VERB_CREATE, kinds[i].entity))
			view_text(view, kinds[i].name,
				str_format(call->arena, "/%s/new?cooperation_project=%.*s", kinds[i].entity->plural, STR_ARG(project->id)));
}

void cooperation_show(struct door *door, int status, str key)
{
	static const struct entity *const own[] = { &budget_line_entity, &project_result_entity, &project_report_entity,
		&joint_action_entity, &training_session_entity, &event_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct together together;
	struct view *view = door_view(door);
	form_errors(call, view, &cooperation_project_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &cooperation_project_entity, key, &dossier) ||
	        !together_read(call, &cooperation_project_entity, dossier.record->id, &together) ||
	        !set_budget(call, view, dossier.record) || !set_results(call, view, dossier.record) ||
	        !set_reports(call, view, dossier.record) || !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *project = dossier.record;
	record_view_fill(call, view, project, "budget currency objective");
	shown_name(call, view, "heading", record_text(project, COOPERATION_PROJECT_TITLE));
	if (record_has(project, COOPERATION_PROJECT_OBJECTIVE))
		shown_text(call, view, "objective", record_text(project, COOPERATION_PROJECT_OBJECTIVE));
	together_fill(call, view, &together);
	set_adds(call, view, project);
	record_buttons(door, view, project);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, project, &dossier.timeline);
	struct sheet_of sheet = { .title = value_words(call, project, COOPERATION_PROJECT_TITLE), .level = record_view_level(call, project) };
	page_show(door, status, "cooperation", view, &sheet);
}

void cooperation_page(struct door *door)
{
	cooperation_show(door, 200, door_piece(door, "key"));
}
