// Views of a list: keeping the list as it is shown, giving it another name, taking it away.
#include "acts/keep.h"
#include "acts/keep_view.h"
#include "model/entities.h"
#include "page/address.h"
#include "web/handlers.h"
#include "web/pages.h"

static str list_of(struct call *call, const struct record *view)
{
	str query = record_text(view, SAVED_VIEW_QUERY);
	return str_format(call->arena, "/%.*s?%.*s", STR_ARG(record_text(view, SAVED_VIEW_LIST)), STR_ARG(query));
}

void saved_view_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *view;
	bool ours = str_is(request_form(door->request, "whose"), "ours");
	if (!page_inside(door) || !view_keep(call, request_form(door->request, "list"), request_form(door->request, "query"),
				       request_form(door->request, "name"), ours, &view)) {
		door_refused(door);
		return;
	}
	door_done(door, list_of(call, view),
		say_with(call, N_("The view “{name}” is kept."), "name", record_text(view, SAVED_VIEW_NAME), NULL), S(""));
}

void saved_view_name_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *view;
	if (!page_inside(door) || !keep_read(call, &saved_view_entity, door_piece(door, "key"), &view)) {
		door_refused(door);
		return;
	}
	record_set(view, SAVED_VIEW_NAME, str_trim(request_form(door->request, "name")));
	if (!keep_change(call, view)) {
		door_refused(door);
		return;
	}
	door_done(door, list_of(call, view),
		say_with(call, N_("The view is called “{name}”."), "name", record_text(view, SAVED_VIEW_NAME), NULL), S(""));
}

void saved_view_bin_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *view;
	if (!page_inside(door) || !keep_read(call, &saved_view_entity, door_piece(door, "key"), &view) || !keep_bin(call, view)) {
		door_refused(door);
		return;
	}
	door_done(door, str_format(call->arena, "/%.*s", STR_ARG(record_text(view, SAVED_VIEW_LIST))),
		say_with(call, N_("The view “{name}” was taken away."), "name", record_text(view, SAVED_VIEW_NAME), NULL),
		str_format(call->arena, "/saved_views/%.*s/unbin", STR_ARG(view->id)));
}
