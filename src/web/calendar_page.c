// The calendar of the house, a month at a time: a list by day, which a wide screen lays out as a grid of weeks.
#include "acts/agenda.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

static const char *const kind_codes[AGENDA_KIND_COUNT] = {
	[AGENDA_HOLIDAY] = "holiday", [AGENDA_URGENT] = "urgent", [AGENDA_REPLY] = "reply", [AGENDA_LADDER] = "ladder",
	[AGENDA_VISIT] = "visit", [AGENDA_FOLLOW_UP] = "follow_up", [AGENDA_MISSION] = "mission", [AGENDA_ACTION] = "action",
	[AGENDA_OPINION] = "opinion", [AGENDA_EXCHANGE] = "exchange", [AGENDA_PREPARATION] = "preparation",
	[AGENDA_PROJECT_REPORT] = "project_report",
	[AGENDA_RENEWAL] = "renewal", [AGENDA_AGREEMENT_END] = "agreement_end", [AGENDA_REVIEW] = "review",
	[AGENDA_JOINT_ACTION] = "joint_action", [AGENDA_TRAINING] = "training", [AGENDA_EVENT] = "event",
	[AGENDA_MANDATE] = "mandate", [AGENDA_REPRISAL] = "reprisal", [AGENDA_COMPLAINT] = "complaint",
};

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

// Where the replies or steps that an item stands for are looked at.
static str lines_address(struct call *call, const struct agenda_item *item)
{
	if (item->line.length > 0)
		return address_record(call->arena, &addressee_line_entity, S(""), item->line);
	if (item->kind == AGENDA_ACTION)
		return address_filtered(call->arena, "/action_board", "authority", item->authority);
	struct address list = address_of(call->arena, S("/recommendations"));
	address_add(&list, "addressee", item->authority);
	address_add(&list, "reply_due_on.min", item->told);
	address_add(&list, "reply_due_on.max", item->told);
	return address_str(&list);
}

// Unannounced and not begun: known to those alone whom it concerns.
static bool is_quiet(const struct agenda_item *item)
{
	if (item->kind == AGENDA_MISSION) {
		str state = record_text(item->record, MISSION_STATE);
		return str_is(record_text(item->record, MISSION_ANNOUNCED), "unannounced") &&
		       (str_is(state, "draft") || str_is(state, "approved") || str_is(state, "prepared"));
	}
	return (item->kind == AGENDA_VISIT || item->kind == AGENDA_FOLLOW_UP) &&
	       str_is(record_text(item->record, VISIT_ANNOUNCED), "unannounced") &&
	       str_is(record_text(item->record, VISIT_STATE), "planned");
}

static void set_quiet(struct call *call, struct view *shown, const struct agenda_item *item, size_t announced)
{
	if (is_quiet(item))
		shown_value(call, view_in(shown, "quiet"), item->record, announced);
}

// Beside its number what it is called.
static void set_name(struct call *call, struct view *shown, const struct record *record)
{
	const struct entity *entity = record->entity;
	if (record_number(record).length > 0 && entity->fields[entity->name_field].kind == KIND_NAME)
		shown_name(call, shown, "name", record_text(record, entity->name_field));
}

// Of it one is late when its day has passed: what is done is not told any more.
static bool is_due(enum agenda_kind kind)
{
	return kind == AGENDA_REPLY || kind == AGENDA_ACTION || kind == AGENDA_URGENT || kind == AGENDA_OPINION ||
	       kind == AGENDA_EXCHANGE || kind == AGENDA_PREPARATION || kind == AGENDA_PROJECT_REPORT || kind == AGENDA_JOINT_ACTION || kind == AGENDA_REPRISAL ||
	       kind == AGENDA_AGREEMENT_END || kind == AGENDA_REVIEW;
}

static void set_record(struct call *call, struct view *shown, const struct agenda_item *item)
{
	const struct record *record = item->record;
	shown_record(call, shown, "record", record);
	set_name(call, shown, record);
	switch (item->kind) {
	case AGENDA_URGENT:
		shown_link(call, view_in(shown, "place"), &place_entity, record_text(record, URGENT_MEASURE_PLACE));
		break;
	case AGENDA_VISIT:
	case AGENDA_FOLLOW_UP:
		shown_link(call, view_in(shown, "place"), &place_entity, record_text(record, VISIT_PLACE));
		shown_value(call, view_in(shown, "state"), record, VISIT_STATE);
		set_quiet(call, shown, item, VISIT_ANNOUNCED);
		break;
	case AGENDA_MISSION:
		if (record_has(record, MISSION_REGION))
			shown_link(call, view_in(shown, "place"), &area_entity, record_text(record, MISSION_REGION));
		shown_value(call, view_in(shown, "state"), record, MISSION_STATE);
		set_quiet(call, shown, item, MISSION_ANNOUNCED);
		break;
	case AGENDA_HOLIDAY:
		if (record_has(record, HOLIDAY_AREA))
			shown_link(call, view_in(shown, "place"), &area_entity, record_text(record, HOLIDAY_AREA));
		shown_value(call, view_in(shown, "state"), record, HOLIDAY_CERTAINTY);
		break;
	case AGENDA_MANDATE:
		shown_link(call, view_in(shown, "place"), &network_entity, record_text(record, MANDATE_NETWORK));
		break;
	case AGENDA_PROJECT_REPORT:
		shown_link(call, view_in(shown, "place"), &cooperation_project_entity, record_text(record, PROJECT_REPORT_COOPERATION_PROJECT));
		break;
	case AGENDA_PREPARATION:
		shown_link(call, view_in(shown, "place"), &treaty_exchange_entity, record_text(record, PREPARATION_ITEM_TREATY_EXCHANGE));
		break;
	case AGENDA_JOINT_ACTION:
		if (record_has(record, JOINT_ACTION_AGREEMENT))
			shown_link(call, view_in(shown, "place"), &agreement_entity, record_text(record, JOINT_ACTION_AGREEMENT));
		break;
	case AGENDA_TRAINING: shown_value(call, view_in(shown, "state"), record, TRAINING_SESSION_STATE); break;
	case AGENDA_EVENT: shown_value(call, view_in(shown, "state"), record, EVENT_STATE); break;
	case AGENDA_EXCHANGE: shown_value(call, view_in(shown, "state"), record, TREATY_EXCHANGE_BODY); break;
	case AGENDA_REPLY:
	case AGENDA_LADDER:
	case AGENDA_ACTION:
	case AGENDA_OPINION:
	case AGENDA_RENEWAL:
	case AGENDA_AGREEMENT_END:
	case AGENDA_REVIEW:
	case AGENDA_REPRISAL:
	case AGENDA_COMPLAINT:
	case AGENDA_KIND_COUNT: break;
	}
}

static void set_item(struct call *call, struct view *day, const struct agenda_item *item)
{
	struct view *shown = view_add(day, "items");
	bool past = day_difference(&call->today, &item->last) > 0;
	view_text(shown, "kind", str_from(kind_codes[item->kind]));
	view_integer(shown, "n", item->count);
	view_flag(shown, "late", past && is_due(item->kind));
	if (item->authority.length > 0)
		shown_link(call, view_in(shown, "who"), &authority_entity, item->authority);
	if (item->record != NULL)
		set_record(call, shown, item);
	else
		view_text(shown, "address", lines_address(call, item));
	if (item->told.length < 10 && item->told.length > 0)
		shown_day(call, shown, "told", item->told);
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
	view_text(shown, "number", str_starts(str_skip(iso, 8), S("0")) ? str_skip(iso, 9) : str_skip(iso, 8));
	view_text(shown, "weekday", value_label(call, &weekday_vocabulary, str_from(weekdays[weekday])));
	view_text(shown, "hijri", day_hijri_words(call->arena, day, call->language));
	view_flag(shown, "today", str_equal(iso, day_str(&call->today)));
	view_text(shown, "column", str_format(call->arena, "c%d", (weekday + 6) % 7 + 1));
	for (size_t i = 0; i < agenda->count; i++) {
		const struct agenda_item *item = &agenda->items[i];
		if (day_difference(day, &item->first) < 0 || day_difference(&item->last, day) < 0)
			continue;
		set_item(call, shown, item);
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
	view_text(view, "month", day_words(call->arena, month, call->language, country));
	view_text(view, "hijri_first", day_hijri_words(call->arena, &agenda->from, call->language));
	view_text(view, "hijri_last", day_hijri_words(call->arena, &agenda->to, call->language));
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

// The linked names of all records of one kind are read together.
static void learn(struct call *call, const struct agenda *agenda)
{
	struct record **records = NEW_MANY(call->arena, agenda->count + 1, struct record *);
	for (int kind = 0; kind < AGENDA_KIND_COUNT; kind++) {
		size_t count = 0;
		for (size_t i = 0; i < agenda->count; i++)
			if ((int)agenda->items[i].kind == kind && agenda->items[i].record != NULL)
				records[count++] = agenda->items[i].record;
		if (count > 0)
			link_words_of_all(call, records, count);
	}
}

static enum level level_of(const struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->count; i++)
		if (agenda->items[i].kind == AGENDA_URGENT || agenda->items[i].kind == AGENDA_REPRISAL ||
		        agenda->items[i].kind == AGENDA_COMPLAINT || is_quiet(&agenda->items[i]))
			return LEVEL_RESTRICTED;
	return LEVEL_INTERNAL;
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
	learn(call, &agenda);
	set_month(call, view, &month, &agenda);
	struct sheet_of sheet = { .title = say_in(call, "room", NC_("room", "Calendar")), .level = level_of(&agenda) };
	page_show(door, 200, "calendar", view, &sheet);
}
