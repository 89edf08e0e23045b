// A proposed programme: what it rests on, what is visited when and why, what is left out and why, what its targets reach;
// accepted line by line. Two of them side by side.
#include <stdlib.h>

#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/work_out.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/programme_choice.h"
#include "model/programme_target.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

enum { TICKS_MOST = 200, LEFT_OUT_MOST = 60, COVERED_MOST = 64, OTHERS_MOST = 12 };

static const size_t quarters[] = { PROGRAMME_DAYS_1, PROGRAMME_DAYS_2, PROGRAMME_DAYS_3, PROGRAMME_DAYS_4 };

static str points_words(struct call *call, int64_t hundredths)
{
	return words_tenths(call->arena, call_locale(call), (hundredths + 5) / 10);
}

static int64_t team_days(const struct record *programme)
{
	int64_t days = 0;
	for (size_t q = 0; q < COUNT(quarters); q++)
		days += record_integer(programme, quarters[q]);
	return days;
}

static str quarter_words(struct call *call, size_t quarter)
{
	static const char *const words[] = { N_("January to March"), N_("April to June"), N_("July to September"),
		N_("October to December") };
	return say(call, words[quarter]);
}

static bool taken_already(const struct record *choice)
{
	str outcome = record_text(choice, PROGRAMME_CHOICE_OUTCOME);
	return str_is(outcome, "visited_already") || str_is(outcome, "planned_already");
}

// --- One choice, with its terms

static void set_fact(struct call *call, struct view *term, const struct record *choice, enum work_out_term which)
{
	static const size_t counts[] = { [TERM_OPEN] = PROGRAMME_CHOICE_OPEN_DUE, [TERM_URGENT] = PROGRAMME_CHOICE_URGENT };
	str visited = record_text(choice, PROGRAMME_CHOICE_VISITED_ON);
	switch (which) {
	case TERM_RISK:
		if (record_has(choice, PROGRAMME_CHOICE_RISK))
			view_text(term, "text", value_label(call, &risk_vocabulary, record_text(choice, PROGRAMME_CHOICE_RISK)));
		break;
	case TERM_TIME:
		if (visited.length > 0)
			shown_day(call, term, "day", visited);
		view_integer(term, "months", record_integer(choice, PROGRAMME_CHOICE_INTERVAL_MONTHS));
		break;
	case TERM_NEVER:
		view_text(term, "text", visited.length == 0 ? say_in(call, "fact", NC_("fact", "yes")) : say_in(call, "fact", NC_("fact", "no")));
		break;
	case TERM_OPEN:
	case TERM_URGENT:
		view_text(term, "text", words_number(call->arena, call_locale(call), record_integer(choice, counts[which])));
		break;
	case TERM_CROWDING:
		if (record_has(choice, PROGRAMME_CHOICE_OCCUPANCY))
			view_text(term, "text",
				words_share_whole(call->arena, call_locale(call), record_integer(choice, PROGRAMME_CHOICE_OCCUPANCY), 100));
		break;
	case WORK_OUT_TERMS:
		break;
	}
}

static void set_terms(struct call *call, struct view *view, const struct record *programme, const struct record *choice)
{
	for (size_t i = 0; i < WORK_OUT_TERMS; i++) {
		struct view *term = view_add(view, "terms");
		view_text(term, "label", work_out_term_words(call, (enum work_out_term)i));
		view_text(term, "points", points_words(call, record_integer(choice, work_out_points[i])));
		view_text(term, "weight", words_number(call->arena, call_locale(call), record_integer(programme, work_out_weights[i])));
		set_fact(call, view_in(term, "fact"), choice, (enum work_out_term)i);
		view_flag(term, "time", i == TERM_TIME);
	}
}

static void set_choice(struct call *call, struct view *view, const struct record *programme, const struct record *choice)
{
	shown_link(call, view_in(view, "place"), &place_entity, record_text(choice, PROGRAMME_CHOICE_PLACE));
	view_text(view, "id", choice->id);
	view_text(view, "kind", value_label(call, &place_kind_vocabulary, record_text(choice, PROGRAMME_CHOICE_PLACE_KIND)));
	if (record_has(choice, PROGRAMME_CHOICE_REGION))
		shown_link(call, view_in(view, "region"), &area_entity, record_text(choice, PROGRAMME_CHOICE_REGION));
	view_integer(view, "days", record_integer(choice, PROGRAMME_CHOICE_DAYS));
	view_text(view, "points", points_words(call, record_integer(choice, PROGRAMME_CHOICE_SCORE)));
	view_text(view, "outcome", value_label(call, &choice_outcome_vocabulary, record_text(choice, PROGRAMME_CHOICE_OUTCOME)));
	if (record_has(choice, PROGRAMME_CHOICE_TEAM))
		shown_value(call, view_in(view, "team"), choice, PROGRAMME_CHOICE_TEAM);
	if (record_has(choice, PROGRAMME_CHOICE_PLAN_LINE))
		shown_link(call, view_in(view, "line"), &plan_line_entity, record_text(choice, PROGRAMME_CHOICE_PLAN_LINE));
	set_terms(call, view, programme, choice);
}

// --- The visits, quarter by quarter

static void set_quarters(struct call *call, struct view *view, const struct record *programme,
	const struct worked_out *outcome)
{
	for (size_t q = 0; q < COUNT(quarters); q++) {
		struct view *shown = NULL;
		int64_t used = 0;
		for (size_t i = 0; i < outcome->choice_count; i++) {
			const struct record *choice = outcome->choices[i];
			if (!work_out_is_proposed(choice) || record_integer(choice, PROGRAMME_CHOICE_QUARTER) != (int64_t)q + 1)
				continue;
			if (shown == NULL)
				shown = view_add(view, "quarters");
			set_choice(call, view_add(shown, "choices"), programme, choice);
			used += record_integer(choice, PROGRAMME_CHOICE_DAYS);
		}
		if (shown == NULL)
			continue;
		view_integer(shown, "quarter", (int64_t)q + 1);
		view_text(shown, "label", quarter_words(call, q));
		view_text(shown, "used", words_of(call->arena, call_locale(call), used, record_integer(programme, quarters[q])));
	}
}

static void set_left_out(struct call *call, struct view *view, const struct record *programme,
	const struct worked_out *outcome)
{
	int64_t left = 0;
	for (size_t i = 0; i < outcome->choice_count; i++) {
		if (work_out_is_proposed(outcome->choices[i]))
			continue;
		if (left++ < LEFT_OUT_MOST)
			set_choice(call, view_add(view, "left_out"), programme, outcome->choices[i]);
	}
	view_integer(view, "left_count", left);
	view_integer(view, "left_more", left > LEFT_OUT_MOST ? left - LEFT_OUT_MOST : 0);
	view_text(view, "all_choices", address_filtered(call->arena, "/programme_choices", "programme", programme->id));
}

// --- Coverage by kind or by region: places visited or planned before, and with the programme, of those in use

struct coverage {
	str of; // A kind, or the id of a region.
	int64_t all, before, after;
};

// Those that gain most come first, then those with most places.
static int compare_coverage(const void *a, const void *b)
{
	const struct coverage *x = a, *y = b;
	int64_t one = x->after - x->before, other = y->after - y->before;
	if (one != other)
		return one > other ? -1 : 1;
	if (x->all != y->all)
		return x->all > y->all ? -1 : 1;
	return str_compare(x->of, y->of);
}

static size_t cover(const struct worked_out *outcome, size_t by, struct coverage *covered)
{
	size_t count = 0;
	for (size_t i = 0; i < outcome->choice_count; i++) {
		const struct record *choice = outcome->choices[i];
		str of = record_text(choice, by);
		size_t k = 0;
		while (k < count && !str_equal(covered[k].of, of))
			k++;
		if (of.length == 0 || k == COVERED_MOST)
			continue;
		if (k == count)
			covered[count++] = (struct coverage){ .of = of };
		covered[k].all++;
		covered[k].before += taken_already(choice);
		covered[k].after += taken_already(choice) || work_out_is_proposed(choice);
	}
	if (count > 1)
		qsort(covered, count, sizeof *covered, compare_coverage);
	return count;
}

static str share_words(struct call *call, int64_t part, int64_t whole)
{
	return whole == 0 ? S("") : str_format(call->arena, "%.*s · %.*s", STR_ARG(words_of(call->arena, call_locale(call), part, whole)),
		STR_ARG(words_share_whole(call->arena, call_locale(call), part, whole)));
}

static void set_covered(struct call *call, struct view *row, size_t by, const struct coverage *covered)
{
	if (by == PROGRAMME_CHOICE_REGION)
		shown_link(call, view_in(row, "region"), &area_entity, covered->of);
	else
		view_text(row, "kind", value_label(call, &place_kind_vocabulary, covered->of));
	view_text(row, "before", share_words(call, covered->before, covered->all));
}

static void set_coverage(struct call *call, struct view *view, const char *name, size_t by, const struct worked_out *outcome)
{
	struct coverage covered[COVERED_MOST];
	size_t count = cover(outcome, by, covered);
	for (size_t k = 0; k < count; k++) {
		struct view *row = view_add(view, name);
		set_covered(call, row, by, &covered[k]);
		view_text(row, "after", share_words(call, covered[k].after, covered[k].all));
		view_flag(row, "more", covered[k].after > covered[k].before);
	}
}

static void set_target_name(struct call *call, struct view *row, const struct record *target)
{
	if (record_has(target, PROGRAMME_TARGET_PLACE_KIND))
		view_text(row, "kind", value_label(call, &place_kind_vocabulary, record_text(target, PROGRAMME_TARGET_PLACE_KIND)));
	if (record_has(target, PROGRAMME_TARGET_REGION))
		shown_link(call, view_in(row, "region"), &area_entity, record_text(target, PROGRAMME_TARGET_REGION));
	view_text(row, "address", address_record(call->arena, &programme_target_entity, S(""), target->id));
}

static void set_targets(struct call *call, struct view *view, const struct record *programme,
	const struct worked_out *outcome, bool worked_out)
{
	int64_t missed = 0;
	for (size_t i = 0; i < outcome->target_count; i++) {
		const struct record *target = outcome->targets[i];
		struct view *row = view_add(view, "targets");
		set_target_name(call, row, target);
		if (record_has(target, PROGRAMME_TARGET_MINIMUM))
			view_text(row, "minimum",
				words_number(call->arena, call_locale(call), record_integer(target, PROGRAMME_TARGET_MINIMUM)));
		if (record_has(target, PROGRAMME_TARGET_SHARE))
			view_text(row, "share",
				words_share_whole(call->arena, call_locale(call), record_integer(target, PROGRAMME_TARGET_SHARE), 100));
		if (!worked_out || !record_has(target, PROGRAMME_TARGET_WANTED))
			continue;
		view_text(row, "reached", words_of(call->arena, call_locale(call), record_integer(target, PROGRAMME_TARGET_REACHED),
			record_integer(target, PROGRAMME_TARGET_WANTED)));
		if (!record_has(target, PROGRAMME_TARGET_MISS))
			continue;
		view_text(row, "miss", value_label(call, &target_miss_vocabulary, record_text(target, PROGRAMME_TARGET_MISS)));
		missed++;
	}
	view_integer(view, "missed", missed);
	if (!str_is(record_text(programme, PROGRAMME_STATE), "accepted"))
		view_text(view, "add_target",
			str_format(call->arena, "/programme_targets/new?programme=%.*s", STR_ARG(programme->id)));
}

// --- The sum of it

// Points are those of the visits alone; what is lost to targets is told by them. The plan by hand is compared with both.
static void set_sum(struct call *call, struct view *view, const struct record *programme, const struct worked_out *outcome)
{
	int64_t days = 0, visits = 0, points = 0;
	for (size_t i = 0; i < outcome->choice_count; i++)
		if (work_out_is_proposed(outcome->choices[i])) {
			days += record_integer(outcome->choices[i], PROGRAMME_CHOICE_DAYS);
			points += record_integer(outcome->choices[i], PROGRAMME_CHOICE_SCORE);
			visits++;
		}
	int64_t worth = record_integer(programme, PROGRAMME_WORTH), bound = record_integer(programme, PROGRAMME_BOUND);
	int64_t gain = worth - record_integer(programme, PROGRAMME_BY_HAND);
	view_integer(view, "visits", visits);
	view_text(view, "used", words_of(call->arena, call_locale(call), days, team_days(programme)));
	view_text(view, "points", points_words(call, points));
	if (points > worth)
		view_text(view, "lost", points_words(call, points - worth));
	if (gain > 0)
		view_text(view, "gain", points_words(call, gain));
	view_flag(view, "proved", record_integer(programme, PROGRAMME_PROVED) == 1);
	if (bound > worth)
		view_text(view, "at_most", points_words(call, bound - worth));
}

static bool set_others(struct call *call, struct view *view, const struct record *programme)
{
	struct list_request list = { .entity = &programme_entity, .sort = S("-number"), .limit = OTHERS_MOST + 1, .uncounted = true };
	struct list_page page;
	if (str_is(record_text(programme, PROGRAMME_STATE), "draft") || !record_has(programme, PROGRAMME_PROPOSED_AT))
		return true;
	if (!list_filter(call, &list, S("year"), str_format(call->arena, "%lld", (long long)record_integer(programme, PROGRAMME_YEAR))) ||
	        !list_read(call, &list, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		const struct record *other = page.records[i];
		if (str_equal(other->id, programme->id) || !record_has(other, PROGRAMME_PROPOSED_AT) ||
		        str_is(record_text(other, PROGRAMME_STATE), "draft"))
			continue;
		struct view *shown = view_add(view, "others");
		view_text(shown, "number", record_number(other));
		view_text(shown, "name", record_text(other, PROGRAMME_NAME));
		view_text(shown, "address", str_format(call->arena, "/programmes/compare?one=%.*s&other=%.*s", STR_ARG(record_number(programme)),
			STR_ARG(record_number(other))));
	}
	return true;
}

// --- The page

static void set_parameters(struct call *call, struct view *view, const struct record *programme)
{
	const struct form form = { .record = programme,
		.only = "name year plan kind announced days_1 days_2 days_3 days_4 team usual_days usual_interval weight_risk weight_time"
		        " weight_never weight_open weight_urgent weight_crowding penalty own" };
	if (!str_is(record_text(programme, PROGRAMME_STATE), "accepted"))
		form_fill(call, view, &form);
}

static void fill(struct door *door, struct view *view, const struct record *programme, const struct worked_out *outcome)
{
	struct call *call = &door->call;
	str state = record_text(programme, PROGRAMME_STATE), address = address_record(call->arena, &programme_entity,
		record_number(programme), programme->id);
	bool worked_out = record_has(programme, PROGRAMME_PROPOSED_AT) && !str_is(state, "draft");
	view_text(view, "subject", record_text(programme, PROGRAMME_NAME));
	view_text(view, "year", say_integer(call, record_integer(programme, PROGRAMME_YEAR)));
	view_text(view, "address", address);
	view_flag(view, "worked_out", worked_out);
	view_flag(view, "can_work_out", str_is(state, "draft") || str_is(state, "proposed"));
	view_flag(view, "can_accept", str_is(state, "proposed") && call->role == ROLE_COORDINATOR);
	set_targets(call, view, programme, outcome, worked_out);
	if (!worked_out)
		return;
	set_sum(call, view, programme, outcome);
	set_quarters(call, view, programme, outcome);
	set_left_out(call, view, programme, outcome);
	set_coverage(call, view, "kinds", PROGRAMME_CHOICE_PLACE_KIND, outcome);
	set_coverage(call, view, "regions", PROGRAMME_CHOICE_REGION, outcome);
	const struct view_value *visits = view_find(view, S("visits"));
	view_flag(view, "ticks", visits != NULL && visits->integer <= TICKS_MOST);
}

void programme_show(struct door *door, int status, str key)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct worked_out outcome;
	struct view *view = door_view(door);
	form_errors(call, view, &programme_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &programme_entity, key, &dossier) ||
	        !work_out_read(call, dossier.record, &outcome) || !set_others(call, view, dossier.record) ||
	        !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	link_words_of_all(call, outcome.choices, outcome.choice_count);
	record_view_fill(call, view, dossier.record, NULL);
	set_parameters(call, view, dossier.record);
	record_buttons(door, view, dossier.record);
	fill(door, view, dossier.record, &outcome);
	page_timeline(call, view, dossier.record, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, dossier.record), .level = record_view_level(call, dossier.record) };
	page_show(door, status, "programme", view, &sheet);
}

void programme_page(struct door *door)
{
	programme_show(door, 200, door_piece(door, "key"));
}

// --- What its buttons do

void programme_accept_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *programme;
	struct work_out_accepted accepted = { 0 };
	str *choices = NEW_MANY(call->arena, door->request->form_count + 1, str);
	size_t count = 0;
	bool all = str_is(request_form(door->request, "all"), "1");
	for (size_t i = 0; i < door->request->form_count; i++)
		if (str_is(door->request->form[i].name, "choice"))
			choices[count++] = door->request->form[i].value;
	if (!page_inside(door) || !keep_read(call, &programme_entity, door_piece(door, "key"), &programme)) {
		door_refused(door);
		return;
	}
	if (work_out_accept(call, programme, all ? NULL : choices, count, &accepted))
		door_done(door, record_home(call, programme),
			words_count(call->arena, call_locale(call), "{n} visit is planned.", "{n} visits are planned.",
				(int64_t)accepted.planned),
			S(""));
	else if (call->refusal == REFUSED_INVALID)
		programme_show(door, 422, programme->id);
	else
		door_refused(door);
}

void programme_copy_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *programme, *copy;
	if (page_inside(door) && keep_read(call, &programme_entity, door_piece(door, "key"), &programme) &&
	        work_out_copy(call, programme, &copy))
		door_done(door, record_home(call, copy), say(call, N_("Copied: change what you like and work it out.")), S(""));
	else
		door_refused(door);
}

// --- Two side by side

static bool read_side(struct door *door, const char *name, struct record **programme, struct worked_out *outcome)
{
	struct call *call = &door->call;
	if (!keep_read(call, &programme_entity, request_query(door->request, name), programme) ||
	        !work_out_read(call, *programme, outcome))
		return false;
	link_words_of_all(call, outcome->choices, outcome->choice_count);
	return true;
}

static const struct record *proposed_of_find(const struct worked_out *outcome, str place)
{
	for (size_t i = 0; i < outcome->choice_count; i++)
		if (str_equal(record_text(outcome->choices[i], PROGRAMME_CHOICE_PLACE), place))
			return work_out_is_proposed(outcome->choices[i]) ? outcome->choices[i] : NULL;
	return NULL;
}

// What this one proposes and the other does not.
static void set_only(struct call *call, struct view *view, const char *name, const struct record *programme,
	const struct worked_out *own, const struct worked_out *other)
{
	for (size_t i = 0; i < own->choice_count; i++)
		if (work_out_is_proposed(own->choices[i]) &&
		        proposed_of_find(other, record_text(own->choices[i], PROGRAMME_CHOICE_PLACE)) == NULL)
			set_choice(call, view_add(view, name), programme, own->choices[i]);
}

static int64_t in_both(const struct worked_out *own, const struct worked_out *other)
{
	int64_t both = 0;
	for (size_t i = 0; i < own->choice_count; i++)
		both += work_out_is_proposed(own->choices[i]) &&
		        proposed_of_find(other, record_text(own->choices[i], PROGRAMME_CHOICE_PLACE)) != NULL;
	return both;
}

static void set_differences(struct call *call, struct view *view, const struct record *one, const struct record *other)
{
	for (size_t i = PROGRAMME_YEAR; i <= PROGRAMME_PENALTY; i++) {
		if (one->values[i].integer == other->values[i].integer && str_equal(record_text(one, i), record_text(other, i)))
			continue;
		struct view *row = view_add(view, "differences");
		view_text(row, "label", say(call, programme_entity.fields[i].label));
		shown_value(call, view_in(row, "one"), one, i);
		shown_value(call, view_in(row, "other"), other, i);
	}
}

static void set_both_coverages(struct call *call, struct view *view, const char *name, size_t by, const struct worked_out *one,
	const struct worked_out *other)
{
	struct coverage ones[COVERED_MOST], others[COVERED_MOST];
	size_t count = cover(one, by, ones), other_count = cover(other, by, others);
	for (size_t k = 0; k < count; k++) {
		struct view *row = view_add(view, name);
		set_covered(call, row, by, &ones[k]);
		view_text(row, "one", share_words(call, ones[k].after, ones[k].all));
		for (size_t o = 0; o < other_count; o++)
			if (str_equal(others[o].of, ones[k].of)) {
				view_text(row, "other", share_words(call, others[o].after, others[o].all));
				view_flag(row, "differs", others[o].after != ones[k].after);
			}
	}
}

static void set_side(struct call *call, struct view *side, const struct record *programme, const struct worked_out *outcome)
{
	int64_t missed = 0;
	shown_record(call, side, "record", programme);
	view_text(side, "name", record_text(programme, PROGRAMME_NAME));
	for (size_t i = 0; i < outcome->target_count; i++)
		missed += record_has(outcome->targets[i], PROGRAMME_TARGET_MISS);
	set_sum(call, side, programme, outcome);
	view_integer(side, "missed", missed);
}

void programme_compare_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *one, *other;
	struct worked_out of_one, of_other;
	if (!page_inside(door) || !read_side(door, "one", &one, &of_one) || !read_side(door, "other", &other, &of_other)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	set_side(call, view_in(view, "one"), one, &of_one);
	set_side(call, view_in(view, "other"), other, &of_other);
	set_differences(call, view, one, other);
	set_both_coverages(call, view, "kinds", PROGRAMME_CHOICE_PLACE_KIND, &of_one, &of_other);
	set_both_coverages(call, view, "regions", PROGRAMME_CHOICE_REGION, &of_one, &of_other);
	set_only(call, view, "only_one", one, &of_one, &of_other);
	set_only(call, view, "only_other", other, &of_other, &of_one);
	view_integer(view, "both", in_both(&of_one, &of_other));
	view_text(view, "list", address_list(call->arena, &programme_entity));
	view_text(view, "list_label", say(call, programme_entity.label_many));
	struct sheet_of sheet = { .title = say(call, N_("Two programmes side by side")) };
	page_show(door, 200, "programme_compare", view, &sheet);
}
