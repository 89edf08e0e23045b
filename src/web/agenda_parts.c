#include "web/agenda_parts.h"

#include "model/entities.h"
#include "model/link.h"
#include "page/address.h"
#include "page/shown.h"

static const char *const kind_codes[AGENDA_KIND_COUNT] = {
	[AGENDA_HOLIDAY] = "holiday", [AGENDA_URGENT] = "urgent", [AGENDA_REPLY] = "reply", [AGENDA_LADDER] = "ladder",
	[AGENDA_VISIT] = "visit", [AGENDA_FOLLOW_UP] = "follow_up", [AGENDA_MISSION] = "mission", [AGENDA_ACTION] = "action",
	[AGENDA_OPINION] = "opinion", [AGENDA_EXCHANGE] = "exchange", [AGENDA_PREPARATION] = "preparation",
	[AGENDA_PROJECT_REPORT] = "project_report",
	[AGENDA_RENEWAL] = "renewal", [AGENDA_AGREEMENT_END] = "agreement_end", [AGENDA_REVIEW] = "review",
	[AGENDA_JOINT_ACTION] = "joint_action", [AGENDA_TRAINING] = "training", [AGENDA_EVENT] = "event",
	[AGENDA_MANDATE] = "mandate", [AGENDA_REPRISAL] = "reprisal", [AGENDA_COMPLAINT] = "complaint",
};

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

void agenda_show(struct call *call, struct view *shown, const struct agenda_item *item)
{
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

void agenda_learn(struct call *call, const struct agenda *agenda)
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

enum level agenda_level(const struct agenda *agenda)
{
	for (size_t i = 0; i < agenda->count; i++)
		if (agenda->items[i].kind == AGENDA_URGENT || agenda->items[i].kind == AGENDA_REPRISAL ||
		        agenda->items[i].kind == AGENDA_COMPLAINT || is_quiet(&agenda->items[i]))
			return LEVEL_RESTRICTED;
	return LEVEL_INTERNAL;
}
