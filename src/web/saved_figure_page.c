// A figure that was saved: what was told, what is counted again as of that day, and what it is today.
#include "acts/dossier.h"
#include "acts/keep_figure.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "page/address.h"
#include "page/shown.h"
#include "web/figure_parts.h"
#include "web/figure_periods.h"
#include "web/handlers.h"
#include "web/pages.h"

static str page_of(struct call *call, const struct count_result *result)
{
	bool split = result->request.by_count > 0;
	return figure_address(call, result, split ? "by" : NULL, split ? result->request.by[0] : S(""), NULL);
}

static void set_told(struct call *call, struct view *view, const struct figure_told *told)
{
	const struct count_result *then = &told->then;
	str day = day_words(call->arena, &then->request.as_of, call_locale(call), str_c(call->arena, call->house.country));
	const struct figure_side was = { then, say_with(call, N_("told on {day}"), "day", day, NULL) };
	const struct figure_side today = { &told->now, say(call, N_("today")) };
	const struct figure_side again = { &told->again, say(call, N_("counted again")) };
	figure_pair(call, view_in(view, "told"), "told", &today, &was);
	view_flag(view, "same", told->same);
	if (!told->same)
		figure_pair(call, view_in(view, "again"), "again", &again, &was);
	if (told->other_rule) {
		struct view *rule = view_in(view, "other_rule");
		view_integer(rule, "then", record_integer(told->record, SAVED_FIGURE_RULE));
		view_integer(rule, "now", indicator_version);
	}
}

static void set_buttons(struct call *call, struct view *view, const struct record *saved)
{
	str address = address_record(call->arena, saved->entity, S(""), saved->id);
	bool binned = saved->binned_at.length > 0;
	view_flag(view, "binned", binned);
	if (permit_record(call, VERB_BIN, saved)) {
		if (!binned)
			view_text(view, "edit", str_format(call->arena, "%.*s/edit", STR_ARG(address)));
		view_text(view, binned ? "unbin" : "bin", str_format(call->arena, "%.*s/%s", STR_ARG(address), binned ? "unbin" : "bin"));
	}
	call->refusal = REFUSED_NOT;
}

void saved_figure_page(struct door *door)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct figure_told told;
	if (!page_inside(door) || !dossier_read(call, &saved_figure_entity, door_piece(door, "key"), &dossier) ||
	        !figure_tell(call, dossier.record, true, &told)) {
		door_refused(door);
		return;
	}
	const struct record *saved = dossier.record;
	const struct indicator *indicator = told.then.indicator;
	struct view *view = door_view(door);
	shown_text(call, view, "heading", record_text(saved, SAVED_FIGURE_NAME));
	view_text(view, "figure", say_in(call, "indicator", indicator->name));
	view_text(view, "rule", say_in(call, "indicator", indicator->rule));
	view_text(view, "code", str_from(indicator->code));
	view_text(view, "filter", count_filter_words(call, &told.then));
	view_text(view, "address", page_of(call, &told.then));
	view_text(view, "today", page_of(call, &told.now));
	shown_day(call, view, "as_of", record_text(saved, SAVED_FIGURE_AS_OF));
	view_integer(view, "rule_version", record_integer(saved, SAVED_FIGURE_RULE));
	view_text(view, "hash", record_text(saved, SAVED_FIGURE_HASH));
	if (record_has(saved, SAVED_FIGURE_COUNTED_BY))
		view_text(view, "by_whom", link_words(call, &account_entity, record_text(saved, SAVED_FIGURE_COUNTED_BY)).name);
	shown_instant(call, view, "at", &saved->created_at);
	set_told(call, view, &told);
	set_buttons(call, view, saved);
	page_timeline(call, view, saved, &dossier.timeline);
	// What people wrote is no title of a page.
	struct sheet_of sheet = { .title = str_format(call->arena, "%.*s, %s", STR_ARG(say(call, saved_figure_entity.label)), indicator->code) };
	page_show(door, 200, "saved_figure", view, &sheet);
}
