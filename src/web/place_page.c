// One place: its facts, what was counted there, its parts, its visits, what was recommended and is still
// open, what it was merged into and what was merged into it.
#include "acts/brief.h"
#include "acts/dossier.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/form.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "web/beside_parts.h"
#include "web/brief_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static bool set_past(struct call *call, struct view *view, const struct record *place)
{
	struct record **before;
	size_t count;
	if (record_has(place, PLACE_SUCCESSOR))
		shown_link(call, view_in(view, "successor"), &place_entity, record_text(place, PLACE_SUCCESSOR));
	if (!list_linked(call, &place_entity, PLACE_SUCCESSOR, place->id, &before, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		shown_record(call, view_add(view, "before"), "record", before[i]);
	return true;
}

// From the place to what was, or is, to be known before each visit.
static void set_briefs(struct call *call, struct view *view, const struct brief *brief)
{
	const struct view_value *shown = view_find(view, S("visits"));
	for (size_t i = 0; shown != NULL && i < shown->count && i < brief->visits.count; i++)
		view_text(shown->items[i], "brief",
			str_format(call->arena, "/visits/%.*s/brief", STR_ARG(record_number(brief->visits.records[i]))));
}

static void set_adds(struct call *call, struct view *view, const struct record *place)
{
	static const struct {
		const char *name;
		const struct entity *entity;
	} kinds[] = {
		{ "add_snapshot", &snapshot_entity }, { "add_unit", &unit_entity }, { "add_visit", &visit_entity },
	};
	bool stands = place->binned_at.length == 0 && !str_is(record_text(place, PLACE_STATE), "merged");
	for (size_t i = 0; stands && i < COUNT(kinds); i++)
		if (permit_may(call, VERB_CREATE, kinds[i].entity))
			view_text(view, kinds[i].name,
				str_format(call->arena, "/%s/new?place=%.*s", kinds[i].entity->plural, STR_ARG(place->id)));
}

// Where its area is drawn, with all that may be shown of it there.
static void set_map(struct call *call, struct view *view, const struct record *place)
{
	size_t area = record_has(place, PLACE_PROVINCE) ? PLACE_PROVINCE : PLACE_REGION;
	if (record_has(place, area) && permit_may(call, VERB_READ, &outline_entity))
		view_text(view, "map", address_filtered(call->arena, "/map", "area", record_text(place, area)));
}

void place_show(struct door *door, int status, str key)
{
	static const struct entity *const own[] = { &snapshot_entity, &unit_entity, &visit_entity,
		&recommendation_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct brief brief;
	struct view *view = door_view(door);
	form_errors(call, view, &place_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &place_entity, key, &dossier) ||
	        !brief_read(call, dossier.record, S(""), &brief) || !set_past(call, view, dossier.record) ||
	        !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	record_view_fill(call, view, dossier.record, "successor");
	record_buttons(door, view, dossier.record);
	set_adds(call, view, dossier.record);
	brief_fill(call, view, &brief);
	if (brief.line_count > 0 && dossier.record->binned_at.length == 0 && permit_may(call, VERB_CREATE, &visit_entity))
		view_text(view, "plan_follow_up",
			str_format(call->arena, "/places/%.*s/follow-up", STR_ARG(dossier.record->id)));
	set_briefs(call, view, &brief);
	set_map(call, view, dossier.record);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, dossier.record),
		.level = record_view_level(call, dossier.record) };
	page_show(door, status, "place", view, &sheet);
}

void place_page(struct door *door)
{
	place_show(door, 200, door_piece(door, "key"));
}
