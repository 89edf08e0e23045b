// The pages of a focal point: what is addressed to its authority, late first, numbered 1, 2, 3 for it, and
// answering. No number, id or count of the house stands here.
#include "acts/addressed.h"
#include "acts/recommend.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/record_json.h"
#include "model/value.h"
#include "page/axis.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/line_parts.h"
#include "web/pages.h"

#define REPLY_FORM "text position reasons promised_on author"

// Late first, by the oldest date; then those that run, by their date; then those that are answered.
static int rank_of(struct call *call, const struct record *line)
{
	str state = str_from(reply_state(line, &call->today));
	if (str_is(state, "overdue"))
		return 0;
	return str_is(state, "sent") || str_is(state, "acknowledged") ? 1 : 2;
}

static bool stands_before(struct call *call, const struct addressed *a, const struct addressed *b)
{
	int rank = rank_of(call, a->chain.line), other = rank_of(call, b->chain.line);
	if (rank != other)
		return rank < other;
	str due = record_text(a->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
	str other_due = record_text(b->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON);
	int order = rank == 2 ? str_compare(other_due, due) : str_compare(due, other_due);
	return order != 0 ? order < 0 : a->number < b->number;
}

static void sort(struct call *call, struct addressed *items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && stands_before(call, &items[k], &items[k - 1]); k--) {
			struct addressed other = items[k];
			items[k] = items[k - 1];
			items[k - 1] = other;
		}
}

static str address_of_item(struct call *call, int64_t number)
{
	return str_format(call->arena, "/addressed/%lld", (long long)number);
}

// What both pages show of one item. Names of places are shown; nothing leads into the house.
static void set_item(struct call *call, struct view *view, const struct addressed *item)
{
	const struct record *line = item->chain.line;
	view_text(view, "number", words_number(call->arena, call->language, item->number));
	view_text(view, "address", address_of_item(call, item->number));
	if (item->recommendation != NULL) {
		shown_name(call, view, "text", record_text(item->recommendation, RECOMMENDATION_TEXT));
		shown_value(call, view_in(view, "theme"), item->recommendation, RECOMMENDATION_THEME);
	}
	if (item->place != NULL)
		shown_name(call, view, "place", record_text(item->place, PLACE_NAME));
	shown_day(call, view, "due", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	shown_day(call, view, "sent", record_text(line, ADDRESSEE_LINE_SENT_ON));
	axis_line(call, view, line);
	struct day due;
	bool late = rank_of(call, line) == 0 && day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due);
	view_integer(view, "late_days", late ? day_difference(&call->today, &due) : 0);
}

void addressed_home(struct door *door)
{
	struct call *call = &door->call;
	struct addressed *items;
	size_t count;
	if (!addressed_list(call, &items, &count)) {
		door_refused(door);
		return;
	}
	sort(call, items, count);
	struct view *view = door_view(door);
	int64_t late = 0, running = 0;
	for (size_t i = 0; i < count; i++) {
		set_item(call, view_add(view, "items"), &items[i]);
		late += rank_of(call, items[i].chain.line) == 0;
		running += rank_of(call, items[i].chain.line) == 1;
	}
	view_integer(view, "late", late);
	view_integer(view, "running", running);
	shown_day(call, view, "today", str_copy(call->arena, day_str(&call->today)));
	struct sheet_of sheet = { .title = say(call, N_("Addressed to you")), .level = LEVEL_ADDRESSED };
	page_show(door, 200, "addressed_home", view, &sheet);
}

static bool read_item(struct door *door, struct addressed *item)
{
	int64_t number;
	if (!str_to_integer(door_piece(door, "number"), &number))
		number = 0;
	return addressed_read(&door->call, number, item);
}

static void show(struct door *door, int status, const struct addressed *item, struct form *form)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	set_item(call, view, item);
	struct view *line = view_in(view, "line");
	line_fill(call, line, &item->chain);
	static const char *const hidden[] = { "send", "deliver", "pause", "acknowledge", "close", "reply_act", "assess_act" };
	for (size_t i = 0; i < COUNT(hidden); i++)
		view_text(line, hidden[i], S(""));
	view_text(line, "id", words_number(call->arena, "en", item->number));
	if (permit_may(call, VERB_CREATE, &reply_entity)) {
		form->only = REPLY_FORM;
		form_fill(call, view, form);
		view_flag(view, "may_reply", true);
		view_text(view, "mark", addressed_mark(call, item));
	}
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Recommendation {number}"), "number",
			words_number(call->arena, call->language, item->number), NULL) };
	page_show(door, status, "addressed", view, &sheet);
}

void addressed_page(struct door *door)
{
	struct addressed item;
	if (!read_item(door, &item)) {
		door_refused(door);
		return;
	}
	struct form form = { .record = record_new(&door->call, &reply_entity) };
	show(door, 200, &item, &form);
}

void addressed_post(struct door *door)
{
	struct call *call = &door->call;
	struct addressed item;
	if (!read_item(door, &item) || !addressed_same(call, &item, request_form(door->request, "line"))) {
		door_refused(door);
		return;
	}
	struct record *reply = record_new(call, &reply_entity);
	record_set(reply, REPLY_ADDRESSEE_LINE, item.chain.line->id);
	struct form form = page_form(door, reply);
	if (form_read(call, reply, &form) && answer(call, reply))
		door_done(door, address_of_item(call, item.number), say(call, N_("Your reply was received.")), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show(door, 422, &item, &form);
	else
		door_refused(door);
}
