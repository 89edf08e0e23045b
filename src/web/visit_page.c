// One visit in parts: its brief, the team, what was captured there, its findings (how many sources carry each, what it led to),
// what was reported of it and what is followed up. Each part has an address of its own.
#include "acts/dossier.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/frame.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/brief_parts.h"
#include "web/handlers.h"
#include "web/line_parts.h"
#include "web/record_parts.h"

enum part { PART_TEAM, PART_CAPTURE, PART_FINDINGS, PART_REPORT, PART_FOLLOW_UP, PART_COUNT };

static const struct {
	const char *code, *label;
	const struct entity *entities[5]; // Ends with NULL.
} parts[PART_COUNT] = {
	[PART_TEAM] = { "team", NC_("visit", "Team"), { &team_member_entity } },
	[PART_CAPTURE] = { "capture", NC_("visit", "Capture"),
		{ &access_incident_entity, &register_check_entity, &urgent_measure_entity, &reprisal_entity } },
	[PART_FINDINGS] = { "findings", NC_("visit", "Findings"), { &finding_entity } },
	[PART_REPORT] = { "report", NC_("visit", "Report"), { &factual_check_entity, &report_entity } },
	// What belongs nowhere else is followed up.
	[PART_FOLLOW_UP] = { "follow_up", NC_("visit", "Follow-up"), { NULL } },
};

static enum part part_of(const struct entity *entity)
{
	for (int part = 0; part < PART_COUNT; part++)
		for (size_t i = 0; i < COUNT(parts[part].entities) && parts[part].entities[i] != NULL; i++)
			if (parts[part].entities[i] == entity)
				return part;
	return PART_FOLLOW_UP;
}

// The part that was asked for; without one, what a follow-up visit is made for, or the findings.
static enum part part_asked(const struct door *door, const struct record *visit)
{
	str code = request_query(door->request, "part");
	for (int part = 0; part < PART_COUNT; part++)
		if (str_is(code, parts[part].code))
			return part;
	return str_is(record_text(visit, VISIT_KIND), "follow_up") ? PART_FOLLOW_UP : PART_FINDINGS;
}

static void set_part(struct call *call, struct view *view, str label, str address, bool current, int64_t count)
{
	struct view *shown = view_add(view, "parts");
	view_text(shown, "label", label);
	view_text(shown, "address", address);
	view_flag(shown, "current", current);
	if (count > 0)
		view_text(shown, "count", words_number(call->arena, call_locale(call), count));
}

void visit_parts(struct call *call, struct view *view, const struct dossier *dossier, const char *here)
{
	const struct record *visit = dossier->record;
	str home = record_home(call, visit);
	if (visit->binned_at.length == 0)
		set_part(call, view, say_in(call, "visit", NC_("visit", "Brief")), str_format(call->arena, "%.*s/brief", STR_ARG(home)),
			str_is(str_from(here), VISIT_BRIEF), 0);
	for (int part = 0; part < PART_COUNT; part++) {
		int64_t count = 0;
		for (size_t i = 0; i < dossier->group_count; i++)
			count += part_of(dossier->groups[i].entity) == (enum part)part ? dossier->groups[i].page.total : 0;
		set_part(call, view, say_in(call, "visit", parts[part].label),
			str_format(call->arena, "%.*s?part=%s", STR_ARG(home), parts[part].code), str_is(str_from(here), parts[part].code), count);
	}
	view_text(view, "part", str_from(here));
}

// The groups that the other parts show.
static void set_groups(struct call *call, struct view *view, const struct dossier *dossier, enum part asked)
{
	const struct entity *without[DOSSIER_GROUPS + 3] = { &finding_entity, &follow_up_item_entity };
	size_t count = 2;
	for (size_t i = 0; i < dossier->group_count; i++)
		if (part_of(dossier->groups[i].entity) != asked)
			without[count++] = dossier->groups[i].entity;
	record_groups(call, view, dossier, without);
}

static bool names(struct call *call, const struct record *recommendation, str finding)
{
	str *members;
	size_t count = value_set_members(call->arena, record_text(recommendation, RECOMMENDATION_FINDINGS), &members);
	for (size_t i = 0; i < count; i++)
		if (str_equal(members[i], finding))
			return true;
	return false;
}

static void set_led(struct call *call, struct view *item, const struct dossier_group *recommendations,
	str finding)
{
	for (size_t i = 0; recommendations != NULL && i < recommendations->page.count; i++) {
		const struct record *one = recommendations->page.records[i];
		if (!names(call, one, finding))
			continue;
		struct view *led = view_add(item, "led");
		view_text(led, "text", record_title(call, one));
		view_flag(led, "code", true);
		view_text(led, "address",
			address_record(call->arena, &recommendation_entity, record_number(one), one->id));
	}
}

static bool may_recommend(const struct record *finding)
{
	str state = record_text(finding, FINDING_STATE);
	return str_is(state, "validated") || str_is(state, "used_in_report");
}

static void set_findings(struct call *call, struct view *view, const struct dossier *dossier)
{
	const struct dossier_group *findings = dossier_group_find(dossier, &finding_entity);
	const struct dossier_group *led = dossier_group_find(dossier, &recommendation_entity);
	bool writes = permit_may(call, VERB_CREATE, &recommendation_entity);
	for (size_t i = 0; findings != NULL && i < findings->page.count; i++) {
		const struct record *finding = findings->page.records[i];
		struct view *item = view_add(view, "findings");
		line_finding(call, item, finding);
		set_led(call, item, led, finding->id);
		if (!writes || !may_recommend(finding))
			continue;
		struct address recommend = address_of(call->arena, S("/recommendations/new"));
		address_add(&recommend, "findings", finding->id);
		address_add(&recommend, "visit", dossier->record->id);
		view_text(item, "recommend", address_str(&recommend));
	}
}

// What may be added to the part that is shown; findings have a button of their own.
static void set_adds(struct call *call, struct view *view, const struct record *visit, enum part asked)
{
	const struct entity *const *kinds = parts[asked].entities;
	for (size_t i = 0; kinds[i] != NULL && visit->binned_at.length == 0; i++) {
		// Reports name their visits, several of them: they are written in their own room.
		if (kinds[i] == &finding_entity || kinds[i] == &report_entity || !permit_may(call, VERB_CREATE, kinds[i]))
			continue;
		struct view *add = view_add(view, "adds");
		view_text(add, "label", say(call, kinds[i]->label));
		view_text(add, "address",
			str_format(call->arena, "/%s/new?visit=%.*s", kinds[i]->plural, STR_ARG(visit->id)));
	}
}

// What may be followed up later, from the visit itself; on a follow-up visit, adding what was opened since.
static void set_follow_up(struct call *call, struct view *view, const struct record *visit,
	const struct dossier *dossier)
{
	bool follow_up = str_is(record_text(visit, VISIT_KIND), "follow_up");
	if (visit->binned_at.length > 0)
		return;
	if (follow_up && permit_may(call, VERB_CREATE, &follow_up_item_entity) &&
	        !str_is(record_text(visit, VISIT_STATE), "closed"))
		view_text(view, "fill_checklist", str_format(call->arena, "/visits/%.*s/checklist", STR_ARG(visit->id)));
	if (dossier_group_find(dossier, &recommendation_entity) != NULL && permit_may(call, VERB_CREATE, &visit_entity))
		view_text(view, "plan_follow_up",
			str_format(call->arena, "/places/%.*s/follow-up?visit=%.*s",
				STR_ARG(record_text(visit, VISIT_PLACE)), STR_ARG(visit->id)));
}

void visit_page(struct door *door)
{
	visit_show(door, 200, door_piece(door, "key"));
}

void visit_show(struct door *door, int status, str key)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct view *view = door_view(door);
	form_errors(call, view, &follow_up_item_entity, "");
	call->refusal = REFUSED_NOT;
	const struct checklist_typed typed = { door_piece(door, "key"), request_form(door->request, "judgement"),
		request_form(door->request, "implementation"), request_form(door->request, "remark") };
	if (!page_inside(door) || !dossier_read(call, &visit_entity, key, &dossier)) {
		door_refused(door);
		return;
	}
	const struct record *visit = dossier.record;
	if (!beside_fill(call, view, visit) || !checklist_fill(call, view, visit, &typed)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, visit, "place");
	shown_value(call, view_in(view, "place"), visit, VISIT_PLACE);
	shown_day(call, view, "started", record_text(visit, VISIT_STARTED_ON));
	shown_day(call, view, "ended", record_text(visit, VISIT_ENDED_ON));
	set_findings(call, view, &dossier);
	record_buttons(door, view, visit);
	enum part asked = part_asked(door, visit);
	visit_parts(call, view, &dossier, parts[asked].code);
	set_groups(call, view, &dossier, asked);
	page_timeline(call, view, visit, &dossier.timeline);
	shown_value(call, view_in(view, "team"), visit, VISIT_TEAM);
	set_adds(call, view, visit, asked);
	set_follow_up(call, view, visit, &dossier);
	if (visit->binned_at.length == 0 && permit_may(call, VERB_CREATE, &finding_entity))
		view_text(view, "note_finding",
			str_format(call->arena, "/findings/new?visit=%.*s", STR_ARG(visit->id)));
	// What was read in registers is for the team: so is the page that shows it.
	enum level level = dossier_group_find(&dossier, &register_check_entity) != NULL
	                           ? LEVEL_RESTRICTED : record_view_level(call, visit);
	frame_level(view, "level", call->language, level);
	struct sheet_of sheet = { .title = record_title(call, visit), .level = level };
	page_show(door, status, "visit", view, &sheet);
}
