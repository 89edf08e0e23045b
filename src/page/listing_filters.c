#include "page/listing_filters.h"

#include "base/id.h"
#include "model/addressee_line.h"
#include "model/choices.h"
#include "model/instrument.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/axis.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "store/kept.h"

// A filter as its field declares it: the name in the address may differ from that of the field.
struct control {
	const struct field *field;
	const char *name;
};

static str chosen_value(const struct listing *listing, str name)
{
	for (size_t i = 0; i < listing->filter_count; i++)
		if (str_equal(listing->filters[i].name, name))
			return listing->filters[i].value;
	return S("");
}

static void set_offers(struct call *call, struct view *control, const struct offer *offers,
	size_t count, str chosen, bool required)
{
	view_flag(control, "select", true);
	bool found = false;
	for (size_t i = 0; i < count; i++) {
		struct view *offer = view_add(control, "offers");
		view_text(offer, "value", offers[i].value);
		view_text(offer, "label", offers[i].label);
		view_text(offer, "lang", shown_foreign(call, offers[i].label));
		bool here = chosen.length > 0 &&
		            (str_equal(chosen, offers[i].value) || str_equal(chosen, offers[i].label));
		view_flag(offer, "chosen", here);
		found = found || here;
	}
	if (!required) {
		struct view *offer = view_add(control, "offers");
		view_text(offer, "value", S(LISTING_NONE));
		view_text(offer, "label", say(call, N_("Not known")));
		view_flag(offer, "chosen", str_is(chosen, LISTING_NONE));
		found = found || str_is(chosen, LISTING_NONE);
	}
	// What came by another way (a link, a name) stays chosen.
	if (chosen.length > 0 && !found) {
		struct view *offer = view_add(control, "offers");
		view_text(offer, "value", chosen);
		view_text(offer, "label", chosen);
		view_flag(offer, "chosen", true);
	}
}

static void set_range(struct call *call, struct view *view, const struct listing *listing,
	const struct control *control)
{
	static const char *const endings[] = { ".min", ".max" };
	static const char *const ends[] = { "least", "most" };
	struct view *shown = view_add(view, "filters");
	view_text(shown, "name", str_from(control->name));
	view_text(shown, "label", say(call, control->field->label));
	view_flag(shown, "day", true);
	for (size_t i = 0; i < COUNT(endings); i++) {
		str name = str_format(call->arena, "%s%s", control->name, endings[i]);
		struct view *end = view_in(shown, ends[i]);
		view_text(end, "name", name);
		view_text(end, "value", chosen_value(listing, name));
		view_text(end, "input", form_day_input(chosen_value(listing, name)));
	}
}

static void set_control(struct call *call, struct view *view, const struct listing *listing,
	const struct control *control)
{
	const struct field *field = control->field;
	str name = str_from(control->name), chosen = chosen_value(listing, name);
	if (field->kind == KIND_DAY) {
		set_range(call, view, listing, control);
		return;
	}
	struct view *shown = view_add(view, "filters");
	view_text(shown, "name", name);
	view_text(shown, "label", say(call, field->label));
	view_text(shown, "value", chosen);
	// A standard is chosen; one number of it is written into the address, or into the API's filter.
	static const struct field standard = { .name = "citations", .kind = KIND_LINK, .link = &instrument_entity };
	struct offer *offers;
	size_t count;
	if (choices_of(call, field->kind == KIND_CITATION ? &standard : field, &offers, &count))
		set_offers(call, shown, offers, count, chosen, field->required);
	else if (field->kind == KIND_LINK && id_is(chosen)) {
		struct link_words words = link_words(call, field->link, chosen);
		view_text(shown, "value", words.number.length > 0 ? words.number : words.name);
	}
}

static void set_reply_state(struct call *call, struct view *view, const struct listing *listing)
{
	struct offer *offers = NEW_MANY(call->arena, axis_reply_state_count, struct offer);
	for (size_t i = 0; i < axis_reply_state_count; i++)
		offers[i] = (struct offer){ str_from(axis_reply_states[i].code),
			say_in(call, "reply_state", axis_reply_states[i].label) };
	struct view *shown = view_add(view, "filters");
	view_text(shown, "name", S("reply_state"));
	view_text(shown, "label", say(call, N_("Reply")));
	set_offers(call, shown, offers, axis_reply_state_count, chosen_value(listing, S("reply_state")), true);
}

static bool is_filter(struct call *call, const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool single = !(field->kind == KIND_LINK && field->many);
	return field->filter && single && permit_field(call, entity, index);
}

// The first ones stand open, the others one click away.
enum { OPEN_FILTERS = 6 };

static void set_controls(struct call *call, struct view *outer, const struct listing *listing)
{
	const struct entity *entity = listing->entity, *lines = listing->lines;
	struct view *view = view_new(call->arena);
	view_list(view, "filters");
	if (lines != NULL || entity == &addressee_line_entity)
		set_reply_state(call, view, listing);
	for (size_t i = 0; lines != NULL && i < lines->field_count; i++) {
		bool own = i == ADDRESSEE_LINE_RECOMMENDATION || i == ADDRESSEE_LINE_COUNTS_FROM;
		if (own || !is_filter(call, lines, i))
			continue;
		struct control control = { &lines->fields[i], lines->fields[i].name };
		if (i == ADDRESSEE_LINE_AUTHORITY)
			control.name = "addressee";
		set_control(call, view, listing, &control);
	}
	for (size_t i = 0; i < entity->field_count; i++) {
		struct control control = { &entity->fields[i], entity->fields[i].name };
		if (is_filter(call, entity, i))
			set_control(call, view, listing, &control);
	}
	const struct entity *own = &own_fields_of(call, entity)->entity;
	for (size_t i = 0; i < own->field_count; i++) {
		struct control control = { &own->fields[i], own->fields[i].name };
		if (own->fields[i].filter)
			set_control(call, view, listing, &control);
	}
	const struct view_value *all = view_find(view, S("filters"));
	for (size_t i = 0; i < all->count; i++)
		view_put(view_add(outer, i < OPEN_FILTERS ? "filters" : "more_filters"), "filter", all->items[i]);
}

// What is chosen.

static bool find_control(struct call *call, const struct listing *listing, str name,
	const struct field **field, str *ending)
{
	*ending = S("");
	if (str_ends(name, S(".min")) || str_ends(name, S(".max"))) {
		*ending = str_skip(name, name.length - 4);
		name.length -= 4;
	}
	size_t index = entity_field_find(listing->entity, name);
	if (index != SIZE_MAX) {
		*field = &listing->entity->fields[index];
		return true;
	}
	const struct entity *own = &own_fields_of(call, listing->entity)->entity;
	index = entity_field_find(own, name);
	if (index != SIZE_MAX) {
		*field = &own->fields[index];
		return true;
	}
	if (listing->lines == NULL)
		return false;
	index = str_is(name, "addressee") ? (size_t)ADDRESSEE_LINE_AUTHORITY
	                                  : entity_field_find(listing->lines, name);
	if (index == SIZE_MAX)
		return false;
	*field = &listing->lines->fields[index];
	return true;
}

static str chosen_words(struct call *call, const struct field *field, str value)
{
	if (str_is(value, LISTING_NONE))
		return say(call, N_("not known"));
	if (field->kind == KIND_CHOICE)
		return value_label(call, field->vocabulary, value);
	if (field->kind == KIND_LINK && id_is(value)) {
		struct link_words words = link_words(call, field->link, value);
		return words.number.length > 0 ? words.number : words.name;
	}
	struct day day;
	if (field->kind == KIND_DAY && day_parse(value, &day))
		return day_words(call->arena, &day, call->language, str_c(call->arena, call->house.country));
	return value;
}

static str tag_text(struct call *call, const struct listing *listing, const struct listing_filter *filter)
{
	if (str_is(filter->name, "reply_state")) {
		for (size_t i = 0; i < axis_reply_state_count; i++)
			if (str_is(filter->value, axis_reply_states[i].code))
				return say_with(call, N_("{field}: {value}"), "field", say(call, N_("Reply")), "value",
					say_in(call, "reply_state", axis_reply_states[i].label), NULL);
		return filter->value;
	}
	const struct field *field;
	str ending;
	if (!find_control(call, listing, filter->name, &field, &ending))
		return say_with(call, N_("{field}: {value}"), "field", filter->name, "value", filter->value, NULL);
	const char *text = str_is(ending, ".min")   ? N_("{field} from {value}")
	                   : str_is(ending, ".max") ? N_("{field} to {value}")
	                                            : N_("{field}: {value}");
	return say_with(call, text, "field", say(call, field->label), "value",
		chosen_words(call, field, filter->value), NULL);
}

static void set_tags(struct call *call, struct view *view, const struct listing *listing)
{
	for (size_t i = 0; i < listing->filter_count; i++) {
		struct address without = address_of(call->arena, address_list(call->arena, listing->entity));
		listing_filters_add(&without, listing, &listing->filters[i]);
		address_add(&without, "sort", listing->sort);
		struct view *tag = view_add(view, "tags");
		view_text(tag, "text", tag_text(call, listing, &listing->filters[i]));
		view_text(tag, "without", address_str(&without));
	}
}

static struct html draw_controls(struct call *call, const struct listing *listing)
{
	struct view *view = view_new(call->arena);
	set_controls(call, view, listing);
	view_flag(view, "chosen", listing->filter_count > 0);
	return template_show(listing->templates, "controls", call->language, view);
}

// With nothing chosen they are the same for a person until a record changes.
static struct html controls(struct call *call, const struct listing *listing)
{
	if (listing->filter_count > 0)
		return draw_controls(call, listing);
	str key = str_format(call->arena, "controls %s %s %.*s %s", listing->entity->name, call->language,
		STR_ARG(call->account), role_code(call->role)), kept;
	if (kept_find(call->db, call->arena, key, &kept))
		return (struct html){ kept }; // A template drew it.
	struct html drawn = draw_controls(call, listing);
	kept_add(call->db, call->arena, key, drawn.text);
	return drawn;
}

void listing_filters_fill(struct call *call, struct view *view, const struct listing *listing)
{
	view_text(view, "words", listing->words);
	view_text(view, "sort", listing->sort);
	view_html(view, "controls", controls(call, listing));
	set_tags(call, view, listing);
	if (listing->filter_count > 0)
		view_text(view, "chosen",
			words_number(call->arena, call->language, (int64_t)listing->filter_count));
}

void listing_filters_add(struct address *address, const struct listing *listing,
	const struct listing_filter *without)
{
	address_add(address, "q", listing->words);
	if (listing->binned)
		address_add(address, "binned", S("1"));
	for (size_t i = 0; i < listing->filter_count; i++)
		if (&listing->filters[i] != without)
			address_add(address, str_c(address->buf.arena, listing->filters[i].name),
				listing->filters[i].value);
}
