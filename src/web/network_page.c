// One network: its members by grade on a day, its offices and the terms that end next, its assemblies with what they adopted,
// and the chain of events that it was born of.
#include "acts/adopt.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/roll.h"
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

static void show_member(struct call *call, struct view *shown, const struct record *member)
{
	shown_link(call, view_in(shown, "partner"), &partner_entity, record_text(member, NETWORK_MEMBER_PARTNER));
	if (record_has(member, NETWORK_MEMBER_JOINED_ON))
		shown_day(call, shown, "from", record_text(member, NETWORK_MEMBER_JOINED_ON));
	if (record_has(member, NETWORK_MEMBER_LEFT_ON))
		shown_day(call, shown, "to", record_text(member, NETWORK_MEMBER_LEFT_ON));
	view_text(shown, "grade", value_words(call, member, NETWORK_MEMBER_GRADE));
	view_text(shown, "address", address_record(call->arena, &network_member_entity, S(""), member->id));
}

static void set_members(struct call *call, struct view *view, const struct roll *roll)
{
	struct view *grade = NULL;
	str last = S("");
	int64_t count = 0;
	for (size_t i = 0; i < roll->member_count; i++) {
		str code = record_text(roll->members[i], NETWORK_MEMBER_GRADE);
		if (grade == NULL || !str_equal(code, last)) {
			grade = view_add(view, "grades");
			view_text(grade, "label", value_label(call, &network_grade_vocabulary, code));
			last = code;
			count = 0;
		}
		view_text(grade, "count", words_number(call->arena, call_locale(call), ++count));
		show_member(call, view_add(grade, "members"), roll->members[i]);
	}
	view_integer(view, "member_count", (int64_t)roll->member_count);
	for (size_t i = 0; i < roll->left_count; i++)
		show_member(call, view_add(view, "left"), roll->left[i]);
}

static void set_mandates(struct call *call, struct view *view, const struct roll *roll)
{
	for (size_t i = 0; i < roll->mandate_count; i++) {
		const struct record *mandate = roll->mandates[i];
		struct view *shown = view_add(view, i < roll->mandates_now ? "mandates" : "mandates_before");
		struct day end;
		shown_name(call, shown, "seat", record_text(mandate, MANDATE_SEAT));
		view_text(shown, "address", address_record(call->arena, &mandate_entity, S(""), mandate->id));
		if (record_has(mandate, MANDATE_PARTNER))
			shown_link(call, view_in(shown, "partner"), &partner_entity, record_text(mandate, MANDATE_PARTNER));
		if (record_has(mandate, MANDATE_PERSON) && permit_may(call, VERB_READ, &person_entity))
			shown_link(call, view_in(shown, "person"), &person_entity, record_text(mandate, MANDATE_PERSON));
		view_flag(shown, "ours", record_integer(mandate, MANDATE_OURS) == 1);
		view_text(shown, "state", value_words(call, mandate, MANDATE_STATE));
		if (record_has(mandate, MANDATE_STARTS_ON))
			shown_day(call, shown, "from", record_text(mandate, MANDATE_STARTS_ON));
		if (!day_parse(record_text(mandate, MANDATE_ENDS_ON), &end))
			continue;
		shown_day(call, shown, "to", record_text(mandate, MANDATE_ENDS_ON));
		end = day_end(&end);
		int64_t left = day_difference(&end, &call->today);
		if (i < roll->mandates_now)
			view_integer(shown, left < 0 ? "over" : "left", left < 0 ? -left : left);
	}
}

static void show_event(struct call *call, struct view *shown, const struct record *event)
{
	shown_record(call, shown, "record", event);
	shown_name(call, shown, "name", record_text(event, EVENT_TITLE));
	shown_day(call, shown, "day", record_text(event, EVENT_STARTS_ON));
	view_text(shown, "kind", value_words(call, event, EVENT_KIND));
	view_text(shown, "venue", record_text(event, EVENT_VENUE));
	view_text(shown, "state", value_words(call, event, EVENT_STATE));
	if (record_has(event, EVENT_DOCUMENT))
		shown_name(call, shown, "document", record_text(event, EVENT_DOCUMENT));
}

static void set_events(struct call *call, struct view *view, const struct record *network, const struct roll *roll)
{
	for (size_t i = 0; i < roll->event_count; i++)
		show_event(call, view_add(view, "events"), roll->events[i]);
	for (size_t i = 0; i < roll->chain_count; i++)
		show_event(call, view_add(view, "chain"), roll->chain[i]);
	if (record_has(network, NETWORK_FOUNDED_ON))
		shown_day(call, view, "founded", record_text(network, NETWORK_FOUNDED_ON));
}

// Templates that the network shares: to be downloaded with all of them, or taken over as the house's own.
static bool set_templates(struct call *call, struct view *view, const struct record *network)
{
	struct adoptable *shared;
	size_t count;
	if (!permit_may(call, VERB_READ, &letter_template_entity))
		return true;
	if (!adopt_read(call, network, &shared, &count))
		return false;
	bool may = network->binned_at.length == 0 && permit_may(call, VERB_CREATE, &letter_template_entity);
	view_flag(view, "shares", true);
	if (count > 0)
		view_text(view, "download", str_format(call->arena, "/letter_templates.csv?network=%.*s", STR_ARG(network->id)));
	for (size_t i = 0; i < count; i++) {
		const struct record *template = shared[i].template;
		struct view *shown = view_add(view, "templates");
		view_text(shown, "address", address_record(call->arena, &letter_template_entity, S(""), template->id));
		view_text(shown, "kind", value_words(call, template, LETTER_TEMPLATE_KIND));
		view_text(shown, "language", value_words(call, template, LETTER_TEMPLATE_LANGUAGE));
		shown_text(call, shown, "subject", record_text(template, LETTER_TEMPLATE_SUBJECT));
		if (shared[i].ours != NULL)
			view_text(shown, "ours", address_record(call->arena, &letter_template_entity, S(""), shared[i].ours->id));
		else if (may)
			view_text(shown, "adopt", str_format(call->arena, "/letter_templates/%.*s/adopt", STR_ARG(template->id)));
	}
	return true;
}

static void set_adds(struct call *call, struct view *view, const struct record *network)
{
	static const struct {
		const char *name;
		const struct entity *entity;
	} kinds[] = { { "add_member", &network_member_entity }, { "add_mandate", &mandate_entity }, { "add_event", &event_entity },
		{ "add_template", &letter_template_entity } };
	for (size_t i = 0; network->binned_at.length == 0 && i < COUNT(kinds); i++)
		if (permit_may(call, VERB_CREATE, kinds[i].entity))
			view_text(view, kinds[i].name,
				str_format(call->arena, "/%s/new?network=%.*s", kinds[i].entity->plural, STR_ARG(network->id)));
}

void network_page(struct door *door)
{
	static const struct entity *const own[] = { &network_member_entity, &mandate_entity, &event_entity, &letter_template_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct roll roll;
	struct day on;
	struct view *view = door_view(door);
	if (!page_inside(door) || !page_day(call, "on", request_query(door->request, "on"), &on) ||
	        !dossier_read(call, &network_entity, door_piece(door, "key"), &dossier)) {
		door_refused(door);
		return;
	}
	on = on.text[0] == 0 ? call->today : day_end(&on);
	if (!roll_read(call, dossier.record, &on, &roll) || !set_templates(call, view, dossier.record) ||
	        !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, dossier.record, NULL);
	shown_day(call, view, "on", str_copy(call->arena, day_str(&on)));
	set_members(call, view, &roll);
	set_mandates(call, view, &roll);
	set_events(call, view, dossier.record, &roll);
	set_adds(call, view, dossier.record);
	record_buttons(door, view, dossier.record);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, dossier.record), .level = record_view_level(call, dossier.record) };
	page_show(door, 200, "network", view, &sheet);
}

void template_adopt_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *shared, *made;
	if (page_inside(door) && keep_read(call, &letter_template_entity, door_piece(door, "key"), &shared) &&
	        adopt_template(call, shared, &made))
		door_done(door, address_record(call->arena, &letter_template_entity, S(""), made->id),
			say(call, N_("The template is the house’s own now. Change it as you need; it says where it came from.")), S(""));
	else
		door_refused(door);
}
