// One exchange with a treaty body; of a visit the checklist that prepares it: what is open and due, what is done, and by whom.
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/prepare.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static void show_item(struct call *call, struct view *shown, const struct record *item)
{
	str state = record_text(item, PREPARATION_ITEM_STATE);
	bool open = str_is(state, "open");
	view_text(shown, "id", item->id);
	shown_text(call, shown, "what", record_text(item, PREPARATION_ITEM_WHAT));
	view_text(shown, "kind", value_words(call, item, PREPARATION_ITEM_KIND));
	view_text(shown, "state", value_words(call, item, PREPARATION_ITEM_STATE));
	view_flag(shown, "open", open);
	view_flag(shown, "done", str_is(state, "done"));
	view_integer(shown, "late", prepare_late(call, item));
	view_text(shown, "edit", str_format(call->arena, "/preparation_items/%.*s/edit", STR_ARG(item->id)));
	if (record_has(item, PREPARATION_ITEM_DUE_ON))
		shown_day(call, shown, "due", record_text(item, PREPARATION_ITEM_DUE_ON));
	if (record_has(item, PREPARATION_ITEM_DONE_ON))
		shown_day(call, shown, "done_on", record_text(item, PREPARATION_ITEM_DONE_ON));
	if (record_has(item, PREPARATION_ITEM_OWNER))
		shown_text(call, shown, "owner", record_text(item, PREPARATION_ITEM_OWNER));
	if (record_has(item, PREPARATION_ITEM_PLACE) && permit_field(call, &preparation_item_entity, PREPARATION_ITEM_PLACE))
		shown_link(call, view_in(shown, "place"), &place_entity, record_text(item, PREPARATION_ITEM_PLACE));
	if (record_has(item, PREPARATION_ITEM_NOTE) && permit_field(call, &preparation_item_entity, PREPARATION_ITEM_NOTE))
		shown_text(call, shown, "note", record_text(item, PREPARATION_ITEM_NOTE));
	if (record_has(item, PREPARATION_ITEM_REASON))
		shown_text(call, shown, "reason", record_text(item, PREPARATION_ITEM_REASON));
	if (!open || !permit_may(call, VERB_STEP, &preparation_item_entity))
		return;
	view_text(shown, "finish", str_format(call->arena, "/preparation_items/%.*s/steps/complete", STR_ARG(item->id)));
	view_text(shown, "today", str_copy(call->arena, day_str(&call->today)));
}

static bool set_preparation(struct call *call, struct view *view, const struct record *exchange)
{
	struct preparation preparation;
	if (!prepare_is_visit(call, exchange) || !permit_may(call, VERB_READ, &preparation_item_entity))
		return true;
	if (!prepare_read(call, exchange, &preparation))
		return false;
	struct view *shown = view_in(view, "preparation");
	link_words_of_all(call, preparation.items, preparation.count);
	view_list(shown, "items");
	for (size_t i = 0; i < preparation.count; i++)
		show_item(call, view_add(shown, "items"), preparation.items[i]);
	view_text(shown, "done", words_of(call->arena, call_locale(call), preparation.done, preparation.done + preparation.open));
	view_integer(shown, "left", preparation.open);
	view_integer(shown, "late", preparation.late);
	view_text(shown, "list", address_filtered(call->arena, "/preparation_items", "treaty_exchange", S("")));
	if (exchange->binned_at.length > 0 || !permit_may(call, VERB_CREATE, &preparation_item_entity))
		return true;
	view_text(shown, "add", str_format(call->arena, "/preparation_items/new?treaty_exchange=%.*s", STR_ARG(exchange->id)));
	if (!str_is(record_text(exchange, TREATY_EXCHANGE_STATE), "closed"))
		view_text(shown, "begin", str_format(call->arena, "/treaty_exchanges/%.*s/preparation", STR_ARG(exchange->id)));
	view_flag(shown, "may_change", permit_may(call, VERB_CHANGE, &preparation_item_entity));
	return true;
}

static void show(struct door *door, int status, str key)
{
	static const struct entity *const own[] = { &preparation_item_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct view *view = door_view(door);
	form_errors(call, view, &treaty_exchange_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &treaty_exchange_entity, key, &dossier) ||
	        !set_preparation(call, view, dossier.record) || !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *exchange = dossier.record;
	record_view_fill(call, view, exchange, NULL);
	shown_text(call, view, "subject", record_text(exchange, TREATY_EXCHANGE_SUBJECT));
	view_text(view, "body", value_words(call, exchange, TREATY_EXCHANGE_BODY));
	record_buttons(door, view, exchange);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, exchange, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, exchange), .level = record_view_level(call, exchange) };
	page_show(door, status, "treaty_exchange", view, &sheet);
}

void treaty_exchange_show(struct door *door, int status, str key)
{
	show(door, status, key);
}

void treaty_exchange_page(struct door *door)
{
	show(door, 200, door_piece(door, "key"));
}

void preparation_begin_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *exchange;
	size_t added;
	if (page_inside(door) && keep_read(call, &treaty_exchange_entity, door_piece(door, "key"), &exchange) &&
	        prepare_begin(call, exchange, &added))
		door_done(door, record_home(call, exchange),
			words_count(call->arena, call_locale(call), "{n} item was added to the checklist.", "{n} items were added to the checklist.",
				(int64_t)added),
			S(""));
	else
		door_refused(door);
}
