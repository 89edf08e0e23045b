#include "web/brief_parts.h"

#include "acts/follow_up.h"
#include "model/entities.h"
#include "model/follow_up_item.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/axis.h"
#include "page/shown.h"
#include "page/words.h"

static str number_words(struct call *call, const struct record *record, size_t field)
{
	return record_has(record, field) ? words_number(call->arena, call_locale(call), record_integer(record, field)) : S("");
}

static void set_share(struct call *call, struct view *view, const char *name, const struct record *snapshot,
	size_t part, size_t whole)
{
	if (record_has(snapshot, part) && record_has(snapshot, whole))
		words_rate(view, name, call_locale(call), record_integer(snapshot, part),
			record_integer(snapshot, whole), false);
}

static void set_snapshot(struct call *call, struct view *view, const struct record *snapshot)
{
	int64_t present = record_integer(snapshot, SNAPSHOT_PRESENT);
	shown_record(call, view, "record", snapshot);
	shown_day(call, view, "counted", record_text(snapshot, SNAPSHOT_COUNTED_ON));
	view_text(view, "source", value_words(call, snapshot, SNAPSHOT_SOURCE));
	view_text(view, "present", number_words(call, snapshot, SNAPSHOT_PRESENT));
	view_text(view, "capacity", number_words(call, snapshot, SNAPSHOT_CAPACITY));
	set_share(call, view, "occupancy", snapshot, SNAPSHOT_PRESENT, SNAPSHOT_CAPACITY);
	set_share(call, view, "remand", snapshot, SNAPSHOT_REMAND, SNAPSHOT_PRESENT);
	set_share(call, view, "women", snapshot, SNAPSHOT_WOMEN, SNAPSHOT_PRESENT);
	set_share(call, view, "minors", snapshot, SNAPSHOT_MINORS, SNAPSHOT_PRESENT);
	if (record_has(snapshot, SNAPSHOT_AREA) && present > 0)
		view_text(view, "area", words_tenths(call->arena, call_locale(call),
						(record_integer(snapshot, SNAPSHOT_AREA) * 10 + present / 2) / present));
}

static void set_unit(struct call *call, struct view *view, const struct record *unit)
{
	shown_record(call, view, "record", unit);
	view_text(view, "use", value_words(call, unit, UNIT_USE));
	view_text(view, "area", number_words(call, unit, UNIT_AREA));
	view_text(view, "beds", number_words(call, unit, UNIT_BEDS));
	view_text(view, "state", value_words(call, unit, UNIT_STATE));
}

static void set_visit(struct call *call, struct view *view, const struct record *visit)
{
	shown_record(call, view, "record", visit);
	shown_day(call, view, "started", record_text(visit, VISIT_STARTED_ON));
	view_text(view, "kind", value_words(call, visit, VISIT_KIND));
	view_text(view, "access", value_words(call, visit, VISIT_ACCESS_RESULT));
	view_text(view, "state", value_words(call, visit, VISIT_STATE));
}

static void set_incident(struct call *call, struct view *view, const struct record *incident)
{
	shown_record(call, view, "record", incident);
	shown_link(call, view_in(view, "visit"), &visit_entity, record_text(incident, ACCESS_INCIDENT_VISIT));
	view_text(view, "kind", value_words(call, incident, ACCESS_INCIDENT_KIND));
	if (record_has(incident, ACCESS_INCIDENT_MINUTES))
		view_integer(view, "minutes", record_integer(incident, ACCESS_INCIDENT_MINUTES));
	shown_text(call, view, "reason", record_text(incident, ACCESS_INCIDENT_REASON));
	shown_text(call, view, "room", record_text(incident, ACCESS_INCIDENT_ROOM));
}

static void set_line(struct call *call, struct view *view, const struct brief_line *one)
{
	shown_record(call, view, "record", one->recommendation);
	shown_name(call, view, "text", record_text(one->recommendation, RECOMMENDATION_TEXT));
	view_flag(view, "aged", one->age >= 0);
	view_integer(view, "age", one->age);
	view_flag(view, "repeated", one->repeated);
	view_flag(view, "verify", one->to_verify);
	shown_value(call, view_in(view, "position"), one->line, ADDRESSEE_LINE_POSITION);
	if (record_has(one->line, ADDRESSEE_LINE_CLAIMED))
		shown_value(call, view_in(view, "claimed"), one->line, ADDRESSEE_LINE_CLAIMED);
	if (record_has(one->line, ADDRESSEE_LINE_IMPLEMENTATION))
		shown_value(call, view_in(view, "found"), one->line, ADDRESSEE_LINE_IMPLEMENTATION);
}

static void set_lines(struct call *call, struct view *view, const struct brief *brief)
{
	struct view *authority = NULL;
	int64_t verify = 0;
	for (size_t i = 0; i < brief->line_count; i++) {
		const struct brief_line *one = &brief->lines[i];
		str who = record_text(one->line, ADDRESSEE_LINE_AUTHORITY);
		if (i == 0 || !str_equal(who, record_text(one[-1].line, ADDRESSEE_LINE_AUTHORITY))) {
			authority = view_add(view, "authorities");
			shown_link(call, view_in(authority, "who"), &authority_entity, who);
		}
		set_line(call, view_add(authority, "lines"), one);
		verify += one->to_verify;
	}
	view_integer(view, "verify", verify);
}

static void set_each(struct call *call, struct view *view, const char *name, const struct brief_list *list,
	void (*set)(struct call *call, struct view *view, const struct record *record))
{
	view_list(view, name);
	for (size_t i = 0; i < list->count; i++)
		set(call, view_add(view, name), list->records[i]);
}

void brief_fill(struct call *call, struct view *view, const struct brief *brief)
{
	set_each(call, view, "snapshots", &brief->snapshots, set_snapshot);
	set_each(call, view, "units", &brief->units, set_unit);
	set_each(call, view, "visits", &brief->visits, set_visit);
	set_each(call, view, "incidents", &brief->incidents, set_incident);
	view_list(view, "authorities");
	set_lines(call, view, brief);
	view_integer(view, "open", brief->open);
}

// --- The checklist of a follow-up visit

static void set_choices(struct call *call, struct view *view, const char *name, const struct vocabulary *vocabulary,
	str chosen)
{
	for (size_t i = 0; i < vocabulary->choice_count; i++) {
		str code = str_from(vocabulary->choices[i].code);
		if (str_is(code, "not_assessed"))
			continue;
		struct view *one = view_add(view, name);
		view_text(one, "value", code);
		view_text(one, "label", value_label(call, vocabulary, code));
		view_flag(one, "chosen", str_equal(code, chosen));
	}
}

static void set_state(struct call *call, struct view *view, const char *name, const struct record *line, size_t field)
{
	if (record_has(line, field))
		axis_fill(call, view_in(view, name), &addressee_line_entity.fields[field], record_text(line, field));
}

static void set_item(struct call *call, struct view *view, const struct follow_up_line *one, bool may_judge,
	const struct checklist_typed *typed)
{
	bool again = str_equal(typed->item, one->item->id);
	view_text(view, "id", one->item->id);
	shown_record(call, view, "recommendation", one->recommendation);
	shown_name(call, view, "text", record_text(one->recommendation, RECOMMENDATION_TEXT));
	shown_link(call, view_in(view, "who"), &authority_entity, record_text(one->line, ADDRESSEE_LINE_AUTHORITY));
	set_state(call, view, "claimed", one->line, ADDRESSEE_LINE_CLAIMED);
	set_state(call, view, "found", one->line, ADDRESSEE_LINE_IMPLEMENTATION);
	view_text(view, "judgement", value_words(call, one->item, FOLLOW_UP_ITEM_JUDGEMENT));
	shown_day(call, view, "judged", record_text(one->item, FOLLOW_UP_ITEM_JUDGED_ON));
	shown_text(call, view, "remark", record_text(one->item, FOLLOW_UP_ITEM_REMARK));
	set_choices(call, view, "judgements", &judgement_vocabulary,
		again ? typed->judgement : record_text(one->item, FOLLOW_UP_ITEM_JUDGEMENT));
	set_choices(call, view, "states", &implementation_vocabulary, again ? typed->implementation : S(""));
	view_text(view, "typed", again ? typed->remark : record_text(one->item, FOLLOW_UP_ITEM_REMARK));
	view_flag(view, "open", again);
	if (may_judge)
		view_text(view, "action", str_format(call->arena, "/follow_up_items/%.*s/judge", STR_ARG(one->item->id)));
}

bool checklist_fill(struct call *call, struct view *view, const struct record *visit, const struct checklist_typed *typed)
{
	static const struct checklist_typed nothing = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
	struct follow_up_line *lines;
	size_t count;
	if (!permit_may(call, VERB_READ, &follow_up_item_entity))
		return true;
	if (!follow_up_read(call, visit->id, &lines, &count))
		return false;
	bool may_judge = follow_up_began(visit) && permit_may(call, VERB_CHANGE, &follow_up_item_entity) &&
	                 permit_may(call, VERB_CREATE, &assessment_entity);
	for (size_t i = 0; i < count; i++)
		set_item(call, view_add(view, "checklist"), &lines[i], may_judge, typed == NULL ? &nothing : typed);
	return true;
}
