// What a team takes along: the brief before a visit, made from the history of its place, to be printed.
#include "acts/brief.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "web/brief_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

void brief_page(struct door *door)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct record *place;
	struct brief brief;
	struct view *view = door_view(door);
	if (!page_inside(door) || !dossier_read(call, &visit_entity, door_piece(door, "key"), &dossier) ||
	        !keep_read(call, &place_entity, record_text(dossier.record, VISIT_PLACE), &place) ||
	        !brief_read(call, place, dossier.record->id, &brief) || !checklist_fill(call, view, dossier.record, NULL)) {
		door_refused(door);
		return;
	}
	const struct record *visit = dossier.record;
	record_view_fill(call, view, visit, NULL);
	view_text(view, "visit", record_home(call, visit));
	visit_parts(call, view, &dossier, VISIT_BRIEF);
	shown_value(call, view_in(view, "place"), visit, VISIT_PLACE);
	shown_day(call, view, "started", record_text(visit, VISIT_STARTED_ON));
	record_view_facts(call, view, "place_facts", place, "aliases");
	record_view_facts(call, view, "plan", visit, "place started_on ended_on");
	brief_fill(call, view, &brief);
	struct sheet_of sheet = {
		.title = say_with(call, N_("Brief before {visit}"), "visit", record_title(call, visit), NULL),
		.level = LEVEL_RESTRICTED,
	};
	frame_level(view, "level", call->language, LEVEL_RESTRICTED);
	page_show(door, 200, "brief", view, &sheet);
}
