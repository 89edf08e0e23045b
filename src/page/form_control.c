// The control of one field, by its kind.
#include "page/form_inside.h"

#include "base/catalogue.h"
#include "model/choices.h"
#include "model/link.h"
#include "model/value.h"
#include "page/shown.h"

enum { BOXES_MOST = 60 };

static bool sent_among(const struct form *form, const char *name, str value)
{
	for (size_t i = 0; i < form->typed_count; i++)
		if (str_is(form->typed[i].name, name) && str_equal(form->typed[i].value, value))
			return true;
	return false;
}

static bool stored_among(struct call *call, const struct record *record, size_t index, str value)
{
	str text = record_text(record, index);
	if (!record->entity->fields[index].many)
		return str_equal(text, value);
	str *members;
	size_t count = value_set_members(call->arena, text, &members);
	for (size_t i = 0; i < count; i++)
		if (str_equal(members[i], value))
			return true;
	return false;
}

static void set_offers(struct call *call, struct view *shown, const struct form *form, size_t index,
	const struct offer *offers, size_t count)
{
	const struct field *field = &form->record->entity->fields[index];
	view_text(shown, "input", field->many ? S("checks") : S("select"));
	for (size_t i = 0; i < count; i++) {
		struct view *offer = view_add(shown, "offers");
		view_text(offer, "value", offers[i].value);
		view_text(offer, "label", offers[i].label);
		if (field->kind == KIND_LINK)
			view_text(offer, "lang", shown_foreign(call, offers[i].label));
		view_flag(offer, "chosen",
			form->typed != NULL ? sent_among(form, field->name, offers[i].value)
					    : stored_among(call, form->record, index, offers[i].value));
	}
}

static str link_text(struct call *call, const struct entity *entity, str id)
{
	struct link_words words = link_words(call, entity, id);
	if (words.hidden)
		return S("");
	return words.number.length > 0 ? words.number : words.name.length > 0 ? words.name : id;
}

str form_link_text(struct call *call, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	str text = record_text(record, index);
	if (text.length == 0)
		return text;
	if (!field->many)
		return link_text(call, field->link, text);
	str *members;
	size_t count = value_set_members(call->arena, text, &members);
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_c(&buf, "; ");
		buf_add(&buf, link_text(call, field->link, members[i]));
	}
	return buf_str(&buf);
}

static void set_names(struct call *call, struct view *shown, const struct form *form, size_t index)
{
	const struct field *field = &form->record->entity->fields[index];
	view_text(shown, "input", S("names"));
	view_flag(shown, "prose", field->prose);
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
		str name = str_format(call->arena, "%s.%s", field->name, name_languages[i]);
		str sent = form_sent(form, name), kept = value_name_in(call->arena, record_text(form->record, index), name_languages[i]);
		// Tifinagh is asked for in houses that write it, and shown wherever a name has it.
		if (i >= LANGUAGE_COUNT && (field->prose || (!call->house.tifinagh && kept.length == 0)))
			continue;
		struct view *one = view_add(shown, "names");
		view_text(one, "name", name);
		// The first input carries the id that the summary of errors leads to.
		view_text(one, "id", i == 0 ? str_from(field->name) : name);
		view_text(one, "lang", str_from(name_languages[i]));
		view_text(one, "direction", str_from(language_direction(name_languages[i])));
		view_text(one, "label", str_from(language_own_name(name_languages[i])));
		view_flag(one, "prose", field->prose);
		view_text(one, "value", sent.data != NULL ? sent : kept);
	}
}

static void set_boolean(struct call *call, struct view *shown, const struct form *form, size_t index)
{
	const struct field *field = &form->record->entity->fields[index];
	const struct cell *cell = &form->record->values[index];
	str sent = form_sent(form, str_from(field->name));
	str value = sent.data != NULL           ? sent
	            : cell->kind == CELL_NULL   ? S("")
	            : cell->integer != 0        ? S("1")
	                                        : S("0");
	const struct offer offers[] = { { S("1"), say(call, N_("Yes")) }, { S("0"), say(call, N_("No")) } };
	view_text(shown, "input", S("select"));
	for (size_t i = 0; i < COUNT(offers); i++) {
		struct view *offer = view_add(shown, "offers");
		view_text(offer, "value", offers[i].value);
		view_text(offer, "label", offers[i].label);
		view_flag(offer, "chosen", str_equal(value, offers[i].value));
	}
}

static str stored_text(struct call *call, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	const struct cell *cell = &record->values[index];
	if (cell->kind == CELL_INTEGER)
		return str_format(call->arena, "%lld", (long long)cell->integer);
	if (field->kind == KIND_LINK)
		return form_link_text(call, record, index);
	if (!field->many)
		return record_text(record, index);
	str *members;
	size_t count = value_set_members(call->arena, record_text(record, index), &members);
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_c(&buf, "; ");
		buf_add(&buf, members[i]);
	}
	return buf_str(&buf);
}

bool form_day_fits(str value)
{
	struct day day;
	return value.length == 0 ||
	       (day_parse(value, &day) && day_is_whole(&day) && str_equal(value, day_str(&day)));
}

str form_day_input(str value)
{
	return form_day_fits(value) ? S("date") : S("text");
}

static void set_text(struct call *call, struct view *shown, const struct form *form, size_t index)
{
	const struct field *field = &form->record->entity->fields[index];
	str sent = form_sent(form, str_from(field->name));
	str value = sent.data != NULL ? sent : stored_text(call, form->record, index);
	bool whole = field->kind == KIND_DAY && !field->reduced && form_day_fits(value);
	view_text(shown, "value", value);
	if (field->kind == KIND_PROSE) {
		view_text(shown, "input", S("area"));
	} else if (whole) {
		view_text(shown, "input", S("day"));
	} else {
		view_text(shown, "input", S("text"));
		if (field->kind == KIND_DAY && field->help == NULL)
			view_text(shown, "hint", say(call, N_("As in 2026-05-31. A month or a year alone is enough.")));
		if (field->kind == KIND_LINK && field->help == NULL)
			view_text(shown, "hint",
				field->many ? say(call, N_("Names or numbers, with a semicolon between them."))
				            : say(call, N_("Name, number or code.")));
		view_flag(shown, "number", field->kind == KIND_INTEGER);
		view_flag(shown, "ltr", field->kind == KIND_CODE || field->kind == KIND_DAY);
	}
}

// A set of numbered records or of many people is typed: a long list of boxes helps nobody.
static bool is_typed(const struct field *field, size_t count)
{
	return field->many && field->kind == KIND_LINK && (field->link->number_prefix != NULL || count > BOXES_MOST);
}

void form_control(struct call *call, struct view *shown, const struct form *form, size_t index)
{
	const struct field *field = &form->record->entity->fields[index];
	struct offer *offers;
	size_t count;
	if (field->kind == KIND_NAME)
		set_names(call, shown, form, index);
	else if (field->kind == KIND_BOOLEAN)
		set_boolean(call, shown, form, index);
	else if (choices_of(call, field, &offers, &count) && !is_typed(field, count))
		set_offers(call, shown, form, index, offers, count);
	else
		set_text(call, shown, form, index);
}
