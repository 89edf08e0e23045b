#include "page/shown.h"

#include "base/catalogue.h"
#include "base/numerals.h"
#include "base/text.h"
#include "model/account.h"
#include "model/addressee_line.h"
#include "model/citation.h"
#include "model/instrument.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/recommendation.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/axis.h"
#include "page/words.h"

static void show_set(struct call *call, struct view *shown, const struct field *field, str json);
static void show_one(struct call *call, struct view *shown, const struct field *field, str value);
static void show_address(struct call *call, struct view *shown, str address);

void shown_value(struct call *call, struct view *shown, const struct record *record, size_t index)
{
	shown_cell(call, shown, &record->entity->fields[index], &record->values[index]);
}

// A field that is an instant is about hours: the day, and the clock of the institution.
static void show_moment(struct call *call, struct view *shown, str text)
{
	struct instant instant;
	if (!instant_parse(text, &instant))
		return;
	int minute = minute_of_instant(&instant, str_c(call->arena, call->house.zone));
	shown_instant(call, shown, "day", &instant);
	struct view *day = view_in(shown, "day");
	const struct view_value *words = view_find(day, S("text"));
	view_text(day, "text",
		str_format(call->arena, "%.*s, %.*s", STR_ARG(words->text), STR_ARG(numerals_write(call->arena, call_locale(call),
			str_format(call->arena, "%02d:%02d", minute / 60, minute % 60)))));
}

void shown_cell(struct call *call, struct view *shown, const struct field *field, const struct cell *cell)
{
	if (cell->kind == CELL_NULL)
		return;
	view_flag(shown, "known", true);
	if (field->many) {
		show_set(call, shown, field, cell->text);
		return;
	}
	switch (field->kind) {
	case KIND_INTEGER:
		view_flag(shown, "number", true);
		view_text(shown, "text",
			field->year ? say_integer(call, cell->integer)
				    : words_number(call->arena, call_locale(call), cell->integer));
		return;
	case KIND_BOOLEAN:
		view_text(shown, "text", cell->integer != 0 ? say(call, N_("Yes")) : say(call, N_("No")));
		return;
	case KIND_NAME: {
		const char *found = call->house.language;
		view_text(shown, "text",
			value_name(call->arena, cell->text, call->language, call->house.language, &found));
		view_text(shown, "lang", str_from(found));
		view_flag(shown, "voice", field->prose);
		return;
	}
	case KIND_PROSE:
		view_text(shown, "text", cell->text);
		view_text(shown, "lang", str_from(text_name_language(cell->text, call->house.latin)));
		view_flag(shown, "voice", true);
		return;
	case KIND_DAY: shown_day(call, shown, "day", cell->text); return;
	case KIND_CODE:
		view_flag(shown, "code", true);
		view_text(shown, "text", cell->text);
		return;
	case KIND_INSTANT: show_moment(call, shown, cell->text); return;
	case KIND_TEXT:
	case KIND_CHOICE:
	case KIND_LINK:
	case KIND_CITATION: break;
	}
	show_one(call, shown, field, cell->text);
}

void shown_tongue(struct call *call, struct view *shown, const struct field *field, str json,
	const char *language)
{
	str text = value_name_in(call->arena, json, language);
	if (text.length == 0)
		return;
	view_flag(shown, "known", true);
	view_text(shown, "text", text);
	view_text(shown, "lang", str_from(language));
	view_flag(shown, "voice", field->prose);
}

str shown_tongue_label(struct call *call, const struct field *field, const char *language)
{
	return say_with(call, N_("{field} ({language})"), "field", say(call, field->label), "language",
		str_from(language_own_name(language)), NULL);
}

str shown_label(struct call *call, const struct vocabulary *vocabulary, str code)
{
	str label = value_label(call, vocabulary, code);
	// Which tells of digits by showing them.
	return vocabulary == &digits_vocabulary ? label : numerals_write(call->arena, call_locale(call), label);
}

static void show_citation(struct call *call, struct view *shown, str kept)
{
	struct cited cited;
	citation_find(call, kept, &cited);
	view_text(shown, "text", citation_words(call, &cited));
	if (cited.instrument != NULL)
		show_address(call, shown, address_record(call->arena, &instrument_entity, S(""), cited.instrument->id));
}

static void show_one(struct call *call, struct view *shown, const struct field *field, str value)
{
	if (field->kind == KIND_LINK)
		shown_link(call, shown, field->link, value);
	else if (field->kind == KIND_CITATION)
		show_citation(call, shown, value);
	else if (field->kind == KIND_CHOICE && axis_is(field))
		axis_fill(call, view_in(shown, "axis"), field, value);
	else if (field->kind == KIND_CHOICE)
		view_text(shown, "text", shown_label(call, field->vocabulary, value));
	else
		view_text(shown, "text", value);
}

static void show_set(struct call *call, struct view *shown, const struct field *field, str json)
{
	str *members;
	size_t count = value_set_members(call->arena, json, &members);
	for (size_t i = 0; i < count; i++)
		show_one(call, view_add(shown, "items"), field, members[i]);
}

// No page of the house opens to an authority, and the address would tell the id.
static void show_address(struct call *call, struct view *shown, str address)
{
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0)
		view_text(shown, "address", address);
}

void shown_link(struct call *call, struct view *shown, const struct entity *entity, str id)
{
	struct link_words words = link_words(call, entity, id);
	if (words.hidden)
		return;
	bool numbered = words.number.length > 0;
	str text = numbered ? words.number : words.name;
	if (entity == &addressee_line_entity) {
		// A line is read on the page of its recommendation.
		struct record *line = record_find(call, entity, id);
		if (line != NULL) {
			str recommendation = record_text(line, ADDRESSEE_LINE_RECOMMENDATION);
			struct link_words of = link_words(call, &recommendation_entity, recommendation);
			view_text(shown, "text", str_format(call->arena, "%.*s · %.*s", STR_ARG(of.number), STR_ARG(text)));
			view_text(shown, "address", address_record(call->arena, &recommendation_entity, of.number, recommendation));
			return;
		}
	}
	view_text(shown, "text", text.length > 0 ? text : id);
	view_flag(shown, "code", numbered);
	// Most people open their own account alone.
	const struct grant *grant = entity == &account_entity ? permit_grant_find(call, entity) : NULL;
	if (grant == NULL || grant->scope != SCOPE_OWN || str_equal(id, call->account))
		show_address(call, shown, address_record(call->arena, entity, words.number, id));
}

void shown_record(struct call *call, struct view *view, const char *name, const struct record *record)
{
	struct view *shown = view_in(view, name);
	str number = record_number(record);
	view_text(shown, "text", record_title(call, record));
	view_flag(shown, "code", number.length > 0);
	show_address(call, shown, address_record(call->arena, record->entity, number, record->id));
}

void shown_text(struct call *call, struct view *view, const char *name, str text)
{
	if (text.length == 0)
		return;
	struct view *shown = view_in(view, name);
	view_text(shown, "text", text);
	view_text(shown, "lang", str_from(text_name_language(text, call->house.latin)));
}

void shown_name(struct call *call, struct view *view, const char *name, str json)
{
	const char *found = call->house.language;
	str text = value_name(call->arena, json, call->language, call->house.language, &found);
	if (text.length == 0)
		return;
	struct view *shown = view_in(view, name);
	view_text(shown, "text", text);
	view_text(shown, "lang", str_from(found));
}

str shown_foreign(struct call *call, str text)
{
	const char *language = text_name_language(text, "");
	if (str_is(str_from(language), "zgh"))
		return S("zgh");
	bool arabic = str_is(str_from(language), "ar");
	bool here = str_is(str_from(call->language), "ar");
	if (arabic == here || (!arabic && !str_contains(text, S(" "))))
		return S("");
	return str_from(arabic ? "ar" : call->house.latin);
}

void shown_day(struct call *call, struct view *view, const char *name, str text)
{
	struct day day;
	if (day_parse(text, &day))
		words_day(view, name, call_locale(call), str_c(call->arena, call->house.country), &day);
}

void shown_instant(struct call *call, struct view *view, const char *name, const struct instant *instant)
{
	if (instant->text[0] == 0)
		return;
	struct day day = day_of_instant(instant, str_c(call->arena, call->house.zone));
	struct view *shown = view_in(view, name);
	view_text(shown, "iso", str_copy(call->arena, instant_str(instant)));
	view_text(shown, "text",
		day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country)));
}
