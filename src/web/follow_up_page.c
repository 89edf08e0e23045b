// Planning a follow-up visit from what is open at a place, and judging its checklist (acts/follow_up.h).
#include "acts/follow_up.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/record_parts.h"

// The place, and the earlier visit where only what it led to is followed up.
static bool read_place(struct door *door, str earlier_key, struct record **place, struct record **earlier)
{
	struct call *call = &door->call;
	*earlier = NULL;
	return page_inside(door) && keep_read(call, &place_entity, door_piece(door, "key"), place) &&
	       permit_entity(call, VERB_CREATE, &visit_entity) &&
	       (earlier_key.length == 0 || keep_read(call, &visit_entity, earlier_key, earlier));
}

static void show_plan(struct door *door, int status, struct form *form, const struct record *place,
	const struct record *earlier)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form->only = "started_on announced mission team purpose";
	form_fill(call, view, form);
	if (earlier != NULL) {
		struct view *carried = view_add(view, "carry");
		view_text(carried, "name", S("earlier"));
		view_text(carried, "value", earlier->id);
	}
	shown_record(call, view, "of", place);
	view_text(view, "list", address_list(call->arena, &place_entity));
	view_text(view, "list_label", say(call, place_entity.label_many));
	view_text(view, "action", str_format(call->arena, "/places/%.*s/follow-up", STR_ARG(place->id)));
	view_text(view, "back", record_home(call, earlier == NULL ? place : earlier));
	view_text(view, "button", say(call, N_("Plan the visit with its checklist")));
	struct sheet_of sheet = { .title = say(call, N_("Plan a follow-up visit")) };
	page_show(door, status, "form", view, &sheet);
}

void follow_up_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *place, *earlier;
	if (!read_place(door, request_query(door->request, "visit"), &place, &earlier)) {
		door_refused(door);
		return;
	}
	struct record *visit = record_new(call, &visit_entity);
	struct day day = day_add(&call->today, 30);
	record_set(visit, VISIT_STARTED_ON, str_copy(call->arena, day_str(&day)));
	struct form form = { .record = visit };
	show_plan(door, 200, &form, place, earlier);
}

void follow_up_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *place, *earlier;
	if (!read_place(door, request_form(door->request, "earlier"), &place, &earlier)) {
		door_refused(door);
		return;
	}
	struct record *visit = record_new(call, &visit_entity);
	struct form form = page_form(door, visit);
	record_set(visit, VISIT_PLACE, place->id);
	if (form_read(call, visit, &form) && follow_up_plan(call, visit, earlier == NULL ? S("") : earlier->id))
		door_done(door, record_home(call, visit), say(call, N_("The visit is planned, with its checklist.")), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_plan(door, 422, &form, place, earlier);
	else
		door_refused(door);
}

void checklist_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *visit;
	size_t added;
	if (page_inside(door) && keep_read(call, &visit_entity, door_piece(door, "key"), &visit) &&
	        follow_up_fill(call, visit, &added))
		door_done(door, record_home(call, visit), say(call, N_("The checklist holds what is open today.")), S(""));
	else
		door_refused(door);
}

void judge_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *item;
	struct follow_up_verdict verdict = { .judgement = request_form(door->request, "judgement"),
		.implementation = request_form(door->request, "implementation"), .remark = request_form(door->request, "remark") };
	if (!page_inside(door) || !keep_read(call, &follow_up_item_entity, door_piece(door, "key"), &item)) {
		door_refused(door);
		return;
	}
	str visit = record_text(item, FOLLOW_UP_ITEM_VISIT);
	if (page_day(call, "day", request_form(door->request, "day"), &verdict.day) && follow_up_judge(call, item, &verdict))
		door_done(door, str_format(call->arena, "/visits/%.*s#i-%.*s", STR_ARG(visit), STR_ARG(item->id)),
			say(call, N_("Judged.")), S(""));
	else if (call->refusal == REFUSED_INVALID)
		visit_show(door, 422, visit);
	else
		door_refused(door);
}
