// Places that may be the same, side by side: a person merges one into the other, or says that they differ.
#include "acts/twin.h"
#include "acts/timeline.h"
#include "model/entities.h"
#include "model/link.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

static void set_count(struct call *call, struct view *view, const char *name, int64_t count)
{
	struct view *shown = view_in(view, name);
	view_flag(shown, "known", count >= 0);
	if (count >= 0)
		view_text(shown, "text", words_number(call->arena, call_locale(call), count));
}

static void set_row(struct call *call, struct view *view, const struct twin *pair, size_t field)
{
	const struct record *one = pair->sides[0].place, *other = pair->sides[1].place;
	if (!record_has(one, field) && !record_has(other, field))
		return;
	struct view *row = view_add(view, "rows");
	view_text(row, "label", say(call, place_entity.fields[field].label));
	view_flag(row, "differs",
		!str_equal(record_text(one, field), record_text(other, field)) ||
			one->values[field].integer != other->values[field].integer);
	shown_value(call, view_in(row, "one"), one, field);
	shown_value(call, view_in(row, "other"), other, field);
}

static void set_counts(struct call *call, struct view *view, const char *label, int64_t one, int64_t other)
{
	if (one < 0)
		return;
	struct view *row = view_add(view, "rows");
	view_text(row, "label", say(call, label));
	set_count(call, row, "one", one);
	set_count(call, row, "other", other);
}

// The buttons: which of both stays.
static void set_merge(struct call *call, struct view *view, const struct twin *pair, size_t stays)
{
	const struct record *winner = pair->sides[stays].place, *loser = pair->sides[1 - stays].place;
	if (!pair->sides[stays].stays)
		return;
	struct view *merge = view_add(view, "merges");
	str address = address_record(call->arena, &place_entity, S(""), loser->id);
	view_text(merge, "action", str_format(call->arena, "%.*s/steps/merge", STR_ARG(address)));
	view_text(merge, "successor", winner->id);
	view_text(merge, "stays", record_title(call, winner));
	view_text(merge, "goes", record_title(call, loser));
}

static void set_pair(struct call *call, struct view *view, const struct twin *pair, size_t number)
{
	static const size_t fields[] = { PLACE_CODE, PLACE_ALIASES, PLACE_KIND, PLACE_AUTHORITY, PLACE_REGION, PLACE_PROVINCE,
		PLACE_CAPACITY, PLACE_OPENED_ON, PLACE_CLOSED_ON, PLACE_STATE };
	struct view *shown = view_add(view, "pairs");
	const struct twin_side *sides = pair->sides;
	view_integer(shown, "number", (int64_t)number);
	view_flag(shown, "sure", pair->strength == ALIKE_SURE);
	view_text(shown, "why", pair->why);
	shown_record(call, shown, "one", sides[0].place);
	shown_record(call, shown, "other", sides[1].place);
	view_text(shown, "one_id", sides[0].place->id);
	view_text(shown, "other_id", sides[1].place->id);
	for (size_t i = 0; i < COUNT(fields); i++)
		set_row(call, shown, pair, fields[i]);
	set_counts(call, shown, visit_entity.label_many, sides[0].visits, sides[1].visits);
	set_counts(call, shown, recommendation_entity.label_many, sides[0].recommendations, sides[1].recommendations);
	set_merge(call, shown, pair, 0);
	set_merge(call, shown, pair, 1);
}

// What was said before, by whom and when.
static bool set_apart(struct call *call, struct view *view, const struct record *apart)
{
	struct timeline timeline;
	if (!timeline_read(call, apart, &timeline))
		return false;
	struct view *shown = view_add(view, "apart");
	shown_link(call, view_in(shown, "one"), &place_entity, record_text(apart, DISTINCT_PAIR_ONE));
	shown_link(call, view_in(shown, "other"), &place_entity, record_text(apart, DISTINCT_PAIR_OTHER));
	if (timeline.count > 0) {
		const struct timeline_entry *first = &timeline.entries[timeline.count - 1];
		shown_instant(call, shown, "at", &first->at);
		view_text(shown, "by", first->actor_name);
	}
	view_text(shown, "bin", str_format(call->arena, "/distinct_pairs/%.*s/bin", STR_ARG(apart->id)));
	return true;
}

void doubles_page(struct door *door)
{
	struct call *call = &door->call;
	struct twins pairs;
	struct view *view = door_view(door);
	if (!page_inside(door) || !twin_read(call, &pairs)) {
		door_refused(door);
		return;
	}
	view_integer(view, "total", (int64_t)pairs.total);
	view_integer(view, "more", (int64_t)(pairs.total - pairs.count));
	for (size_t i = 0; i < pairs.count; i++)
		set_pair(call, view, &pairs.items[i], i + 1);
	for (size_t i = 0; i < pairs.apart_count && i < TWINS_SHOWN; i++)
		if (!set_apart(call, view, pairs.apart[i])) {
			door_refused(door);
			return;
		}
	view_text(view, "all_apart", address_list(call->arena, &distinct_pair_entity));
	struct sheet_of sheet = { .title = say(call, N_("Places that may be the same")) };
	page_show(door, 200, "doubles", view, &sheet);
}

void doubles_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *apart;
	str one = request_form(door->request, "one"), other = request_form(door->request, "other");
	if (!page_inside(door) || !twin_keep_apart(call, one, other, &apart)) {
		door_refused(door);
		return;
	}
	str undo = str_format(call->arena, "/distinct_pairs/%.*s/bin", STR_ARG(apart->id));
	door_done(door, S("/places/doubles"),
		say_with(call, N_("{one} and {other} are kept apart."), "one", link_words(call, &place_entity, one).name, "other",
			link_words(call, &place_entity, other).name, NULL),
		undo);
}
