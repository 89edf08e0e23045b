#include "page/record_view.h"

#include "base/catalogue.h"
#include "model/finding.h"
#include "model/letter.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/form.h"
#include "page/frame.h"
#include "page/shown.h"

static bool named_in(const char *names, const char *name)
{
	str rest = str_from(names), one;
	while (str_cut(&rest, ' ', &one))
		if (str_is(one, name))
			return true;
	return false;
}

static bool has_state(const struct entity *entity)
{
	return entity->steps != NULL;
}

static void set_tongues(struct call *call, struct view *view, const struct record *record)
{
	const struct entity *entity = record->entity;
	if (entity->fields[entity->name_field].kind != KIND_NAME)
		return;
	str json = record_text(record, entity->name_field);
	str shown = value_name(call->arena, json, call->language, call->house.language, NULL);
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
		str text = value_name_in(call->arena, json, name_languages[i]);
		if (text.length == 0 || str_equal(text, shown))
			continue;
		struct view *tongue = view_add(view, "tongues");
		view_text(tongue, "text", text);
		view_text(tongue, "lang", str_from(name_languages[i]));
	}
}

void record_view_fill(struct call *call, struct view *view, const struct record *record, const char *skip)
{
	const struct entity *entity = record->entity;
	str number = record_number(record);
	view_text(view, "number", number);
	view_text(view, "name", record_title(call, record));
	view_text(view, "kind", say(call, entity->label));
	view_text(view, "list", address_list(call->arena, entity));
	view_text(view, "list_label", say(call, entity->label_many));
	view_text(view, "address", address_record(call->arena, entity, number, record->id));
	view_flag(view, "binned", record->binned_at.length > 0);
	view_integer(view, "version", record->version);
	set_tongues(call, view, record);
	if (has_state(entity))
		view_text(view, "state", value_words(call, record, entity->state_field));
	frame_level(view, "level", call->language, record_view_level(call, record));
	record_view_facts(call, view, "facts", record, skip);
}

void record_view_facts(struct call *call, struct view *view, const char *name,
	const struct record *record, const char *skip)
{
	const struct entity *entity = record->entity;
	view_list(view, name);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool head = i == entity->name_field && field->kind != KIND_LINK && field->kind != KIND_DAY;
		bool state = has_state(entity) && i == entity->state_field;
		bool number = entity->number_prefix != NULL && i == entity->number_field;
		if (head || state || number || !record_has(record, i) || !permit_field(call, entity, i) ||
		        named_in(skip, field->name))
			continue;
		struct view *fact = view_add(view, name);
		view_text(fact, "label", say(call, field->label));
		shown_value(call, view_in(fact, "value"), record, i);
	}
	struct record *own = own_values(call, record);
	for (size_t i = 0; i < own->entity->field_count; i++) {
		if (!record_has(own, i) || named_in(skip, own->entity->fields[i].name))
			continue;
		struct view *fact = view_add(view, name);
		view_text(fact, "label", say(call, own->entity->fields[i].label));
		shown_value(call, view_in(fact, "value"), own, i);
	}
}

static bool state_in(const char *states, str state)
{
	str rest = str_from(states), one;
	while (str_cut(&rest, '|', &one))
		if (str_equal(one, state))
			return true;
	return false;
}

// A finding that three sources carry needs no exception: nothing stands between it and its validation.
static bool asks_now(struct call *call, const struct record *record, const struct step *step)
{
	if (step->asks == NULL)
		return false;
	return record->entity != &finding_entity || !str_is(str_from(step->asks), "exception") ||
	       finding_source_count(call->arena, record) < FINDING_SOURCES_NEEDED;
}

// What a step asks for, as a field of its form. Several steps may ask for the same.
static void set_asked(struct call *call, struct view *shown, const struct record *record, const struct step *step)
{
	if (!asks_now(call, record, step))
		return;
	struct form form = { .record = record, .only = step->asks };
	form_fill(call, shown, &form);
	const struct view_value *fields = view_find(shown, S("fields"));
	if (fields == NULL || fields->count == 0)
		return;
	view_text(fields->items[0], "id", str_format(call->arena, "%s-%s", step->asks, step->name));
	view_flag(fields->items[0], "required", step->needed);
}

void record_view_steps(struct call *call, struct view *view, const struct record *record)
{
	const struct entity *entity = record->entity;
	if (!has_state(entity) || record->binned_at.length > 0 || !permit_may(call, VERB_STEP, entity))
		return;
	const char *context = str_c(call->arena, str_format(call->arena, "step:%s", entity->name));
	str state = record_text(record, entity->state_field);
	for (const struct step *step = entity->steps; step->name != NULL; step++) {
		bool idle = entity == &letter_entity && str_is(str_from(step->name), "confirm") && !letter_confirms(record);
		if (!state_in(step->from, state) || !permit_step(call, entity, step) || idle)
			continue;
		struct view *shown = view_add(view, "steps");
		view_text(shown, "label", say_in(call, context, step->label));
		view_text(shown, "name", str_from(step->name));
		set_asked(call, shown, record, step);
		view_text(shown, "address",
			str_format(call->arena, "%.*s/steps/%s",
				STR_ARG(address_record(call->arena, entity, record_number(record), record->id)),
				step->name));
	}
}

enum level record_view_level(struct call *call, const struct record *record)
{
	enum level highest = LEVEL_PUBLIC;
	for (size_t i = 0; i < record->entity->field_count; i++) {
		enum level level = field_level(&record->entity->fields[i]);
		if (record_has(record, i) && permit_field(call, record->entity, i) && level > highest)
			highest = level;
	}
	struct record *own = own_values(call, record);
	for (size_t i = 0; i < own->entity->field_count; i++) {
		enum level level = field_level(&own->entity->fields[i]);
		if (record_has(own, i) && level > highest)
			highest = level;
	}
	return highest;
}
