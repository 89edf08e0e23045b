// Search over everything that the caller may see.
#include "acts/seek.h"
#include "page/address.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static void set_group(struct call *call, struct view *view, const struct seek_group *group, str words)
{
	struct view *shown = view_add(view, "groups");
	str list = address_list(call->arena, group->entity);
	view_text(shown, "label", say(call, group->entity->label_many));
	view_text(shown, "count", words_number(call->arena, call_locale(call), group->page.total));
	// Files have no list of their own: each is read beside its record.
	if (!group->entity->hidden)
		view_text(shown, "list", address_filtered(call->arena, str_c(call->arena, list), "q", words));
	view_flag(shown, "more", group->page.next.length > 0);
	for (size_t i = 0; i < group->page.count; i++)
		record_item(call, view_add(shown, "items"), group->page.records[i], SIZE_MAX);
}

void search_page(struct door *door)
{
	struct call *call = &door->call;
	struct seek_result result;
	str words = str_trim(request_query(door->request, "q"));
	if (!seek(call, words, &result)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_text(view, "words", words);
	view_integer(view, "total", result.total);
	for (size_t i = 0; i < result.count; i++)
		set_group(call, view, &result.groups[i], words);
	struct sheet_of sheet = { .title = say(call, N_("Search")) };
	page_show(door, 200, "search", view, &sheet);
}
