#include "page/listing_filters.h"

#include "base/id.h"
#include "model/absence.h"
#include "model/choices.h"
#include "model/entities.h"
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
	const struct field *field; // NULL: the reply state.
	const char *name;
	bool foremost;
};

// What one may tick.
struct tick {
	str value, label;
	int64_t count; // -1: nobody counted.
	bool chosen, open;
};

static str chosen_value(const struct listing *listing, str name)
{
	for (size_t i = 0; i < listing->filter_count; i++)
		if (str_equal(listing->filters[i].name, name))
			return listing->filters[i].value;
	return S("");
}

static const struct listing_facet *facet_find(const struct listing *listing, const char *name)
{
	for (size_t i = 0; i < listing->facet_count; i++)
		if (str_is(str_from(listing->facets[i].name), name))
			return &listing->facets[i];
	return NULL;
}

static int64_t count_of(const struct listing_facet *facet, str value)
{
	if (facet == NULL)
		return -1;
	for (size_t i = 0; i < facet->count; i++)
		if (str_equal(facet->values[i], value))
			return facet->counts[i];
	return 0;
}

// Which ones stand open: those that are chosen, then those that have most; the others are one click away, as is
// what would leave nothing.
enum { OPEN_TICKS = 8, FEW_TICKS = 4 };
// As many that are one click away come with the page; more of them are fetched, for most readers never look at them.
enum { LATER_TICKS = 8 };
// Beyond, a name or number is typed: nobody reads so many ticks, and they were a third of a page.
enum { TICKS_MOST = 100 };

static bool is_before(const struct tick *a, const struct tick *b)
{
	return a->chosen != b->chosen ? a->chosen : a->count > b->count;
}

static void open_ticks(struct tick *ticks, size_t count)
{
	for (size_t opened = 0; opened < OPEN_TICKS && opened < count; opened++) {
		struct tick *best = NULL;
		for (size_t i = 0; i < count; i++)
			if (!ticks[i].open && (ticks[i].chosen || ticks[i].count != 0 || count <= FEW_TICKS) &&
			        (best == NULL || is_before(&ticks[i], best)))
				best = &ticks[i];
		if (best != NULL)
			best->open = true;
	}
}

// Of those that are not open: how many there are, and whether they may come later, for none is chosen.
static size_t count_folded(const struct listing *listing, const struct tick *ticks, size_t count, bool *later)
{
	size_t folded = 0;
	bool chosen = false;
	for (size_t i = 0; i < count; i++) {
		folded += !ticks[i].open;
		chosen = chosen || (ticks[i].chosen && !ticks[i].open);
	}
	*later = !listing->unfolded && !chosen && folded > LATER_TICKS;
	return folded;
}

static void show_tick(struct call *call, struct view *control, const char *name, const struct tick *tick)
{
	struct view *shown = view_add(control, tick->open ? "ticks" : "more");
	view_text(shown, "name", str_from(name));
	view_text(shown, "value", tick->value);
	view_text(shown, "label", tick->label);
	view_text(shown, "lang", shown_foreign(call, tick->label));
	view_flag(shown, "chosen", tick->chosen);
	if (tick->count >= 0)
		view_text(shown, "count", words_number(call->arena, call_locale(call), tick->count));
}

static void set_ticks(struct call *call, struct view *control, const struct listing *listing, const char *name,
	const struct offer *offers, size_t count, bool required)
{
	const struct listing_facet *facet = facet_find(listing, name);
	struct tick *ticks = NEW_MANY(call->arena, count + listing->filter_count + 1, struct tick);
	size_t made = 0;
	for (size_t i = 0; i < count; i++)
		ticks[made++] = (struct tick){ .value = offers[i].value, .label = offers[i].label,
			.count = count_of(facet, offers[i].value) };
	if (!required)
		ticks[made++] = (struct tick){ .value = S(LISTING_NONE), .label = say(call, N_("Not known")),
			.count = count_of(facet, S("")) };
	bool any = false, later;
	for (size_t i = 0; i < listing->filter_count; i++) {
		const struct listing_filter *filter = &listing->filters[i];
		if (!str_is(filter->name, name))
			continue;
		bool found = false;
		for (size_t k = 0; k < made; k++)
			if (str_equal(filter->value, ticks[k].value) || str_equal(filter->value, ticks[k].label)) {
				ticks[k].chosen = found = true;
				break;
			}
		// What came by another way (a link, a name) stays chosen.
		if (!found)
			ticks[made++] = (struct tick){ .value = filter->value, .label = filter->value, .count = -1, .chosen = true };
		any = true;
	}
	open_ticks(ticks, made);
	view_flag(control, "choose", true);
	view_flag(control, "any", any);
	view_flag(control, "whole", listing->unfolded);
	view_integer(control, "more_count", (int64_t)count_folded(listing, ticks, made, &later));
	for (size_t i = 0; i < made; i++)
		if (ticks[i].open || !later)
			show_tick(call, control, name, &ticks[i]);
	if (later)
		view_text(control, "later", listing_unfolded(call, listing, "filters"));
}

static void set_range(struct call *call, struct view *shown, const struct listing *listing,
	const struct control *control)
{
	static const char *const endings[] = { ".min", ".max" };
	static const char *const ends[] = { "least", "most" };
	view_flag(shown, "day", true);
	for (size_t i = 0; i < COUNT(endings); i++) {
		str name = str_format(call->arena, "%s%s", control->name, endings[i]);
		struct view *end = view_in(shown, ends[i]);
		view_text(end, "name", name);
		view_text(end, "value", chosen_value(listing, name));
		view_text(end, "input", form_day_input(chosen_value(listing, name)));
	}
}

static bool offers_of(struct call *call, const struct control *control, struct offer **offers, size_t *count)
{
	// A standard is chosen; one number of it is written into the address, or into the API's filter.
	static const struct field standard = { .name = "citations", .kind = KIND_LINK, .link = &instrument_entity };
	if (control->field == NULL) {
		*count = axis_reply_state_count;
		*offers = NEW_MANY(call->arena, *count, struct offer);
		for (size_t i = 0; i < *count; i++)
			(*offers)[i] = (struct offer){ str_from(axis_reply_states[i].code),
				say_in(call, "reply_state", axis_reply_states[i].label) };
		return true;
	}
	if (control->field->kind == KIND_BOOLEAN) {
		*count = 2;
		*offers = NEW_MANY(call->arena, 2, struct offer);
		(*offers)[0] = (struct offer){ S("1"), say(call, N_("Yes")) };
		(*offers)[1] = (struct offer){ S("0"), say(call, N_("No")) };
		return true;
	}
	return choices_of(call, control->field->kind == KIND_CITATION ? &standard : control->field, offers, count);
}

static void set_control(struct call *call, struct view *shown, const struct listing *listing,
	const struct control *control)
{
	const struct field *field = control->field;
	struct offer *offers;
	size_t count;
	str chosen = chosen_value(listing, str_from(control->name));
	view_text(shown, "name", str_from(control->name));
	view_text(shown, "label", field == NULL ? say(call, N_("Reply")) : say(call, field->label));
	view_text(shown, "value", chosen);
	if (field != NULL && field->kind == KIND_DAY) {
		set_range(call, shown, listing, control);
	} else if (offers_of(call, control, &offers, &count) && count <= TICKS_MOST) {
		set_ticks(call, shown, listing, control->name, offers, count, field == NULL || field->required);
	} else if (field != NULL && field->kind == KIND_LINK && id_is(chosen)) {
		struct link_words words = link_words(call, field->link, chosen);
		view_text(shown, "value", words.number.length > 0 ? words.number : words.name);
	}
}

static bool is_filter(const struct grant *grant, const struct field *field)
{
	bool single = !(field->kind == KIND_LINK && field->many);
	return field->filter && single && grant_opens(grant, field);
}

// What stands foremost: how far it is, and what the columns of the list say by a choice.
static bool is_foremost(const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool chosen = field->kind == KIND_CHOICE || field->kind == KIND_LINK;
	return chosen && (field->in_list || (entity->steps != NULL && index == entity->state_field));
}

static void add_controls(struct call *call, const struct listing *listing, const struct entity *entity,
	struct control *controls, size_t *count)
{
	bool lines = entity == listing->lines;
	const struct grant *grant = permit_grant_find(call, entity);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		// The list is of the recommendations of its lines.
		bool own = lines && (i == ADDRESSEE_LINE_RECOMMENDATION || i == ADDRESSEE_LINE_COUNTS_FROM);
		if (!own && is_filter(grant, field))
			controls[(*count)++] = (struct control){ field,
				lines && i == ADDRESSEE_LINE_AUTHORITY ? "addressee" : field->name, is_foremost(entity, i) };
	}
}

// All of them, the foremost first. Those of lines stand before those of the record.
static size_t controls_of(struct call *call, const struct listing *listing, struct control **controls)
{
	const struct entity *own = &own_fields_of(call, listing->entity)->entity;
	size_t line_count = listing->lines == NULL ? 0 : listing->lines->field_count, count = 0, sorted = 0;
	size_t room = listing->entity->field_count + line_count + own->field_count + 1;
	struct control *all = NEW_MANY(call->arena, room, struct control);
	*controls = NEW_MANY(call->arena, room, struct control);
	if (listing->lines != NULL || listing->entity == &addressee_line_entity)
		all[count++] = (struct control){ NULL, "reply_state", true };
	if (listing->lines != NULL)
		add_controls(call, listing, listing->lines, all, &count);
	add_controls(call, listing, listing->entity, all, &count);
	for (size_t i = 0; i < own->field_count; i++)
		if (own->fields[i].filter)
			all[count++] = (struct control){ &own->fields[i], own->fields[i].name, own->fields[i].kind == KIND_BOOLEAN };
	for (size_t i = 0; i < count; i++)
		if (all[i].foremost)
			(*controls)[sorted++] = all[i];
	for (size_t i = 0; i < count; i++)
		if (!all[i].foremost)
			(*controls)[sorted++] = all[i];
	return count;
}

static bool is_used(const struct listing *listing, const struct control *control)
{
	for (size_t i = 0; i < listing->filter_count; i++) {
		str name = listing->filters[i].name;
		if (str_ends(name, S(".min")) || str_ends(name, S(".max")))
			name.length -= 4;
		if (str_is(name, control->name))
			return true;
	}
	return false;
}

// The first ones stand open, the others one click away.
enum { OPEN_FILTERS = 8 };

// What a record may be without: fields that no choice offers as not known, and records of other nouns.

static void add_absence(struct call *call, struct view *view, const char *list, const struct listing *listing,
	const struct absence *absence)
{
	static const char *const terms[] = { "1y", "2y", "3y", "5y" };
	str name = absence_name(call->arena, absence), chosen = chosen_value(listing, name);
	struct view *shown = view_in(view_add(view, list), "one");
	view_text(shown, "name", name);
	view_text(shown, "label", say(call, absence->linked->label_many));
	view_flag(shown, "chosen", str_is(chosen, "ever"));
	if (absence->day == SIZE_MAX) {
		view_text(shown, "value", S("ever"));
		return;
	}
	view_flag(shown, "since", true);
	for (size_t i = 0; i < COUNT(terms); i++) {
		struct view *term = view_add(shown, "terms");
		view_text(term, "value", str_from(terms[i]));
		view_integer(term, "years", terms[i][0] - '0');
		view_flag(term, "chosen", str_is(chosen, terms[i]));
	}
	struct day day;
	if (day_parse(chosen, &day))
		view_text(shown, "day", chosen);
}

static bool may_lack(struct call *call, const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool unoffered = field->kind == KIND_DAY || field->kind == KIND_CITATION || (field->kind == KIND_LINK && field->many);
	return field->filter && !field->required && unoffered && permit_field(call, entity, index);
}

// What the work turns around stands first.
static size_t rank_of(const struct absence *absence)
{
	const struct entity *const first[] = { &visit_entity, &finding_entity, &recommendation_entity,
		&addressee_line_entity, &reply_entity, &assessment_entity };
	size_t rank = 0;
	while (rank < COUNT(first) && first[rank] != absence->linked)
		rank++;
	return rank;
}

enum { OPEN_ABSENCES = 4 };

// Whether one of them is chosen that is not open.
static bool is_lack_used(const struct listing *listing, const struct view *view)
{
	const struct view_value *more = view_find(view, S("without_more"));
	for (size_t i = 0; more != NULL && i < more->count; i++) {
		const struct view *one = view_find(more->items[i], S("one"))->in;
		if (chosen_value(listing, view_find(one, S("name"))->text).length > 0)
			return true;
	}
	return false;
}

static void set_absences(struct call *call, struct view *view, const struct listing *listing)
{
	struct absence *absences;
	size_t count = absences_of(call, listing->entity, &absences), shown = 0;
	for (size_t rank = 0; rank <= 6; rank++)
		for (size_t i = 0; i < count; i++)
			if (rank_of(&absences[i]) == rank)
				add_absence(call, view, shown++ < OPEN_ABSENCES ? "without" : "without_more", listing, &absences[i]);
	for (size_t i = 0; i < listing->entity->field_count; i++) {
		const struct field *field = &listing->entity->fields[i];
		if (!may_lack(call, listing->entity, i))
			continue;
		struct view *one = view_in(view_add(view, shown++ < OPEN_ABSENCES ? "without" : "without_more"), "one");
		view_text(one, "name", str_from(field->name));
		view_text(one, "value", S(LISTING_NONE));
		view_text(one, "label", say(call, field->label));
		view_flag(one, "chosen", str_is(chosen_value(listing, str_from(field->name)), LISTING_NONE));
	}
	view_integer(view, "without_more_count", (int64_t)view_count(view, "without_more"));
	view_flag(view, "without_later", view_count(view, "without_more") > 0 && !listing->unfolded && !is_lack_used(listing, view));
}

static void set_controls(struct call *call, struct view *view, const struct listing *listing)
{
	struct control *controls;
	size_t count = controls_of(call, listing, &controls);
	bool open = listing->unfolded;
	for (size_t i = OPEN_FILTERS; i < count; i++)
		open = open || is_used(listing, &controls[i]);
	for (size_t i = 0; i < count && (i < OPEN_FILTERS || open); i++) {
		struct view *shown = view_new(call->arena);
		set_control(call, shown, listing, &controls[i]);
		view_flag(shown, "folded", i >= OPEN_FILTERS);
		view_put(view_add(view, i < OPEN_FILTERS ? "filters" : "more_filters"), "filter", shown);
	}
	set_absences(call, view, listing);
	view_flag(view, "open", open);
	view_flag(view, "whole", listing->unfolded);
	view_flag(view, "filters_later", count > OPEN_FILTERS && !open);
	view_text(view, "later", listing_unfolded(call, listing, "filters"));
	view_flag(view, "uncounted", listing->more && count > 0);
}

size_t listing_counted(struct call *call, const struct listing *listing, const char **names, size_t most)
{
	struct control *controls;
	size_t count = controls_of(call, listing, &controls), named = 0;
	struct offer *offers;
	size_t offer_count;
	for (size_t i = 0; i < count && i < OPEN_FILTERS && named < most; i++)
		if (controls[i].field == NULL || (controls[i].field->kind != KIND_DAY && offers_of(call, &controls[i], &offers, &offer_count)))
			names[named++] = controls[i].name;
	return named;
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
		return shown_label(call, field->vocabulary, value);
	if (field->kind == KIND_LINK && id_is(value)) {
		struct link_words words = link_words(call, field->link, value);
		return words.number.length > 0 ? words.number : words.name;
	}
	if (field->kind == KIND_BOOLEAN)
		return str_is(value, "1") || str_is(value, "true") ? say(call, N_("Yes")) : say(call, N_("No"));
	struct day day;
	if (field->kind == KIND_DAY && day_parse(value, &day))
		return day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country));
	return value;
}

static str absence_text(struct call *call, const struct absence *absence, str value)
{
	struct day since;
	str records = say(call, absence->linked->label_many);
	if (!absence_since(call, value, &since) || since.text[0] == 0)
		return say_with(call, N_("Without: {records}"), "records", records, NULL);
	return say_with(call, N_("Without: {records} since {day}"), "records", records, "day",
		day_words(call->arena, &since, call_locale(call), str_c(call->arena, call->house.country)), NULL);
}

static str tag_text(struct call *call, const struct listing *listing, const struct listing_filter *filter)
{
	struct absence absence;
	if (absence_find(call, listing->entity, filter->name, &absence))
		return absence_text(call, &absence, filter->value);
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
		listing_manner_add(&without, listing);
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
	return template_show(listing->templates, "controls", call_locale(call), view);
}

// With nothing chosen they are the same for a person on a day, in the same manner of the list, until a record changes.
static bool is_plain(const struct listing *listing)
{
	return listing->filter_count == 0 && listing->words.length == 0 && !listing->binned;
}

static str controls_key(struct call *call, const struct listing *listing)
{
	str address = listing_unfolded(call, listing, listing->unfolded ? "whole" : "folded");
	return str_format(call->arena, "controls %s %.*s %s %.*s %.*s", call_locale(call), STR_ARG(call->account),
		role_code(call->role), STR_ARG(day_str(&call->today)), STR_ARG(address));
}

bool listing_controls_find(struct call *call, struct listing *listing)
{
	return is_plain(listing) && kept_find(call->db, call->arena, controls_key(call, listing), &listing->controls.text);
}

static struct html controls(struct call *call, const struct listing *listing)
{
	if (listing->controls.text.length > 0)
		return listing->controls; // A template drew them.
	struct html drawn = draw_controls(call, listing);
	if (is_plain(listing))
		kept_add(call->db, call->arena, controls_key(call, listing), drawn.text);
	return drawn;
}

void listing_filters_fill(struct call *call, struct view *view, const struct listing *listing)
{
	view_text(view, "words", listing->words);
	listing_manner_hidden(view, listing);
	view_html(view, "controls", controls(call, listing));
	set_tags(call, view, listing);
	if (listing->filter_count > 0)
		view_text(view, "chosen",
			words_number(call->arena, call_locale(call), (int64_t)listing->filter_count));
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
