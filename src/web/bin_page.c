// The bin of the house: what was put into it, by whom and when, and taking it out again.
#include "acts/bin.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static void set_item(struct call *call, struct view *view, const struct bin_item *item)
{
	const struct record *record = item->record;
	struct view *shown = view_add(view, "items");
	view_text(shown, "kind", say(call, record->entity->label));
	shown_record(call, shown, "record", record);
	shown_instant(call, shown, "at", &item->at);
	view_text(shown, "who", item->actor_name);
	view_flag(shown, "import", item->with_import);
	view_text(shown, "unbin", str_format(call->arena, "/%s/%.*s/unbin", record->entity->plural, STR_ARG(record->id)));
}

void bin_page(struct door *door)
{
	struct call *call = &door->call;
	struct bin bin;
	if (!bin_read(call, &bin)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	for (size_t i = 0; i < bin.count; i++)
		set_item(call, view, &bin.items[i]);
	view_flag(view, "more", bin.more);
	struct sheet_of sheet = { .title = say(call, N_("Bin")) };
	page_show(door, 200, "bin", view, &sheet);
}
