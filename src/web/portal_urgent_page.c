// What cannot wait, in the portal of the authority that it is asked of: the words, the place, the hours left, and the
// form of the answer.
#include "acts/keep.h"
#include "acts/numbered.h"
#include "acts/urgent.h"
#include "base/numerals.h"
#include "model/entities.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/portal_parts.h"

enum { MINUTES_OF_HOUR = 60, MILLISECONDS_OF_MINUTE = 60 * 1000 };

static str address_of(struct call *call, int64_t number)
{
	return str_format(call->arena, "/portal/urgent/%lld", (long long)number);
}

static bool read_measure(struct door *door, int64_t *number, struct record **measure)
{
	if (!str_to_integer(door_piece(door, "number"), number))
		*number = 0;
	return numbered_read(&door->call, &urgent_measure_entity, *number, measure);
}

static void set_instant(struct call *call, struct view *view, const char *name, str text)
{
	struct instant instant;
	if (instant_parse(text, &instant))
		shown_instant(call, view, name, &instant);
}

// Whole hours; what is left of one that has begun counts as less than an hour.
static void set_hours(struct call *call, struct view *view, const struct record *measure)
{
	struct instant due;
	if (!instant_parse(record_text(measure, URGENT_MEASURE_DUE_AT), &due))
		return;
	int64_t left = (instant_milliseconds(&due) - instant_milliseconds(&call->now)) / MILLISECONDS_OF_MINUTE;
	int minute = minute_of_instant(&due, str_c(call->arena, call->house.zone));
	view_text(view, "due_time",
		numerals_write(call->arena, call_locale(call),
			str_format(call->arena, "%02d:%02d", minute / MINUTES_OF_HOUR, minute % MINUTES_OF_HOUR)));
	view_integer(view, "left_hours", left > 0 ? left / MINUTES_OF_HOUR : 0);
	view_flag(view, "last_hour", left >= 0 && left < MINUTES_OF_HOUR);
	view_integer(view, "late_hours", left < 0 ? (MINUTES_OF_HOUR - 1 - left) / MINUTES_OF_HOUR : 0);
}

static bool set_measure(struct call *call, struct view *view, const struct record *measure, int64_t number)
{
	bool open = !record_has(measure, URGENT_MEASURE_ANSWERED_AT);
	view_text(view, "number", words_number(call->arena, call_locale(call), number));
	view_text(view, "address", address_of(call, number));
	shown_text(call, view, "asked", record_text(measure, URGENT_MEASURE_ASKED));
	const struct record *place = record_find(call, &place_entity, record_text(measure, URGENT_MEASURE_PLACE));
	if (place != NULL)
		shown_name(call, view, "place", record_text(place, PLACE_NAME));
	set_instant(call, view, "sent", record_text(measure, URGENT_MEASURE_SENT_AT));
	set_instant(call, view, "due", record_text(measure, URGENT_MEASURE_DUE_AT));
	set_instant(call, view, "answered", record_text(measure, URGENT_MEASURE_ANSWERED_AT));
	view_flag(view, "open", open);
	if (open)
		set_hours(call, view, measure);
	return open;
}

bool portal_urgent(struct call *call, struct view *view)
{
	struct record **measures;
	size_t count;
	if (!numbered_list(call, &urgent_measure_entity, &measures, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		bool open = !record_has(measures[i], URGENT_MEASURE_ANSWERED_AT);
		set_measure(call, view_add(view, open ? "urgent" : "urgent_answered"), measures[i], (int64_t)i + 1);
	}
	return true;
}

static void show(struct door *door, int status, int64_t number, const struct record *measure)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form_errors(call, view, &urgent_measure_entity, "");
	view_flag(view, "wrong", status != 200);
	for (size_t i = 0; i < call->reason_count; i++)
		view_text(view, "why", call->reasons[i].why);
	call->refusal = REFUSED_NOT;
	set_measure(call, view, measure, number);
	if (record_has(measure, URGENT_MEASURE_ANSWER))
		shown_text(call, view, "answer", record_text(measure, URGENT_MEASURE_ANSWER));
	view_text(view, "typed", request_form(door->request, "answer"));
	view_text(view, "mark", numbered_mark(call, measure));
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Urgent measure {number}"), "number", words_number(call->arena, call_locale(call), number),
			NULL) };
	page_show(door, status, "portal_urgent", view, &sheet);
}

void portal_urgent_page(struct door *door)
{
	struct record *measure;
	int64_t number;
	if (read_measure(door, &number, &measure))
		show(door, 200, number, measure);
	else
		door_refused(door);
}

void portal_urgent_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *measure;
	int64_t number;
	if (!read_measure(door, &number, &measure) || !numbered_same(call, measure, request_form(door->request, "measure")))
		door_refused(door);
	else if (keep_step(call, record_copy(call, measure), S("record_answer"), str_trim(request_form(door->request, "answer"))))
		door_done(door, address_of(call, number), say(call, N_("Your answer was received.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal), number, measure);
	else
		door_refused(door);
}
