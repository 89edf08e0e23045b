// Forms: a new record, a changed one, and the clash of two versions.
#include "acts/keep.h"
#include "acts/remark.h"
#include "acts/timeline.h"
#include "acts/undertake.h"
#include "base/catalogue.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// The lines of a letter are chosen where it is written, or taken over from what it answers.
static const char *fields_of(const struct entity *entity)
{
	if (entity == &comment_entity)
		return "text level own";
	if (entity == &task_entity)
		return "task assignee due_on level own";
	return entity != &letter_entity ? NULL
	                                : "direction kind authority addressed_to their_reference in_reply_to language subject text"
	                                  " dated_on received_on signed_by channel own";
}

// What it will stand beside goes along: nobody types an id.
static void set_beside(struct call *call, struct view *view, const struct record *record)
{
	if (!record->entity->beside || record->version > 0)
		return;
	for (size_t i = 0; i < BESIDE_FIELD_COUNT; i++) {
		struct view *carried = view_add(view, "carry");
		view_text(carried, "name", str_from(record->entity->fields[i].name));
		view_text(carried, "value", record_text(record, i));
	}
	const struct record *owner = beside_owner(call, record);
	if (owner != NULL && permit_record(call, VERB_READ, owner))
		shown_record(call, view, "beside", owner);
}

static void show_form(struct door *door, int status, const struct form *form, str title, str action, str back)
{
	struct call *call = &door->call;
	const struct record *record = form->record;
	struct view *view = door_view(door);
	form_fill(call, view, form);
	set_beside(call, view, record);
	view_text(view, "list", address_list(call->arena, record->entity));
	view_text(view, "list_label", say(call, record->entity->label_many));
	if (record->version > 0)
		shown_record(call, view, "of", record);
	view_text(view, "action", action);
	view_text(view, "back", back);
	struct sheet_of sheet = { .title = title };
	page_show(door, status, "form", view, &sheet);
}

// New.

// What has a story is made on a page of its own.
static bool made_elsewhere(const struct entity *entity)
{
	return entity == &reply_entity || entity == &assessment_entity || entity == &addressee_line_entity ||
	       entity == &recommendation_entity;
}

static bool new_record(struct door *door, struct record **record)
{
	const struct entity *entity;
	if (!page_entity(door, &entity) || !permit_entity(&door->call, VERB_CREATE, entity))
		return false;
	*record = record_new(&door->call, entity);
	if (entity == &programme_entity)
		programme_usual(*record);
	if (entity == &comment_entity || entity == &task_entity)
		remark_usual(*record);
	return !made_elsewhere(entity) ||
	       refuse(&door->call, REFUSED_UNKNOWN,
		       N_("Nothing was found at this address. Check the number or search for it."));
}

static void show_new(struct door *door, int status, const struct form *form)
{
	struct call *call = &door->call;
	str list = address_list(call->arena, form->record->entity);
	show_form(door, status, form,
		say_with(call, N_("New: {entity}"), "entity", say(call, form->record->entity->label), NULL),
		str_format(call->arena, "%.*s/new", STR_ARG(list)), list);
}

void new_page(struct door *door)
{
	struct record *record;
	if (!new_record(door, &record)) {
		door_refused(door);
		return;
	}
	page_prefill(door, record);
	show_new(door, 200, &(struct form){ .record = record, .only = fields_of(record->entity) });
}

static bool make(struct call *call, struct record *record)
{
	return record->entity == &action_entity ? undertake(call, record) : keep_make(call, record);
}

void new_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!new_record(door, &record)) {
		door_refused(door);
		return;
	}
	struct form form = page_form(door, record);
	form.only = fields_of(record->entity);
	if (form_read(call, record, &form) && make(call, record))
		door_done(door, record_home(call, record),
			record->entity->beside ? say(call, N_("It was added."))
			                       : say_with(call, N_("{record} was recorded."), "record", record_title(call, record), NULL),
			record_bin_address(call, record));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show_new(door, refusal_status(call->refusal), &form);
	else
		door_refused(door);
}

// Change.

static bool old_record(struct door *door, struct record **record)
{
	const struct entity *entity;
	return page_entity(door, &entity) && keep_read(&door->call, entity, door_piece(door, "key"), record) &&
	       permit_record(&door->call, VERB_CHANGE, *record);
}

static void show_edit(struct door *door, int status, const struct form *form)
{
	struct call *call = &door->call;
	str address = address_record(call->arena, form->record->entity, S(""), form->record->id);
	show_form(door, status, form,
		say_with(call, N_("Change {record}"), "record", record_title(call, form->record), NULL),
		str_format(call->arena, "%.*s/edit", STR_ARG(address)), record_home(call, form->record));
}

void edit_page(struct door *door)
{
	struct record *record;
	if (old_record(door, &record))
		show_edit(door, 200, &(struct form){ .record = record, .only = fields_of(record->entity) });
	else
		door_refused(door);
}

// Clash: what was before, mine, theirs; where mine differs from theirs, a choice.

static bool same(const struct record *a, const struct record *b, size_t field)
{
	const struct cell *x = &a->values[field], *y = &b->values[field];
	return x->kind == y->kind && x->integer == y->integer && str_equal(x->text, y->text);
}

// A name is chosen language by language: two people who each wrote one of them both keep what they wrote.
static void set_tongues(struct call *call, struct view *view, const struct record *before,
	const struct record *mine, const struct record *theirs, size_t index)
{
	const struct field *field = &mine->entity->fields[index];
	str was = record_text(before, index), own = record_text(mine, index), other = record_text(theirs, index);
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
		const char *language = name_languages[i];
		str old = value_name_in(call->arena, was, language), my = value_name_in(call->arena, own, language),
		    their = value_name_in(call->arena, other, language);
		if (str_equal(my, their))
			continue;
		struct view *row = view_add(view, "rows");
		view_text(row, "name", str_format(call->arena, "%s.%s", field->name, language));
		view_text(row, "label", shown_tongue_label(call, field, language));
		view_flag(row, "theirs_changed", !str_equal(old, their));
		view_flag(row, "mine_changed", !str_equal(old, my));
		shown_tongue(call, view_in(row, "before"), field, was, language);
		shown_tongue(call, view_in(row, "mine"), field, own, language);
		shown_tongue(call, view_in(row, "theirs"), field, other, language);
	}
}

static void set_choice(struct call *call, struct view *view, const struct record *before,
	const struct record *mine, const struct record *theirs, size_t field)
{
	if (mine->entity->fields[field].kind == KIND_NAME) {
		set_tongues(call, view, before, mine, theirs, field);
		return;
	}
	struct view *row = view_add(view, "rows");
	view_text(row, "name", str_from(mine->entity->fields[field].name));
	view_text(row, "label", say(call, mine->entity->fields[field].label));
	view_flag(row, "theirs_changed", !same(before, theirs, field));
	view_flag(row, "mine_changed", !same(before, mine, field));
	shown_value(call, view_in(row, "before"), before, field);
	shown_value(call, view_in(row, "mine"), mine, field);
	shown_value(call, view_in(row, "theirs"), theirs, field);
}

static void set_carried(struct door *door, struct view *view)
{
	static const char *const own[] = { "token", "version" };
	for (size_t i = 0; i < door->request->form_count; i++) {
		const struct pair *pair = &door->request->form[i];
		if (str_is(pair->name, own[0]) || str_is(pair->name, own[1]) || str_starts(pair->name, S("keep.")))
			continue;
		struct view *one = view_add(view, "carry");
		view_text(one, "name", pair->name);
		view_text(one, "value", pair->value);
	}
}

static void show_clash(struct door *door, const struct record *mine, int64_t version)
{
	struct call *call = &door->call;
	struct record *theirs, *before;
	call->refusal = REFUSED_NOT;
	if (!keep_read(call, mine->entity, mine->id, &theirs) || !timeline_at(call, theirs, version, &before)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	struct timeline timeline;
	if (!timeline_read(call, theirs, &timeline)) {
		door_refused(door);
		return;
	}
	if (timeline.count > 0) {
		view_text(view, "who", timeline.entries[0].actor_name);
		shown_instant(call, view, "at", &timeline.entries[0].at);
	}
	record_view_fill(call, view, theirs, NULL);
	for (size_t i = 0; i < mine->entity->field_count; i++)
		if (form_has(call, mine, i) && !same(mine, theirs, i))
			set_choice(call, view, before, mine, theirs, i);
	const struct record *own_before = own_values(call, before), *own_mine = own_values(call, mine),
			    *own_theirs = own_values(call, theirs);
	for (size_t i = 0; i < own_mine->entity->field_count; i++)
		if (!same(own_mine, own_theirs, i))
			set_choice(call, view, own_before, own_mine, own_theirs, i);
	set_carried(door, view);
	view_text(view, "action", str_format(call->arena, "/%s/%.*s/edit", mine->entity->plural, STR_ARG(mine->id)));
	view_text(view, "back", record_home(call, theirs));
	struct sheet_of sheet = { .title = say(call, N_("Two versions of one record")) };
	page_show(door, 412, "clash", view, &sheet);
}

// A field that the writer left to the other version is not read from the form.
static struct form without_theirs(struct door *door, const struct record *record)
{
	struct call *call = &door->call;
	struct form form = page_form(door, record);
	struct pair *kept = NEW_MANY(call->arena, form.typed_count + 1, struct pair);
	size_t count = 0;
	for (size_t i = 0; i < form.typed_count; i++) {
		str choice = form_sent(&form, str_format(call->arena, "keep.%.*s", STR_ARG(form.typed[i].name)));
		if (!str_is(choice, "theirs"))
			kept[count++] = form.typed[i];
	}
	form.typed = kept;
	form.typed_count = count;
	return form;
}

void edit_post(struct door *door)
{
	struct record *record;
	struct call *call = &door->call;
	if (!old_record(door, &record)) {
		door_refused(door);
		return;
	}
	int64_t version = 0;
	if (!str_to_integer(request_form(door->request, "version"), &version))
		version = 0;
	struct form form = without_theirs(door, record);
	form.only = fields_of(record->entity);
	struct record *changed = record_copy(call, record);
	changed->version = version;
	if (form_read(call, changed, &form) && keep_change(call, changed))
		door_done(door, record_home(call, changed), say(call, N_("Changed.")), S(""));
	else if (call->refusal == REFUSED_STALE)
		show_clash(door, changed, version);
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show_edit(door, refusal_status(call->refusal), &form);
	else
		door_refused(door);
}
