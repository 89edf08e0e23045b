// Changing several records of a list: ticked in the list or all that it selects; what shall change is said on a form,
// then shown for each record, then done.
#include "acts/change_many.h"
#include "acts/list.h"
#include "model/choices.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/list_parts.h"
#include "web/pages.h"

static const char set_prefix[] = "set.";

// "-" in a choice, or its own tick: the field shall be empty.
#define EMPTIED "-"

static bool read_item(str text, struct change_item *item)
{
	str rest = text, id;
	int64_t version = 0;
	if (!str_cut(&rest, '.', &id) || (rest.length > 0 && !str_to_integer(rest, &version)))
		return false;
	*item = (struct change_item){ id, version };
	return id.length > 0;
}

// The records that were ticked.
static void read_ticked(struct door *door, struct change_many *change)
{
	struct change_item *items = NEW_MANY(door->call.arena, door->request->form_count + 1, struct change_item);
	for (size_t i = 0; i < door->request->form_count; i++)
		if (str_is(door->request->form[i].name, "item") && read_item(door->request->form[i].value, &items[change->item_count]))
			change->item_count++;
	change->items = items;
}

// All that the list selects: what it asks stands in the address.
static bool read_whole(struct door *door, struct change_many *change)
{
	struct list_request request;
	struct list_page page;
	if (!list_request_asked(door, change->entity, &request))
		return false;
	request.limit = CHANGE_MANY_MOST + 1;
	request.uncounted = true;
	if (!list_read(&door->call, &request, &page))
		return false;
	struct change_item *items = NEW_MANY(door->call.arena, page.count + 1, struct change_item);
	for (size_t i = 0; i < page.count; i++)
		items[i] = (struct change_item){ page.records[i]->id, page.records[i]->version };
	change->items = items;
	change->item_count = page.count;
	return true;
}

static void read_values(struct door *door, struct change_many *change)
{
	struct change_value *values = NEW_MANY(door->call.arena, door->request->form_count + 1, struct change_value);
	for (size_t i = 0; i < door->request->form_count; i++) {
		const struct pair *pair = &door->request->form[i];
		str value = str_trim(pair->value);
		if (!str_starts(pair->name, str_from(set_prefix)) || value.length == 0)
			continue;
		values[change->value_count++] = (struct change_value){ str_skip(pair->name, sizeof set_prefix - 1),
			str_is(value, EMPTIED) ? S("") : value };
	}
	change->values = values;
}

static str sent_value(struct door *door, str name)
{
	return request_form(door->request, str_c(door->call.arena, name));
}

static void set_field(struct door *door, struct view *view, const struct entity *entity, size_t index)
{
	struct call *call = &door->call;
	const struct field *field = &entity->fields[index];
	str name = str_format(call->arena, "%s%s", set_prefix, field->name), sent = sent_value(door, name);
	struct view *shown = view_add(view, "fields");
	struct offer *offers = NULL;
	size_t count = 0;
	view_text(shown, "name", name);
	view_text(shown, "label", say(call, field->label));
	view_flag(shown, "may_empty", !field->required);
	view_flag(shown, "emptied", str_is(sent, EMPTIED));
	view_text(shown, "value", str_is(sent, EMPTIED) ? S("") : sent);
	view_text(shown, "input", field->kind == KIND_DAY ? form_day_input(sent) : S("text"));
	static const struct offer yes_no[] = { { { "1", 1 }, { NULL, 0 } }, { { "0", 1 }, { NULL, 0 } } };
	bool select = field->kind == KIND_BOOLEAN || choices_of(call, field, &offers, &count);
	if (field->kind == KIND_BOOLEAN)
		count = COUNT(yes_no);
	view_flag(shown, "select", select);
	for (size_t i = 0; select && i < count; i++) {
		struct view *offer = view_add(shown, "offers");
		str value = field->kind == KIND_BOOLEAN ? yes_no[i].value : offers[i].value;
		str yes = i == 0 ? say(call, N_("Yes")) : say(call, N_("No"));
		view_text(offer, "value", value);
		view_text(offer, "label", field->kind == KIND_BOOLEAN ? yes : offers[i].label);
		view_flag(offer, "chosen", str_equal(value, sent));
	}
}

static void set_fields(struct door *door, struct view *view, const struct entity *entity)
{
	const struct record *record = record_new(&door->call, entity);
	for (size_t i = 0; i < entity->field_count; i++)
		if (change_many_fits(entity, i) && form_has(&door->call, record, i))
			set_field(door, view, entity, i);
}

static void set_result(struct call *call, struct view *view, const struct change_many *change,
	const struct change_result *result)
{
	static const char *const outcomes[] = { "done", "needless", "refused" };
	struct view *shown = view_add(view, "results");
	if (result->before != NULL)
		shown_record(call, shown, "record", result->before);
	view_text(shown, "outcome", str_from(outcomes[result->outcome]));
	view_text(shown, "why", result->why);
	for (size_t i = 0; result->outcome == CHANGE_DONE && i < change->value_count; i++) {
		size_t field = entity_field_find(change->entity, change->values[i].field);
		struct view *value = view_add(shown, "values");
		view_text(value, "label", say(call, change->entity->fields[field].label));
		shown_value(call, view_in(value, "before"), result->before, field);
		shown_value(call, view_in(value, "after"), result->after, field);
	}
}

// What the next step sends again: the records at the versions that were seen.
static void set_carried(struct call *call, struct view *view, const struct change_many *change, bool values)
{
	for (size_t i = 0; i < change->item_count; i++) {
		const struct change_item *item = change->results == NULL ? &change->items[i] : &change->results[i].item;
		struct view *carried = view_add(view, "carried");
		view_text(carried, "name", S("item"));
		view_flag(carried, "item", true);
		view_text(carried, "value", str_format(call->arena, "%.*s.%lld", STR_ARG(item->id), (long long)item->version));
	}
	for (size_t i = 0; values && i < change->value_count; i++) {
		struct view *carried = view_add(view, "carried");
		view_text(carried, "name", str_format(call->arena, "%s%.*s", set_prefix, STR_ARG(change->values[i].field)));
		view_text(carried, "value", change->values[i].value.length > 0 ? change->values[i].value : S(EMPTIED));
	}
}

// The list as it was, and the same in the address of the form.
static str list_back(struct door *door, const struct entity *entity, const char *behind)
{
	str query = door->request->target, path;
	if (!str_contains(query, S("?")) || !str_cut(&query, '?', &path))
		query = S("");
	return str_format(door->call.arena, "/%s%s%s%.*s", entity->plural, behind, query.length > 0 ? "?" : "", STR_ARG(query));
}

static void show(struct door *door, int status, struct change_many *change, bool looked)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form_errors(call, view, change->entity, set_prefix);
	view_text(view, "records", say(call, change->entity->label_many));
	view_text(view, "action", list_back(door, change->entity, "/batch"));
	view_text(view, "back", list_back(door, change->entity, ""));
	view_integer(view, "count", (int64_t)change->item_count);
	view_flag(view, "looked", looked);
	set_carried(call, view, change, looked);
	set_fields(door, view, change->entity);
	for (size_t i = 0; looked && i < change->item_count; i++)
		set_result(call, view, change, &change->results[i]);
	view_integer(view, "done", (int64_t)change->done);
	view_integer(view, "needless", (int64_t)change->needless);
	view_integer(view, "refused", (int64_t)change->refused);
	struct sheet_of sheet = { .title = say(call, N_("Change several")) };
	page_show(door, status, "batch", view, &sheet);
}

static void done(struct door *door, const struct change_many *change)
{
	struct call *call = &door->call;
	str changed = words_count(call->arena, call->language, "{n} record was changed.", "{n} records were changed.",
		(int64_t)change->done);
	str left = words_count(call->arena, call->language, "{n} record stayed as it is.", "{n} records stayed as they are.",
		(int64_t)change->refused);
	if (change->refused > 0)
		changed = str_format(call->arena, "%.*s %.*s", STR_ARG(changed), STR_ARG(left));
	str undo = change->batch.length == 0 ? S("") : str_format(call->arena, "/batches/%.*s/undo", STR_ARG(change->batch));
	door_done(door, list_back(door, change->entity, ""), changed, undo);
}

void batch_post(struct door *door)
{
	struct call *call = &door->call;
	struct change_many change = { 0 };
	str step = request_form(door->request, "step");
	bool whole = str_is(request_form(door->request, "whole"), "1");
	if (!page_entity(door, &change.entity) || !permit_entity(call, VERB_CHANGE, change.entity) ||
	        (whole && !read_whole(door, &change))) {
		door_refused(door);
		return;
	}
	if (!whole)
		read_ticked(door, &change);
	read_values(door, &change);
	if (str_is(step, "do") && change_many_do(call, &change))
		done(door, &change);
	else if (str_is(step, "look") && change_many_look(call, &change))
		show(door, 200, &change, true);
	else
		show(door, call->refusal == REFUSED_NOT ? 200 : refusal_status(call->refusal), &change, false);
}

void batch_undo_post(struct door *door)
{
	struct call *call = &door->call;
	struct change_undone undone;
	if (!page_inside(door) || !change_many_undo(call, door_piece(door, "batch"), &undone)) {
		door_refused(door);
		return;
	}
	str back = words_count(call->arena, call->language, "{n} record is as it was.", "{n} records are as they were.",
		(int64_t)undone.done);
	str left = words_count(call->arena, call->language, "{n} record was changed by somebody since and stays.",
		"{n} records were changed by somebody since and stay.", (int64_t)undone.left);
	if (undone.left > 0)
		back = str_format(call->arena, "%.*s %.*s", STR_ARG(back), STR_ARG(left));
	door_done(door, undone.entity == NULL ? S("/") : address_list(call->arena, undone.entity), back, S(""));
}
