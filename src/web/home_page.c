// Home by role: the visit that one goes to, what waits, the clocks of the authorities, the coming days, opinions on laws, the
// chain of twelve months, the rates with what is claimed beside, and where nobody has been: each where it is for the reader.
#include "acts/health.h"
#include "acts/list.h"
#include "acts/overview.h"
#include "acts/urgent.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/agenda_parts.h"
#include "web/figure_parts.h"
#include "web/first_steps_parts.h"
#include "web/handlers.h"
#include "web/health_parts.h"
#include "web/pages.h"

enum { COMING_DAYS = 14, COMING_ITEMS = 12 };

struct todo {
	const struct waiting *waiting;
	const char *label, *since; // `since` with {day}.
	const char *address;
	const struct entity *entity;
	enum verb verb; // Who does it.
};

static void set_todo(struct call *call, struct view *view, const struct overview *overview)
{
	static const char *const since = N_("the oldest since {day}");
	str tasks = str_format(call->arena, "/tasks?state=open&assignee=%.*s", STR_ARG(call->account));
	const struct todo todos[] = {
		{ &overview->tasks, N_("Tasks for you"), N_("the first until {day}"), str_c(call->arena, tasks), &task_entity, VERB_READ },
		{ &overview->unsent, N_("Lines not sent"), since, "/recommendations?reply_state=not_sent",
			&addressee_line_entity, VERB_STEP },
		{ &overview->unassessed, N_("Replies to assess"), since,
			"/recommendations?replied_on.min=1900-01-01&implementation=none", &assessment_entity,
			VERB_CREATE },
		{ &overview->to_seal, N_("Visits to seal"), since, "/visits?state=ended", &visit_entity, VERB_STEP },
		{ &overview->to_validate, N_("Findings to validate"), since, "/findings", &finding_entity,
			VERB_STEP },
		{ &overview->to_confirm, N_("Places to confirm"), since, "/places?state=proposed", &place_entity,
			VERB_STEP },
		{ &overview->to_approve, N_("Letters to approve"), since, "/letters?state=draft", &letter_entity, VERB_STEP },
		{ &overview->came_in, N_("Letters that came in"), since, "/letters?state=received", &letter_entity, VERB_STEP },
		{ &overview->to_renew, N_("Agreements to renew or let end"), N_("the first ends on {day}"), "/agreement_board",
			&agreement_entity, VERB_STEP },
		{ &overview->joint_late, N_("Joint actions overdue"), since, "/agreement_board", &joint_action_entity, VERB_STEP },
		{ &overview->reprisals, N_("Reprisals to follow"), since, "/reprisals", &reprisal_entity, VERB_STEP },
		{ &overview->planned, N_("Visits planned"), N_("the first on {day}"), "/visits?state=planned",
			&visit_entity, VERB_READ },
	};
	for (size_t i = 0; i < COUNT(todos); i++) {
		const struct todo *todo = &todos[i];
		if (todo->waiting->count == 0 || !permit_may(call, todo->verb, todo->entity))
			continue;
		struct view *shown = view_add(view, "waiting");
		view_text(shown, "n", words_number(call->arena, call_locale(call), todo->waiting->count));
		view_text(shown, "label", say(call, todo->label));
		view_text(shown, "address", str_from(todo->address));
		if (todo->waiting->oldest.text[0] != 0)
			view_text(shown, "since",
				say_with(call, todo->since, "day",
					day_words(call->arena, &todo->waiting->oldest, call_locale(call),
						str_c(call->arena, call->house.country)),
					NULL));
	}
}

static void set_clocks(struct call *call, struct view *view, const struct count_result *overdue)
{
	for (size_t i = 0; i < overdue->row_count; i++) {
		const struct count_row *row = &overdue->rows[i];
		struct view *shown = view_add(view, "clocks");
		view_text(shown, "label", row->labels[0]);
		struct address list = address_of(call->arena, S("/recommendations"));
		address_add(&list, "addressee", row->keys[0]);
		address_add(&list, "reply_state", S("overdue"));
		view_text(shown, "address", address_str(&list));
		view_text(shown, "n", words_number(call->arena, call_locale(call), row->value.numerator));
		figure_ages(call, shown, overdue, &row->value, "authority", row->keys[0]);
	}
	struct view *total = view_in(view, "clock_total");
	view_text(total, "n", words_number(call->arena, call_locale(call), overdue->total.numerator));
	figure_ages(call, total, overdue, &overdue->total, NULL, S(""));
	view_integer(view, "overdue", overdue->total.numerator);
}

static void set_number(struct call *call, struct view *view, const char *name, int64_t number)
{
	view_text(view, name, words_number(call->arena, call_locale(call), number));
}

static void set_chain(struct call *call, struct view *view, const struct overview *overview)
{
	struct view *chain = view_in(view, "chain");
	struct arena *arena = call->arena;
	shown_day(call, chain, "from", str_copy(arena, day_str(&overview->from)));
	shown_day(call, chain, "to", str_copy(arena, day_str(&overview->to)));
	view_flag(chain, "opens_visits", permit_may(call, VERB_READ, &visit_entity));
	view_flag(chain, "opens_findings", permit_may(call, VERB_READ, &finding_entity));
	set_number(call, chain, "visits", overview->visits.total.numerator);
	set_number(call, chain, "findings", overview->findings);
	set_number(call, chain, "recommendations", overview->recommendations);
	set_number(call, chain, "replies", overview->replies_all.total.numerator);
	set_number(call, chain, "verified", overview->verified.total.numerator);
	view_integer(chain, "places", overview->places.total.numerator);
	view_integer(chain, "good_practices", overview->good_practices);
	view_integer(chain, "lines", overview->replies_all.total.denominator);
	view_integer(chain, "full", overview->full.total.numerator);
	set_number(call, chain, "lines_text", overview->replies_all.total.denominator);
}

static void set_gaps(struct call *call, struct view *view, const struct overview *overview)
{
	view_flag(view, "coverage", overview->coverage);
	view_integer(view, "never", overview->places_never);
	if (overview->places_active > 0)
		view_text(view, "covered",
			words_of(call->arena, call_locale(call), overview->places_visited, overview->places_active));
	for (size_t i = 0; i < overview->gap_count; i++) {
		const struct gap *gap = &overview->gaps[i];
		struct view *shown = view_add(view, "gaps");
		shown_record(call, shown, "place", gap->place);
		shown_value(call, view_in(shown, "kind"), gap->place, PLACE_KIND);
		shown_value(call, view_in(shown, "region"), gap->place, PLACE_REGION);
		if (gap->last_visit.text[0] == 0)
			continue;
		view_flag(shown, "visited", true);
		view_integer(shown, "months", day_difference(&call->today, &gap->last_visit) / 30);
	}
}

// Hours and minutes past the clock, or until it ends.
static void set_span(struct call *call, struct view *view, int64_t minutes)
{
	view_integer(view, "hours", minutes / 60);
	if (minutes < 60)
		view_integer(view, "minutes", minutes);
	(void)call;
}

static bool set_urgent(struct call *call, struct view *view)
{
	struct record **measures;
	size_t count;
	if (!permit_may(call, VERB_READ, &urgent_measure_entity))
		return true;
	if (!urgent_open(call, &measures, &count))
		return false;
	view_flag(view, "urgent_seen", true);
	if (permit_may(call, VERB_CREATE, &urgent_measure_entity))
		view_text(view, "new_urgent", S("/urgent_measures/new"));
	for (size_t i = 0; i < count; i++) {
		const struct record *measure = measures[i];
		struct view *shown = view_add(view, "urgent");
		struct instant due;
		int64_t late = urgent_late_minutes(call, measure);
		shown_record(call, shown, "record", measure);
		shown_link(call, view_in(shown, "place"), &place_entity, record_text(measure, URGENT_MEASURE_PLACE));
		shown_value(call, view_in(shown, "trigger"), measure, URGENT_MEASURE_TRIGGER);
		shown_value(call, view_in(shown, "state"), measure, URGENT_MEASURE_STATE);
		bool runs = str_is(record_text(measure, URGENT_MEASURE_STATE), "sent") && late == 0 &&
		            instant_parse(record_text(measure, URGENT_MEASURE_DUE_AT), &due);
		if (late > 0)
			set_span(call, view_in(shown, "late"), late);
		else if (runs)
			set_span(call, view_in(shown, "left"),
				(instant_milliseconds(&due) - instant_milliseconds(&call->now)) / (60 * 1000));
	}
	return true;
}

// The visit that the reader goes to.
static void set_visit(struct call *call, struct view *view, const struct overview *overview)
{
	const struct record *visit = overview->visit;
	if (visit == NULL)
		return;
	struct view *shown = view_in(view, "visit");
	struct day first = { "" };
	shown_record(call, shown, "record", visit);
	shown_value(call, view_in(shown, "place"), visit, VISIT_PLACE);
	shown_value(call, view_in(shown, "state"), visit, VISIT_STATE);
	shown_value(call, view_in(shown, "announced"), visit, VISIT_ANNOUNCED);
	shown_value(call, view_in(shown, "team"), visit, VISIT_TEAM);
	shown_day(call, shown, "started", record_text(visit, VISIT_STARTED_ON));
	shown_day(call, shown, "ended", record_text(visit, VISIT_ENDED_ON));
	bool planned = str_is(record_text(visit, VISIT_STATE), "planned");
	if (planned && day_parse(record_text(visit, VISIT_STARTED_ON), &first) && day_is_whole(&first))
		view_integer(shown, "days", day_difference(&first, &call->today));
	view_flag(shown, "today", planned && str_equal(day_str(&first), day_str(&call->today)));
	view_flag(shown, "ahead", planned);
	view_integer(shown, "open", overview->open_there);
	view_text(shown, "brief", str_format(call->arena, "/visits/%.*s/brief", STR_ARG(record_number(visit))));
	if (!planned && permit_may(call, VERB_CREATE, &finding_entity))
		view_text(shown, "note_finding", str_format(call->arena, "/findings/new?visit=%.*s", STR_ARG(visit->id)));
}

// The days of two weeks on which something is; false when the store could not be asked.
static bool set_coming(struct call *call, struct view *view, enum level *level)
{
	struct agenda agenda;
	struct day last = day_add(&call->today, COMING_DAYS - 1);
	struct view *shown = NULL;
	str day = S("");
	if (!agenda_read(call, &call->today, &last, &agenda))
		return false;
	bool more = agenda.count > COMING_ITEMS;
	agenda.count = more ? COMING_ITEMS : agenda.count;
	agenda_learn(call, &agenda);
	for (size_t i = 0; i < agenda.count; i++) {
		const struct agenda_item *item = &agenda.items[i];
		// What began before runs on today.
		const struct day *first = day_difference(&item->first, &call->today) < 0 ? &call->today : &item->first;
		if (!str_equal(day, day_str(first))) {
			day = str_copy(call->arena, day_str(first));
			shown = view_add(view, "coming");
			shown_day(call, shown, "day", day);
			view_flag(shown, "today", str_equal(day, day_str(&call->today)));
		}
		agenda_show(call, view_add(shown, "items"), item);
	}
	view_flag(view, "coming_more", more);
	if (agenda_level(&agenda) > *level)
		*level = agenda_level(&agenda);
	return true;
}

static void set_opinions(struct call *call, struct view *view, const struct overview *overview)
{
	for (size_t i = 0; i < overview->opinion_count; i++) {
		const struct record *text = overview->opinions[i];
		struct view *shown = view_add(view, "opinions");
		struct day due;
		shown_record(call, shown, "record", text);
		shown_name(call, shown, "title", record_text(text, LEGAL_TEXT_TITLE));
		shown_value(call, view_in(shown, "stage"), text, LEGAL_TEXT_STAGE);
		shown_day(call, shown, "due", record_text(text, LEGAL_TEXT_OPINION_DUE_ON));
		if (!day_parse(record_text(text, LEGAL_TEXT_OPINION_DUE_ON), &due))
			continue;
		int64_t left = day_difference(&due, &call->today);
		view_flag(shown, "late", left < 0);
		view_integer(shown, "days", left < 0 ? -left : left);
	}
}

// Copies, drills and failed mail, for who has to see to them.
static bool set_health(struct call *call, struct view *view)
{
	struct health health;
	if (!permit_power(call, POWER_HEALTH))
		return true;
	if (!health_brief(call, &health))
		return false;
	view_flag(view, "health", true);
	view_flag(view, "administers", permit_power(call, POWER_ADMINISTRATION));
	health_brief_parts(call, view, &health);
	struct first_steps steps;
	if (!first_steps_read(call, &steps))
		return false;
	first_steps_part(call, view, &steps);
	// Who keeps a new house running brings no recommendations in, and has a beginning of its own.
	view_flag(view, "house_begins", !steps.steps[FIRST_LIST].known && !steps.steps[FIRST_PLACES].done);
	return true;
}

static bool is_empty(struct call *call, const struct entity *entity, bool *empty)
{
	struct list_page page;
	struct list_request request = { .entity = entity, .limit = 1 };
	bool read = list_read(call, &request, &page);
	*empty = read && page.total == 0;
	return read;
}

// Who may bring in what the house has kept so far is offered that; first of all in a house that has nothing yet.
static bool set_beginning(struct call *call, struct view *view)
{
	bool no_places, no_recommendations;
	if (!permit_power(call, POWER_IMPORT))
		return true;
	view_text(view, "import", S("/import?entity=recommendations"));
	if (!permit_may(call, VERB_CREATE, &recommendation_entity))
		return true;
	if (!is_empty(call, &place_entity, &no_places) || !is_empty(call, &recommendation_entity, &no_recommendations))
		return false;
	view_flag(view, "begins", no_places && no_recommendations);
	return true;
}

void home_page(struct door *door)
{
	struct call *call = &door->call;
	struct overview seen;
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0) {
		response_see_other(door->response, S("/portal/"));
		return;
	}
	if (!overview(call, &seen)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	enum level level = LEVEL_INTERNAL;
	if (!set_urgent(call, view) || !set_coming(call, view, &level) || !set_health(call, view) || !set_beginning(call, view)) {
		door_refused(door);
		return;
	}
	shown_day(call, view, "today", str_copy(call->arena, day_str(&call->today)));
	view_text(view, "hijri", day_hijri_words(call->arena, &call->today, call_locale(call)));
	set_visit(call, view, &seen);
	set_todo(call, view, &seen);
	set_opinions(call, view, &seen);
	view_flag(view, "figures", seen.figures);
	if (seen.figures) {
		set_clocks(call, view, &seen.overdue);
		set_chain(call, view, &seen);
		figure_rate(call, view, "rates", &seen.replies, NULL);
		figure_rate(call, view, "rates", &seen.full, &seen.claims.total);
		figure_rate(call, view, "rates", &seen.verified, NULL);
	}
	set_gaps(call, view, &seen);
	if (permit_may(call, VERB_CREATE, &visit_entity))
		view_text(view, "new_visit", S("/visits/new"));
	if (permit_may(call, VERB_CREATE, &recommendation_entity))
		view_text(view, "new_recommendation", S("/recommendations/new"));
	if (view_find(view, S("urgent")) != NULL || (seen.visit != NULL && record_view_level(call, seen.visit) > level))
		level = LEVEL_RESTRICTED;
	struct sheet_of sheet = { .title = say_in(call, "room", NC_("room", "Today")),
		.level = level };
	page_show(door, 200, "home", view, &sheet);
}
