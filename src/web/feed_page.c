// The calendar as phones fetch it. Whoever is signed in at the same browser is nobody here: the secret alone counts.
#include "acts/feed.h"
#include "base/catalogue.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/value.h"
#include "page/words.h"
#include "paper/ical_write.h"
#include "web/guard.h"
#include "web/handlers.h"
#include "web/pages.h"

static str name_of(struct call *call, const struct entity *entity, str id)
{
	return id.length == 0 ? S("") : link_words(call, entity, id).name;
}

// The same for the same thing in each fetch, and telling nothing of its id.
static str uid_of(struct call *call, const char *kind, str one, str other, str third)
{
	const str pieces[] = { str_from(kind), S("\n"), one, S("\n"), other, S("\n"), third };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return str_format(call->arena, "%.*s@wiqaya", STR_ARG(str_slice(hash_hex(call->arena, &hash), 0, 32)));
}

static str joined(struct call *call, str first, str second)
{
	if (first.length == 0 || second.length == 0)
		return first.length > 0 ? first : second;
	return str_format(call->arena, "%.*s · %.*s", STR_ARG(first), STR_ARG(second));
}

static void tell_counted(struct call *call, const struct agenda_item *item, struct ical_event *event)
{
	str who = name_of(call, &authority_entity, item->authority);
	bool reply = item->kind == AGENDA_REPLY;
	event->summary = joined(call,
		reply ? words_count(call->arena, call_locale(call), "{n} reply due", "{n} replies due", item->count)
		      : words_count(call->arena, call_locale(call), "{n} step of a plan ends", "{n} steps of plans end", item->count),
		who);
	event->uid = uid_of(call, reply ? "reply" : "action", item->authority, item->told, S(""));
}

static void tell_visit(struct call *call, const struct agenda_item *item, struct ical_event *event)
{
	str what = item->kind == AGENDA_FOLLOW_UP ? say(call, N_("Follow-up visit")) : say(call, N_("Visit"));
	event->summary = joined(call, what, name_of(call, &place_entity, record_text(item->record, VISIT_PLACE)));
	event->uid = uid_of(call, "visit", item->record->id, S(""), S(""));
}

static str number_of(struct call *call, const struct entity *entity, str id)
{
	return id.length == 0 ? S("") : link_words(call, entity, id).number;
}

static void tell(struct call *call, struct ical_event *event, const char *kind, const struct record *record, str what, str which)
{
	event->summary = joined(call, what, which);
	event->uid = uid_of(call, kind, record->id, S(""), S(""));
}

static void tell_item(struct call *call, const struct agenda_item *item, struct ical_event *event)
{
	const struct record *record = item->record;
	switch (item->kind) {
	case AGENDA_REPLY:
	case AGENDA_ACTION: tell_counted(call, item, event); break;
	case AGENDA_VISIT:
	case AGENDA_FOLLOW_UP: tell_visit(call, item, event); break;
	case AGENDA_LADDER:
		event->summary = joined(call, record_title(call, record), name_of(call, &authority_entity, item->authority));
		event->uid = uid_of(call, "ladder", record->id, item->authority, item->told);
		break;
	case AGENDA_MISSION:
		event->summary = joined(call, say(call, N_("Mission")),
			name_of(call, &area_entity, record_text(record, MISSION_REGION)));
		event->uid = uid_of(call, "mission", record->id, S(""), S(""));
		break;
	case AGENDA_HOLIDAY:
		event->summary = joined(call, record_title(call, record),
			name_of(call, &area_entity, record_text(record, HOLIDAY_AREA)));
		event->uid = uid_of(call, "holiday", record->id, item->told, S(""));
		break;
	case AGENDA_OPINION: tell(call, event, "opinion", record, say(call, N_("Opinion due")), record_text(record, LEGAL_TEXT_NUMBER)); break;
	case AGENDA_PROJECT_REPORT:
		tell(call, event, "project_report", record, say(call, N_("Report to a donor due")),
			number_of(call, &cooperation_project_entity, record_text(record, PROJECT_REPORT_COOPERATION_PROJECT)));
		break;
	case AGENDA_RENEWAL: tell(call, event, "renewal", record, say(call, N_("Renewal to be decided")), record_number(record)); break;
	case AGENDA_AGREEMENT_END: tell(call, event, "agreement_end", record, say(call, N_("Agreement ends")), record_number(record)); break;
	case AGENDA_REVIEW: tell(call, event, "review", record, say(call, N_("Agreement to review")), record_number(record)); break;
	case AGENDA_JOINT_ACTION:
		tell(call, event, "joint_action", record, say(call, N_("Joint action")),
			number_of(call, &agreement_entity, record_text(record, JOINT_ACTION_AGREEMENT)));
		break;
	case AGENDA_TRAINING:
		tell(call, event, "training", record, say(call, N_("Training")), value_words(call, record, TRAINING_SESSION_TITLE));
		break;
	case AGENDA_EVENT: tell(call, event, "event", record, value_words(call, record, EVENT_KIND), value_words(call, record, EVENT_TITLE)); break;
	case AGENDA_MANDATE:
		tell(call, event, "mandate", record, say(call, N_("Mandate ends")), name_of(call, &network_entity, record_text(record, MANDATE_NETWORK)));
		break;
	case AGENDA_URGENT:
	case AGENDA_EXCHANGE:
	case AGENDA_PREPARATION:
	case AGENDA_REPRISAL:
	case AGENDA_COMPLAINT:
	case AGENDA_KIND_COUNT: break;
	}
}

static void write_agenda(struct door *door, struct buf *buf, const struct agenda *agenda)
{
	struct call *call = &door->call;
	for (size_t i = 0; i < agenda->count; i++) {
		const struct agenda_item *item = &agenda->items[i];
		struct ical_event event = { .first = item->first, .last = item->last };
		event.url = page_address(door, str_format(call->arena, "/calendar?month=%.7s#d-%s", item->first.text, item->first.text));
		tell_item(call, item, &event);
		ical_event(buf, &event, &call->now);
	}
}

static void write_replies(struct door *door, struct buf *buf, const struct feed *feed)
{
	struct call *call = &door->call;
	for (size_t i = 0; i < feed->reply_count; i++) {
		const struct addressed *item = &feed->replies[i];
		struct ical_event event = { .uid = uid_of(call, "addressed", addressed_mark(call, item), S(""), S("")) };
		struct day due;
		if (!day_parse(record_text(item->chain.line, ADDRESSEE_LINE_REPLY_DUE_ON), &due))
			continue;
		event.first = event.last = day_end(&due);
		event.summary = say_with(call, N_("Reply due: recommendation {number}"), "number",
			words_number(call->arena, call_locale(call), item->number), NULL);
		event.url = page_address(door, str_format(call->arena, "/portal/%lld", (long long)item->number));
		ical_event(buf, &event, &call->now);
	}
}

// In the language of the account: a calendar program asks in that of its phone, or in none.
static void choose_language(struct call *call)
{
	str language = language_known(call->account_language) ? call->account_language : str_from(call->house.language);
	call->language = language_constant(language);
}

void feed_page(struct door *door)
{
	struct call *call = &door->call;
	struct feed feed;
	str name = door_piece(door, "feed");
	size_t end = str_find(name, S(".ics"));
	str token = end == SIZE_MAX || end + 4 != name.length ? S("") : str_slice(name, 0, end);
	if (!guard_feed(door, token)) {
		door_refused(door);
		return;
	}
	choose_language(call);
	if (!feed_read(call, &feed)) {
		door_refused(door);
		return;
	}
	struct buf *buf = &door->response->body;
	ical_begin(buf, value_name(call->arena, call->house.name, call->language, call->house.language, NULL));
	write_agenda(door, buf, &feed.agenda);
	write_replies(door, buf, &feed);
	ical_end(buf);
	door->response->status = 200;
	door->response->media_type = S("text/calendar; charset=utf-8");
}
