// The institution by year on one page, to be read, filtered and printed.
#include "acts/chronicle.h"
#include "base/numerals.h"
#include "model/entities.h"
#include "model/link.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

static const struct {
	const char *code, *label, *told; // Of a filter, and before one of them.
	const char *glyph;
} kinds[CHRONICLE_KIND_COUNT] = {
	[CHRONICLE_AGREEMENT] = { "agreements", N_("Agreements signed"), N_("Agreement signed"), "seal" },
	[CHRONICLE_EVENT] = { "events", N_("Events held"), N_("Event"), "flag" },
	[CHRONICLE_NETWORK] = { "networks", N_("Networks founded"), N_("Network founded"), "list" },
	[CHRONICLE_LAW] = { "laws", N_("Opinions on laws"), N_("Opinion on a law"), "s-book" },
	[CHRONICLE_PROJECT] = { "projects", N_("Projects begun"), N_("Project begun"), "i-plan" },
	[CHRONICLE_REPORT] = { "reports", N_("Reports published"), N_("Report published"), "doc" },
	[CHRONICLE_VISIT] = { "visits", N_("Visits, counted"), N_("Visits, counted"), "c-visit" },
};

static enum chronicle_kind kind_of(str code)
{
	enum chronicle_kind kind = 0;
	while (kind < CHRONICLE_KIND_COUNT && !str_is(code, kinds[kind].code))
		kind++;
	return kind;
}

static void set_item(struct call *call, struct view *shown, const struct chronicle_item *item)
{
	const struct entity *entity = item->record->entity;
	shown_record(call, shown, "record", item->record);
	shown_name(call, shown, "name", record_text(item->record, entity->name_field));
	shown_day(call, shown, "day", item->told);
	view_text(shown, "what", say(call, kinds[item->kind].told));
	view_text(shown, "glyph", str_from(kinds[item->kind].glyph));
	if (item->kind == CHRONICLE_AGREEMENT)
		shown_value(call, view_in(shown, "with"), item->record, AGREEMENT_PARTIES);
	if (item->kind == CHRONICLE_EVENT)
		view_text(shown, "venue", record_text(item->record, EVENT_VENUE));
}

void chronicle_page(struct door *door)
{
	struct call *call = &door->call;
	struct chronicle chronicle;
	str asked = request_query(door->request, "kind");
	enum chronicle_kind only = kind_of(asked);
	if (!chronicle_read(call, only, &chronicle)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	for (size_t i = 0; i < CHRONICLE_KIND_COUNT; i++) {
		struct view *offer = view_add(view, "kinds");
		view_text(offer, "code", str_from(kinds[i].code));
		view_text(offer, "label", say(call, kinds[i].label));
		view_flag(offer, "chosen", i == (size_t)only);
	}
	view_list(view, "years");
	for (size_t y = 0; y < chronicle.count; y++) {
		const struct chronicle_year *year = &chronicle.years[y];
		struct view *shown = view_add(view, "years");
		view_text(shown, "year", year->year);
		view_text(shown, "year_words", numerals_write(call->arena, call_locale(call), year->year));
		view_integer(shown, "visits", year->visits);
		for (size_t i = 0; i < year->count; i++)
			set_item(call, view_add(shown, "items"), &year->items[i]);
	}
	view_flag(view, "more", chronicle.more);
	struct sheet_of sheet = { .title = say(call, N_("The institution by year")) };
	page_show(door, 200, "chronicle", view, &sheet);
}
