// One partner before a meeting: who speaks for it, the last and the next contact, agreements, projects, networks, and what was
// planned and done together.
#include "acts/contact.h"
#include "acts/dossier.h"
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

static void set_terms(struct call *call, struct view *view, const struct contact *contact)
{
	for (size_t i = 0; i < contact->term_count; i++) {
		const struct record *term = contact->terms[i].membership;
		struct view *shown = view_add(view, contact->terms[i].now ? "terms" : "terms_before");
		shown_link(call, view_in(shown, "person"), &person_entity, record_text(term, MEMBERSHIP_PERSON));
		if (record_has(term, MEMBERSHIP_POST))
			shown_link(call, view_in(shown, "post"), &post_entity, record_text(term, MEMBERSHIP_POST));
		if (record_has(term, MEMBERSHIP_ROLE))
			shown_text(call, shown, "role", record_text(term, MEMBERSHIP_ROLE));
		if (record_has(term, MEMBERSHIP_STARTS_ON))
			shown_day(call, shown, "from", record_text(term, MEMBERSHIP_STARTS_ON));
		if (record_has(term, MEMBERSHIP_ENDS_ON))
			shown_day(call, shown, "to", record_text(term, MEMBERSHIP_ENDS_ON));
		view_text(shown, "address", address_record(call->arena, &membership_entity, S(""), term->id));
	}
}

static void set_meeting(struct call *call, struct view *view, const char *name, const struct contact_day *day)
{
	if (day->record == NULL)
		return;
	struct view *shown = view_in(view, name);
	const struct entity *entity = day->record->entity;
	shown_day(call, shown, "day", day->told);
	shown_record(call, shown, "record", day->record);
	if (entity->fields[entity->name_field].kind == KIND_NAME)
		shown_name(call, shown, "name", record_text(day->record, entity->name_field));
	view_text(shown, "what", say(call, entity->label));
}

static void set_agreements(struct call *call, struct view *view, const struct contact *contact)
{
	for (size_t i = 0; i < contact->agreement_count; i++) {
		const struct record *agreement = contact->agreements[i];
		struct renewal renewal = renewal_of(call, agreement);
		struct view *shown = view_add(view, "agreements");
		shown_record(call, shown, "record", agreement);
		shown_name(call, shown, "name", record_text(agreement, AGREEMENT_TITLE));
		view_text(shown, "state", value_words(call, agreement, AGREEMENT_STATE));
		if (record_has(agreement, AGREEMENT_ENDS_ON))
			shown_day(call, shown, "until", record_text(agreement, AGREEMENT_ENDS_ON));
		view_flag(shown, "rings", renewal.rings);
	}
	for (size_t i = 0; i < contact->project_count; i++) {
		struct view *shown = view_add(view, "projects");
		shown_record(call, shown, "record", contact->projects[i]);
		shown_name(call, shown, "name", record_text(contact->projects[i], COOPERATION_PROJECT_TITLE));
		view_text(shown, "state", value_words(call, contact->projects[i], COOPERATION_PROJECT_STATE));
	}
}

static void set_networks(struct call *call, struct view *view, const struct contact *contact)
{
	for (size_t i = 0; i < contact->membership_count; i++) {
		const struct record *member = contact->memberships[i];
		struct view *shown = view_add(view, "networks");
		shown_link(call, view_in(shown, "network"), &network_entity, record_text(member, NETWORK_MEMBER_NETWORK));
		view_text(shown, "words", value_words(call, member, NETWORK_MEMBER_GRADE));
		if (record_has(member, NETWORK_MEMBER_JOINED_ON))
			shown_day(call, shown, "from", record_text(member, NETWORK_MEMBER_JOINED_ON));
		if (record_has(member, NETWORK_MEMBER_LEFT_ON))
			shown_day(call, shown, "to", record_text(member, NETWORK_MEMBER_LEFT_ON));
	}
	for (size_t i = 0; i < contact->office_count; i++) {
		const struct record *office = contact->offices[i];
		struct view *shown = view_add(view, "networks");
		shown_link(call, view_in(shown, "network"), &network_entity, record_text(office, MANDATE_NETWORK));
		view_text(shown, "words", value_words(call, office, MANDATE_SEAT));
		if (record_has(office, MANDATE_STARTS_ON))
			shown_day(call, shown, "from", record_text(office, MANDATE_STARTS_ON));
		if (record_has(office, MANDATE_ENDS_ON))
			shown_day(call, shown, "to", record_text(office, MANDATE_ENDS_ON));
	}
}

static void set_adds(struct call *call, struct view *view, const struct record *partner)
{
	if (partner->binned_at.length == 0 && permit_may(call, VERB_CREATE, &membership_entity))
		view_text(view, "add_term", str_format(call->arena, "/memberships/new?partner=%.*s", STR_ARG(partner->id)));
	if (partner->binned_at.length == 0 && permit_may(call, VERB_CREATE, &agreement_entity))
		view_text(view, "add_agreement", str_format(call->arena, "/agreements/new?parties=%.*s", STR_ARG(partner->id)));
}

void partner_page(struct door *door)
{
	static const struct entity *const own[] = { &membership_entity, &agreement_entity, &cooperation_project_entity,
		&network_member_entity, &mandate_entity, &joint_action_entity, &training_session_entity, &event_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct contact contact;
	if (!page_inside(door) || !dossier_read(call, &partner_entity, door_piece(door, "key"), &dossier) ||
	        !contact_read(call, dossier.record, &contact)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	if (!beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, dossier.record, NULL);
	set_terms(call, view, &contact);
	set_meeting(call, view, "last_contact", &contact.last);
	set_meeting(call, view, "next_contact", &contact.next);
	set_agreements(call, view, &contact);
	set_networks(call, view, &contact);
	together_fill(call, view, &contact.together);
	set_adds(call, view, dossier.record);
	record_buttons(door, view, dossier.record);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, dossier.record), .level = record_view_level(call, dossier.record) };
	page_show(door, 200, "partner", view, &sheet);
}
