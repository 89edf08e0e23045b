// The calendar of the house, a month at a time: a list by day, which a wide screen lays out as a grid of weeks.
#include "base/numerals.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/agenda_parts.h"
#include "web/handlers.h"
#include "web/pages.h"

static const char *const weekdays[7] = { "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday" };

static bool month_of(struct call *call, str asked, struct day *month)
{
	str today = str_slice(day_str(&call->today), 0, 7);
	return day_parse(asked.length == 0 ? today : asked, month) && day_str(month).length == 7 &&
	       str_compare(day_str(month), S("1950-01")) >= 0 && str_compare(day_str(month), S("2150-12")) <= 0;
}

static str month_address(struct call *call, const struct day *day)
{
	return address_filtered(call->arena, "/calendar", "month", str_copy(call->arena, str_slice(day_str(day), 0, 7)));
}

// A day off for the whole house; those of one area are told and not more.
static bool is_off(const struct agenda_item *item)
{
	return item->kind == AGENDA_HOLIDAY && !record_has(item->record, HOLIDAY_AREA);
}

static void set_day(struct call *call, struct view *view, const struct agenda *agenda, const struct day *day,
	const bool weekend[7])
{
	struct view *shown = view_add(view, "days");
	int weekday = day_weekday(day);
	bool off = weekend[weekday];
	str iso = str_copy(call->arena, day_str(day));
	view_text(shown, "iso", iso);
	view_text(shown, "number", numerals_write(call->arena, call_locale(call),
		str_starts(str_skip(iso, 8), S("0")) ? str_skip(iso, 9) : str_skip(iso, 8)));
	view_text(shown, "weekday", value_label(call, &weekday_vocabulary, str_from(weekdays[weekday])));
	view_text(shown, "hijri", day_hijri_words(call->arena, day, call_locale(call)));
	view_flag(shown, "today", str_equal(iso, day_str(&call->today)));
	view_text(shown, "column", str_format(call->arena, "c%d", (weekday + 6) % 7 + 1));
	for (size_t i = 0; i < agenda->count; i++) {
		const struct agenda_item *item = &agenda->items[i];
		if (day_difference(day, &item->first) < 0 || day_difference(&item->last, day) < 0)
			continue;
		agenda_show(call, view_add(shown, "items"), item);
		off = off || is_off(item);
	}
	view_flag(shown, "off", off);
}

static void set_month(struct call *call, struct view *view, const struct day *month, const struct agenda *agenda)
{
	bool weekend[7];
	struct day before = day_add(&agenda->from, -1), behind = day_add(&agenda->to, 1);
	const char *country = str_c(call->arena, call->house.country);
	weekend_of_house(call, weekend);
	view_text(view, "month", day_words(call->arena, month, call_locale(call), country));
	view_text(view, "hijri_first", day_hijri_words(call->arena, &agenda->from, call_locale(call)));
	view_text(view, "hijri_last", day_hijri_words(call->arena, &agenda->to, call_locale(call)));
	view_text(view, "before", month_address(call, &before));
	view_text(view, "behind", month_address(call, &behind));
	view_text(view, "now", S("/calendar"));
	view_flag(view, "here", str_equal(day_str(month), str_slice(day_str(&call->today), 0, 7)));
	view_flag(view, "none", agenda->count == 0);
	view_flag(view, "more", agenda->more);
	for (int i = 1; i <= 7; i++)
		view_text(view_add(view, "weekdays"), "name",
			value_label(call, &weekday_vocabulary, str_from(weekdays[i % 7])));
	for (struct day day = agenda->from; day_difference(&agenda->to, &day) >= 0; day = day_add(&day, 1))
		set_day(call, view, agenda, &day, weekend);
}

void calendar_page(struct door *door)
{
	struct call *call = &door->call;
	struct agenda agenda;
	struct day month;
	bool known = month_of(call, request_query(door->request, "month"), &month) ||
	             refuse(call, REFUSED_UNKNOWN, N_("There is no such month here. Write it as in 2026-05."));
	struct day first = known ? day_first(&month) : call->today, last = known ? day_end(&month) : call->today;
	if (!known || !agenda_read(call, &first, &last, &agenda)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	agenda_learn(call, &agenda);
	set_month(call, view, &month, &agenda);
	struct sheet_of sheet = { .title = say_in(call, "room", NC_("room", "Calendar")), .level = agenda_level(&agenda) };
	page_show(door, 200, "calendar", view, &sheet);
}
