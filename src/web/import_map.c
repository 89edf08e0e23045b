#include "web/import_map.h"

#include "acts/head.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/form.h"
#include "page/words.h"

// A form has at most LIMIT_PARAMETERS inputs; what is more follows when these are settled.
enum { HEADS_SHOWN = 80, VALUES_SHOWN = 110, CELLS_SHOWN = 20 };

static str numbered(struct call *call, const char *what, size_t number)
{
	return str_format(call->arena, "%s.%zu", what, number);
}

// Showing.

static str head_label(struct call *call, const struct entity *entity, const struct head *head)
{
	switch (head->target) {
	case TARGET_WIDE: return say(call, wide_labels[head->wide]);
	case TARGET_EXTRA:
		return head->rank == NULL ? say(call, extra_labels[head->extra])
		                          : str_format(call->arena, "%.*s: %.*s", STR_ARG(value_label(call, &rank_vocabulary, str_from(head->rank))),
						    STR_ARG(say(call, extra_labels[head->extra])));
	case TARGET_FIELD: return say(call, entity->fields[head->field].label);
	case TARGET_NAME:
		return str_format(call->arena, "%.*s (%s)", STR_ARG(say(call, entity->fields[head->field].label)), head->language);
	case TARGET_NONE:
	case TARGET_OWN: break;
	}
	return head->name;
}

str import_map_label(struct call *call, const struct heads *heads, str column)
{
	for (size_t i = 0; i < heads->count; i++)
		if (str_equal(heads->items[i].name, column))
			return head_label(call, heads->entity, &heads->items[i]);
	return column;
}

static void add_option(struct view *view, str value, str label, bool chosen)
{
	struct view *option = view_add(view, "options");
	view_text(option, "value", value);
	view_text(option, "label", label);
	view_flag(option, "chosen", chosen);
}

static str how_words(struct call *call, enum proposed how)
{
	switch (how) {
	case PROPOSED_BY_MAP: return say(call, N_("as you said"));
	case PROPOSED_KNOWN: return say(call, N_("known"));
	case PROPOSED_LIKELY: return say(call, N_("likely: please confirm"));
	case PROPOSED_NOTHING: break;
	}
	return say(call, N_("not used"));
}

static void show_heads(struct call *call, struct view *view, const struct import_request *request,
	const struct proposal *proposal)
{
	const struct heads *heads = heads_of(call, request->entity);
	for (size_t i = 0; i < proposal->head_count && i < HEADS_SHOWN; i++) {
		const struct proposed_head *head = &proposal->heads[i];
		struct view *shown = view_add(view, "heads");
		view_text(shown, "input", numbered(call, "head", i));
		view_text(shown, "header", head->header);
		view_text(shown, "sample", head->sample);
		view_text(shown, "how", how_words(call, head->field.length == 0 && head->how == PROPOSED_BY_MAP ? PROPOSED_NOTHING : head->how));
		view_flag(shown, "unused", head->field.length == 0);
		for (size_t k = 0; k < heads->count; k++)
			add_option(shown, heads->items[k].name, head_label(call, request->entity, &heads->items[k]),
				str_equal(heads->items[k].name, head->field));
		if (str_starts(head->field, S("own.")))
			add_option(shown, head->field, head->field, true);
	}
}

static void show_value(struct call *call, struct view *shown, const struct proposed_field *field,
	const struct proposed_value *value)
{
	view_text(shown, "text", value->text);
	view_text(shown, "count", words_number(call->arena, call_locale(call), (int64_t)value->count));
	view_text(shown, "meaning", value->meaning);
	view_text(shown, "why", value->why);
	view_flag(shown, "colour", str_starts(value->text, S("#")) && value->text.length == 7);
	view_flag(shown, "likely", value->how == PROPOSED_LIKELY);
	view_flag(shown, "unknown", value->how == PROPOSED_NOTHING);
	for (size_t i = 0; field->vocabulary != NULL && i < field->vocabulary->choice_count; i++) {
		str code = str_from(field->vocabulary->choices[i].code);
		add_option(shown, code, value_label(call, field->vocabulary, code), str_equal(code, value->meaning));
	}
}

static str making_input(struct call *call, const struct proposed_field *field)
{
	return str_format(call->arena, "make.%.*s", STR_ARG(field->name));
}

// Names that nobody knows may be those of bodies and people who are new here.
static void show_making(struct call *call, struct view *view, const struct proposed_field *field)
{
	view_text(view, "input", making_input(call, field));
	view_text(view, "label", say_with(call, N_("Add the names that are not known to the list: {entities}"), "entities",
		say(call, field->link->label_many), NULL));
	view_flag(view, "chosen", field->make);
}

static void show_fields(struct call *call, struct view *view, const struct proposal *proposal)
{
	size_t total = 0;
	for (size_t i = 0; i < proposal->field_count; i++) {
		const struct proposed_field *field = &proposal->fields[i];
		if (field->count == 0 || total == VALUES_SHOWN)
			continue;
		struct view *shown = view_add(view, "fields");
		struct buf texts = buf_in(call->arena);
		view_text(shown, "label", field->label);
		view_text(shown, "texts_input", str_format(call->arena, "texts.%.*s", STR_ARG(field->name)));
		// What nobody knows comes first: the rest can wait.
		for (int known = 0; known < 2; known++)
			for (size_t k = 0; k < field->count && total < VALUES_SHOWN; k++) {
				if ((field->values[k].how == PROPOSED_BY_MAP) != (known == 1))
					continue;
				struct view *value = view_add(shown, "values");
				size_t number = view_count(shown, "values") - 1;
				view_text(value, "input", str_format(call->arena, "value.%.*s.%zu", STR_ARG(field->name), number));
				show_value(call, value, field, &field->values[k]);
				buf_add(&texts, field->values[k].text);
				buf_add_char(&texts, '\n');
				total++;
			}
		view_text(shown, "texts", buf_str(&texts));
		if (field->may_make)
			show_making(call, view_in(shown, "making"), field);
	}
	view_flag(view, "more_values", total == VALUES_SHOWN);
}

// A reason that many cells have is one about a word, and is settled where words are.
static bool stands_alone(const struct import_result *result, size_t at)
{
	for (size_t i = 0; i < result->error_count; i++)
		if (i != at && str_equal(result->errors[i].why, result->errors[at].why) &&
		        str_equal(result->errors[i].field, result->errors[at].field))
			return false;
	return true;
}

static void show_cells(struct call *call, struct view *view, const struct import_request *request, const struct import_result *result)
{
	const struct heads *heads = heads_of(call, request->entity);
	size_t shown = 0;
	for (size_t i = 0; i < result->error_count && shown < CELLS_SHOWN; i++) {
		const struct reason *error = &result->errors[i];
		if (error->row == 0 || error->field.length == 0 || str_contains(error->field, S("!")) ||
		        !proposal_writable(error->sheet.length > 0 ? error->sheet : error->field) || !proposal_writable(error->field) ||
		        !stands_alone(result, i))
			continue;
		struct view *cell = view_add(view, "cells");
		view_text(cell, "input", numbered(call, "cell", shown));
		view_text(cell, "key_input", numbered(call, "cell_key", shown));
		view_text(cell, "key", error->sheet.length > 0
			? str_format(call->arena, "%.*s!%zu!%.*s", STR_ARG(error->sheet), error->row, STR_ARG(error->field))
			: str_format(call->arena, "%zu!%.*s", error->row, STR_ARG(error->field)));
		view_text(cell, "sheet", error->sheet);
		view_text(cell, "row", words_number(call->arena, call_locale(call), (int64_t)error->row));
		view_text(cell, "column", import_map_label(call, heads, error->field));
		view_text(cell, "why", error->why);
		shown++;
	}
}

static bool lists(str names, const char *name)
{
	str rest = names, one;
	while (str_cut(&rest, ',', &one))
		if (str_is(str_trim(one), name))
			return true;
	return false;
}

// What rows between others may stand for: any field of the list.
static void show_bands(struct call *call, struct view *view, const struct import_request *request, str chosen)
{
	const struct heads *heads = heads_of(call, request->entity);
	for (size_t i = 0; i < heads->count; i++)
		add_option(view, heads->items[i].name, head_label(call, request->entity, &heads->items[i]),
			str_equal(heads->items[i].name, chosen));
}

void import_map_show(struct call *call, struct view *view, const struct import_request *request,
	const struct proposal *proposal, const struct import_result *result)
{
	struct view *shown = view_in(view, "proposal");
	bool wide = request->entity == &recommendation_entity;
	show_heads(call, shown, request, proposal);
	show_fields(call, shown, proposal);
	show_cells(call, shown, request, result);
	view_text(shown, "list_day", proposal->list_day);
	view_text(shown, "list_day_input", form_day_input(proposal->list_day));
	view_flag(shown, "wide", wide);
	view_flag(shown, "sheets", wide && request->list->sheet_count > 1);
	view_flag(shown, "sheet_is", str_is(proposal->sheet_is, "addressee"));
	view_flag(shown, "banded", proposal->banded);
	if (proposal->banded)
		show_bands(call, view_in(shown, "band"), request, proposal->band_is);
	view_flag(shown, "make_authorities", proposal->make_authorities);
	view_flag(shown, "fill_place", lists(proposal->fill_down, "place"));
	view_flag(shown, "fill_visit", lists(proposal->fill_down, "visited_on"));
	for (size_t i = 0; i < visit_type_vocabulary.choice_count; i++) {
		str code = str_from(visit_type_vocabulary.choices[i].code);
		struct view *kind = view_add(shown, "visit_kinds");
		view_text(kind, "value", code);
		view_text(kind, "label", value_label(call, &visit_type_vocabulary, code));
		view_flag(kind, "chosen", str_equal(code, proposal->visit_kind));
	}
}

// Reading.

bool import_map_sent(const struct door *door)
{
	return request_form(door->request, "proposed").length > 0;
}

// What was typed, on one line, without what would end the line of a map.
static str typed(struct door *door, str name)
{
	str text = request_form(door->request, str_c(door->call.arena, name));
	return text_squeeze(door->call.arena, text_normal(door->call.arena, text));
}

static void read_heads(struct door *door, struct proposal *proposal)
{
	for (size_t i = 0; i < proposal->head_count && i < HEADS_SHOWN; i++)
		proposal->heads[i].field = typed(door, numbered(&door->call, "head", i));
}

// Which of the words that the page showed this is; SIZE_MAX for none of them. The store may have changed since,
// so words are found by what they say and not by their place.
static size_t shown_at(str texts, str text)
{
	str rest = texts, one;
	for (size_t i = 0; str_cut(&rest, '\n', &one); i++)
		if (text_same(str_trim(one), text))
			return i;
	return SIZE_MAX;
}

static void read_values(struct door *door, struct proposal *proposal)
{
	struct call *call = &door->call;
	for (size_t i = 0; i < proposal->field_count; i++) {
		struct proposed_field *field = &proposal->fields[i];
		str texts = request_form(door->request, str_c(call->arena, str_format(call->arena, "texts.%.*s", STR_ARG(field->name))));
		// A field without a word to settle was not shown, and keeps what was said of it.
		if (field->may_make && field->count > 0)
			field->make = request_form(door->request, str_c(call->arena, making_input(call, field))).length > 0;
		for (size_t k = 0; k < field->count; k++) {
			struct proposed_value *value = &field->values[k];
			size_t at = shown_at(texts, value->text);
			if (at != SIZE_MAX) {
				value->meaning = typed(door, str_format(call->arena, "value.%.*s.%zu", STR_ARG(field->name), at));
				value->how = value->meaning.length > 0 ? PROPOSED_BY_MAP : PROPOSED_NOTHING;
			} else if (value->how == PROPOSED_LIKELY) {
				value->how = PROPOSED_NOTHING;
			}
		}
	}
}

// The cells that were set right before, and those set right now; the newer one counts.
static struct map_section read_cells(struct door *door, const struct map_file *base)
{
	struct call *call = &door->call;
	size_t room = (base == NULL ? 0 : base->cells.count) + CELLS_SHOWN, count = 0;
	struct map_line *lines = NEW_MANY(call->arena, room + 1, struct map_line);
	for (size_t i = 0; i < CELLS_SHOWN; i++) {
		str key = typed(door, numbered(call, "cell_key", i)), value = typed(door, numbered(call, "cell", i));
		bool again = false;
		for (size_t k = 0; k < count; k++)
			again = again || text_same(lines[k].key, key);
		if (key.length > 0 && value.length > 0 && !again && proposal_writable(key))
			lines[count++] = (struct map_line){ .key = key, .value = value };
	}
	for (size_t i = 0; base != NULL && i < base->cells.count; i++) {
		bool newer = false;
		for (size_t k = 0; k < count; k++)
			newer = newer || text_same(lines[k].key, base->cells.lines[i].key);
		if (!newer)
			lines[count++] = base->cells.lines[i];
	}
	return (struct map_section){ .lines = lines, .count = count };
}

str import_map_read(struct door *door, const struct import_request *request, struct proposal *proposal)
{
	struct call *call = &door->call;
	bool place = request_form(door->request, "fill_place").length > 0, visit = request_form(door->request, "fill_visit").length > 0;
	struct map_file base = request->map != NULL ? *request->map : (struct map_file){ 0 };
	base.cells = read_cells(door, request->map);
	read_heads(door, proposal);
	read_values(door, proposal);
	proposal->list_day = typed(door, S("list_day"));
	proposal->visit_kind = typed(door, S("visit_kind"));
	proposal->make_authorities = request_form(door->request, "make_authorities").length > 0;
	proposal->sheet_is = request_form(door->request, "sheet_is").length > 0 ? S("addressee") : S("");
	if (proposal->banded)
		proposal->band_is = typed(door, S("band_is"));
	proposal->fill_down = place && visit ? S("place, visited_on") : place ? S("place") : visit ? S("visited_on") : S("");
	struct buf map = buf_in(call->arena);
	proposal_map(call, proposal, &base, false, &map);
	return buf_str(&map);
}
