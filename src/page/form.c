#include "page/form.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/form_inside.h"
#include "page/shown.h"

static bool named_in(const char *names, const char *name)
{
	str rest = str_from(names), one;
	while (str_cut(&rest, ' ', &one))
		if (str_is(one, name))
			return true;
	return false;
}

static bool counts_from(const struct field *field)
{
	return str_is(str_from(field->name), "counts_from");
}

bool form_has(struct call *call, const struct record *record, size_t index)
{
	const struct entity *entity = record->entity;
	const struct field *field = &entity->fields[index];
	bool state = entity->steps != NULL && index == entity->state_field;
	bool number = entity->number_prefix != NULL && index == entity->number_field;
	return !field->derived && !field->settled && !state && !number && !counts_from(field) &&
	       permit_field(call, entity, index);
}

str form_sent(const struct form *form, str name)
{
	for (size_t i = 0; i < form->typed_count; i++)
		if (str_equal(form->typed[i].name, name))
			return form->typed[i].value;
	return (str){ NULL, 0 };
}

// Drawing.

static void set_why(struct call *call, struct view *shown, const struct field *field)
{
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_is(call->reasons[i].field, field->name))
			view_text(shown, "why", call->reasons[i].why);
}

static void set_field(struct call *call, struct view *view, const struct form *form, size_t index)
{
	const struct field *field = &form->record->entity->fields[index];
	struct view *shown = view_add(view, "fields");
	view_text(shown, "name", str_from(field->name));
	view_text(shown, "id", str_from(field->name));
	view_text(shown, "label", say(call, field->label));
	if (field->help != NULL)
		view_text(shown, "hint", say(call, field->help));
	view_flag(shown, "required", field->required);
	set_why(call, shown, field);
	if (field->once && form->record->version > 0) {
		view_flag(shown, "fixed", true);
		shown_value(call, view_in(shown, "shown"), form->record, index);
		return;
	}
	form_control(call, shown, form, index);
}

// The institution's own fields stand behind the declared ones.
static void set_own_fields(struct call *call, struct view *view, const struct form *form)
{
	struct form own = *form;
	own.record = own_values(call, form->record);
	for (size_t i = 0; i < own.record->entity->field_count; i++)
		set_field(call, view, &own, i);
}

void form_fill(struct call *call, struct view *view, const struct form *form)
{
	const struct entity *entity = form->record->entity;
	view_list(view, "fields");
	for (size_t i = 0; i < entity->field_count; i++)
		if (form_has(call, form->record, i) &&
		        (form->only == NULL ? !entity->fields[i].by_step : named_in(form->only, entity->fields[i].name)))
			set_field(call, view, form, i);
	if (form->only == NULL || named_in(form->only, "own"))
		set_own_fields(call, view, form);
	view_integer(view, "version", form->record->version);
	form_errors(call, view, entity, "");
}

static const char *label_of(struct call *call, const struct entity *entity, str name)
{
	if (entity != NULL && str_starts(name, S("own.")))
		entity = &own_fields_of(call, entity)->entity;
	size_t field = entity == NULL ? SIZE_MAX : entity_field_find(entity, name);
	return field == SIZE_MAX ? NULL : entity->fields[field].label;
}

void form_errors(struct call *call, struct view *view, const struct entity *entity, const char *prefix)
{
	if (call->refusal == REFUSED_NOT)
		return;
	view_flag(view, "wrong", true);
	view_text(view, "why_all", call->why);
	for (size_t i = 0; i < call->reason_count; i++) {
		struct view *error = view_add(view, "errors");
		const char *label = label_of(call, entity, call->reasons[i].field);
		view_text(error, "why", call->reasons[i].why);
		if (label == NULL)
			continue;
		view_text(error, "label", say(call, label));
		view_text(error, "field", str_format(call->arena, "%s%.*s", prefix, STR_ARG(call->reasons[i].field)));
	}
}

// Reading.

static bool read_name(struct call *call, struct record *record, const struct form *form, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	for (size_t i = 0; i < (field->prose ? LANGUAGE_COUNT : NAME_LANGUAGE_COUNT); i++) {
		str sent = form_sent(form, str_format(call->arena, "%s.%s", field->name, name_languages[i]));
		if (sent.data == NULL)
			continue;
		if (!text_valid(sent))
			return refuse_field(call, field->name, say(call, N_("The text is not valid UTF-8.")));
		str text = value_text(call->arena, sent, field->prose);
		value_set_name(call, record, index, name_languages[i], text);
	}
	return true;
}

// All values sent under one name, joined as a set is written.
static str sent_set(struct call *call, const struct form *form, const char *name)
{
	struct buf buf = buf_in(call->arena);
	bool any = false;
	for (size_t i = 0; i < form->typed_count; i++) {
		if (!str_is(form->typed[i].name, name))
			continue;
		any = true;
		if (form->typed[i].value.length == 0)
			continue;
		if (buf.length > 0)
			buf_add_char(&buf, ';');
		buf_add(&buf, form->typed[i].value);
	}
	return any ? (buf.length > 0 ? buf_str(&buf) : S("")) : (str){ NULL, 0 };
}

static bool read_field(struct call *call, struct record *record, const struct form *form, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	if (field->kind == KIND_NAME)
		return read_name(call, record, form, index);
	str sent = field->many ? sent_set(call, form, field->name)
	                       : form_sent(form, str_from(field->name));
	if (sent.data == NULL)
		return true;
	// A name that is shown for a link may fit two records; unchanged, it stays the one it was.
	if (field->kind == KIND_LINK && sent.length > 0 &&
	        str_equal(sent, form_link_text(call, record, index)))
		return true;
	return value_read(call, record, index, sent, NULL);
}

bool form_read(struct call *call, struct record *record, const struct form *form)
{
	bool good = true;
	for (size_t i = 0; i < record->entity->field_count; i++) {
		const struct field *field = &record->entity->fields[i];
		bool fixed = field->by_step || (field->once && record->version > 0);
		if (!fixed && form_has(call, record, i))
			good = read_field(call, record, form, i) && good;
	}
	struct record *own = own_values(call, record);
	for (size_t i = 0; i < own->entity->field_count; i++)
		good = read_field(call, own, form, i) && good;
	if (own->entity->field_count > 0)
		own_keep(call, record, own);
	return good;
}
