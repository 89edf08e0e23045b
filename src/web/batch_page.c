// Changing several records of a list: ticked in the list or all that it selects; what shall change is said on a form,
// then shown for each record, then done.
#include "acts/change_many.h"
#include "acts/list.h"
#include "acts/past_batches.h"
#include "model/choices.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/list_parts.h"
#include "web/pages.h"

// "set.FIELD" is a value; "each.FIELD.WORD" says what becomes of one word of a set.
static const char set_prefix[] = "set.", each_prefix[] = "each.";

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
		str value = str_trim(pair->value), word = pair->name, field;
		if (str_starts(pair->name, str_from(each_prefix))) {
			bool add = str_is(value, "add");
			word = str_skip(word, sizeof each_prefix - 1);
			if ((add || str_is(value, "remove")) && str_cut(&word, '.', &field))
				values[change->value_count++] = (struct change_value){ field, word, add ? CHANGE_ADD : CHANGE_REMOVE };
			continue;
		}
		if (!str_starts(pair->name, str_from(set_prefix)) || value.length == 0)
			continue;
		values[change->value_count++] = (struct change_value){ str_skip(pair->name, sizeof set_prefix - 1),
			str_is(value, EMPTIED) ? S("") : value, CHANGE_SET };
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

static void set_word(struct door *door, struct view *set, const struct field *field, str value, str label, size_t having, size_t all)
{
	struct call *call = &door->call;
	struct view *shown = view_add(set, "words");
	str name = str_format(call->arena, "%s%s.%.*s", each_prefix, field->name, STR_ARG(value)), sent = sent_value(door, name);
	view_text(shown, "name", name);
	view_text(shown, "label", label);
	view_text(shown, "having", words_of(call->arena, call->language, (int64_t)having, (int64_t)all));
	view_flag(shown, "some", having > 0);
	view_flag(shown, "every", having == all);
	view_flag(shown, "add", str_is(sent, "add"));
	view_flag(shown, "remove", str_is(sent, "remove"));
	if (sent.length > 0)
		view_flag(set, "open", true);
}

static str word_label(struct call *call, const struct field *field, str value)
{
	return field->kind == KIND_LINK ? link_words(call, field->link, value).name : value_label(call, field->vocabulary, value);
}

// The words of a set, each with how many of the records have it: those that are offered, and those that are only there.
static bool set_words(struct door *door, struct view *view, const struct change_many *change, size_t index)
{
	struct call *call = &door->call;
	const struct field *field = &change->entity->fields[index];
	struct offer *offers;
	struct change_word *words;
	size_t offer_count, word_count;
	if (!choices_of(call, field, &offers, &offer_count))
		return true;
	if (!change_many_words(call, change, index, &words, &word_count))
		return false;
	struct view *set = view_add(view, "sets");
	view_text(set, "label", say(call, field->label));
	for (size_t i = 0; i < offer_count; i++) {
		size_t having = 0;
		for (size_t k = 0; k < word_count; k++)
			if (str_equal(words[k].value, offers[i].value)) {
				having = words[k].count;
				words[k].count = 0;
			}
		set_word(door, set, field, offers[i].value, offers[i].label, having, change->item_count);
	}
	for (size_t k = 0; k < word_count; k++)
		if (words[k].count > 0 && (field->kind != KIND_LINK || permit_known(call, field->link, words[k].value)))
			set_word(door, set, field, words[k].value, word_label(call, field, words[k].value), words[k].count, change->item_count);
	return true;
}

static bool set_fields(struct door *door, struct view *view, const struct change_many *change)
{
	const struct entity *entity = change->entity, *own = &own_fields_of(&door->call, entity)->entity;
	const struct record *record = record_new(&door->call, entity);
	for (size_t i = 0; i < entity->field_count; i++) {
		if (!form_has(&door->call, record, i))
			continue;
		if (change_many_fits(entity, i))
			set_field(door, view, entity, i);
		else if (change_many_joins(entity, i) && !set_words(door, view, change, i))
			return false;
	}
	for (size_t i = 0; i < own->field_count; i++)
		if (change_many_fits_own(&own->fields[i]))
			set_field(door, view, own, i);
	return true;
}

// Several words of one set are one change of it.
static bool is_told(const struct change_many *change, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_equal(change->values[i].field, change->values[index].field))
			return true;
	return false;
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
		str name = change->values[i].field;
		if (is_told(change, i))
			continue;
		bool own = str_starts(name, S("own."));
		const struct record *before = own ? own_values(call, result->before) : result->before;
		const struct record *after = own ? own_values(call, result->after) : result->after;
		size_t field = entity_field_find(before->entity, name);
		struct view *value = view_add(shown, "values");
		view_text(value, "label", say(call, before->entity->fields[field].label));
		shown_value(call, view_in(value, "before"), before, field);
		shown_value(call, view_in(value, "after"), after, field);
		view_flag(value, "was", record_has(before, field));
		view_flag(value, "becomes", record_has(after, field));
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
		const struct change_value *value = &change->values[i];
		struct view *carried = view_add(view, "carried");
		if (value->manner == CHANGE_SET) {
			view_text(carried, "name", str_format(call->arena, "%s%.*s", set_prefix, STR_ARG(value->field)));
			view_text(carried, "value", value->value.length > 0 ? value->value : S(EMPTIED));
			continue;
		}
		view_text(carried, "name", str_format(call->arena, "%s%.*s.%.*s", each_prefix, STR_ARG(value->field), STR_ARG(value->value)));
		view_text(carried, "value", value->manner == CHANGE_ADD ? S("add") : S("remove"));
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
	if (!set_fields(door, view, change)) {
		door_refused(door);
		return;
	}
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

static void set_past(struct call *call, struct view *view, const struct past_batch *batch)
{
	struct view *shown = view_add(view, "items");
	view_text(shown, "records", say(call, batch->entity->label_many));
	view_text(shown, "list", address_list(call->arena, batch->entity));
	shown_instant(call, shown, "at", &batch->at);
	view_integer(shown, "changed", batch->changed);
	view_integer(shown, "standing", batch->standing);
	if (batch->first != NULL)
		shown_record(call, shown, "record", batch->first);
	view_integer(shown, "others", batch->first != NULL ? batch->changed - 1 : 0);
	for (size_t i = 0; i < batch->change_count; i++) {
		struct view *change = view_add(shown, "changes");
		view_text(change, "label", say(call, batch->changes[i].field->label));
		shown_cell(call, view_in(change, "after"), batch->changes[i].field, &batch->changes[i].after);
		view_flag(change, "known", batch->changes[i].after.kind != CELL_NULL);
	}
	if (batch->standing > 0)
		view_text(shown, "undo", str_format(call->arena, "/batches/%.*s/undo", STR_ARG(batch->batch)));
}

void batches_page(struct door *door)
{
	struct call *call = &door->call;
	struct past_batch batches[PAST_BATCHES];
	size_t count;
	if (!page_inside(door) || !past_batches(call, batches, &count)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	for (size_t i = 0; i < count; i++)
		set_past(call, view, &batches[i]);
	struct sheet_of sheet = { .title = say(call, N_("Changed in one go")) };
	page_show(door, 200, "batches", view, &sheet);
}
