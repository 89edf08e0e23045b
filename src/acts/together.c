#include "acts/together.h"

#include <stdlib.h>

#include "acts/keep.h"
#include "acts/list.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/permit.h"

static bool state_is(const struct record *record, const char *one, const char *other)
{
	str state = record_text(record, record->entity->state_field);
	return str_is(state, one) || str_is(state, other);
}

static size_t day_field(const struct record *record, bool done)
{
	if (record->entity == &training_session_entity)
		return TRAINING_SESSION_STARTS_ON;
	if (record->entity == &event_entity)
		return EVENT_STARTS_ON;
	return done && record_has(record, JOINT_ACTION_DONE_ON) ? (size_t)JOINT_ACTION_DONE_ON : (size_t)JOINT_ACTION_PLANNED_ON;
}

struct together_item together_item(const struct call *call, struct record *record)
{
	struct together_item item = { .record = record };
	item.done = record->entity == &event_entity ? state_is(record, "held", "outcome_published")
	                                            : state_is(record, "done", "evaluated");
	item.cancelled = state_is(record, "cancelled", "cancelled");
	item.told = record_text(record, day_field(record, item.done));
	struct day day;
	if (!day_parse(item.told, &day))
		return item;
	item.day = day_end(&day);
	int64_t past = day_difference(&call->today, &item.day);
	item.late = !item.done && !item.cancelled && past > 0 ? past : 0;
	return item;
}

static void add_all(struct call *call, struct together *together, struct lookup *seen, struct record **records, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (lookup_find(seen, records[i]->id) != NULL)
			continue;
		lookup_set(seen, records[i]->id, 1);
		GROW(call->arena, together->items, together->count, together->room);
		together->items[together->count - 1] = together_item(call, records[i]);
	}
}

static const struct source {
	const struct entity *of, *entity;
	size_t field;
} sources[] = {
	{ &agreement_entity, &joint_action_entity, JOINT_ACTION_AGREEMENT },
	{ &agreement_entity, &training_session_entity, TRAINING_SESSION_AGREEMENT },
	{ &agreement_entity, &event_entity, EVENT_AGREEMENT },
	{ &cooperation_project_entity, &joint_action_entity, JOINT_ACTION_COOPERATION_PROJECT },
	{ &cooperation_project_entity, &training_session_entity, TRAINING_SESSION_COOPERATION_PROJECT },
	{ &cooperation_project_entity, &event_entity, EVENT_COOPERATION_PROJECT },
	{ &partner_entity, &joint_action_entity, JOINT_ACTION_PARTNER },
	{ &partner_entity, &training_session_entity, TRAINING_SESSION_PARTNER },
	{ &partner_entity, &event_entity, EVENT_ORGANISERS },
	{ &network_entity, &event_entity, EVENT_NETWORK },
};

static bool read_around(struct call *call, struct together *together, struct lookup *seen, const struct entity *entity, str id)
{
	for (size_t i = 0; i < COUNT(sources); i++) {
		const struct source *source = &sources[i];
		struct record **records;
		size_t count;
		if (source->of != entity || !permit_may(call, VERB_READ, source->entity))
			continue;
		if (!list_linked(call, source->entity, source->field, id, &records, &count))
			return false;
		add_all(call, together, seen, records, count);
	}
	return true;
}

static bool read_agreements(struct call *call, struct together *together, struct lookup *seen, str partner)
{
	struct record **agreements;
	size_t count;
	if (!list_linked(call, &agreement_entity, AGREEMENT_PARTIES, partner, &agreements, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!read_around(call, together, seen, &agreement_entity, agreements[i]->id))
			return false;
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct together_item *one = a, *other = b;
	bool bare = one->told.length == 0, other_bare = other->told.length == 0;
	if (bare != other_bare)
		return bare ? -1 : 1;
	int order = str_compare(day_str(&other->day), day_str(&one->day));
	return order != 0 ? order : str_compare(other->record->id, one->record->id);
}

static void sum_up(struct together *together)
{
	for (size_t i = 0; i < together->count; i++) {
		const struct together_item *item = &together->items[i];
		if (item->cancelled)
			continue;
		together->done += item->done;
		together->open += !item->done;
		together->late += item->late > 0;
		if (item->done && together->last == NULL && item->told.length > 0)
			together->last = item;
		if (!item->done && item->late == 0 && item->told.length > 0)
			together->next = item;
	}
}

bool together_read(struct call *call, const struct entity *entity, str id, struct together *together)
{
	struct lookup seen = lookup_in(call->arena);
	*together = (struct together){ 0 };
	if (!read_around(call, together, &seen, entity, id) ||
	        (entity == &partner_entity && !read_agreements(call, together, &seen, id)))
		return false;
	if (together->count > 0)
		qsort(together->items, together->count, sizeof *together->items, compare);
	sum_up(together);
	return true;
}

bool together_trained(struct call *call, const struct together *together, struct together_trained *trained)
{
	str *ids = NEW_MANY(call->arena, together->count + 1, str);
	size_t count = 0;
	*trained = (struct together_trained){ 0 };
	for (size_t i = 0; i < together->count; i++)
		if (together->items[i].done && together->items[i].record->entity == &training_session_entity)
			ids[count++] = together->items[i].record->id;
	trained->sessions = (int64_t)count;
	struct record **rows;
	size_t row_count;
	if (count == 0 || !permit_may(call, VERB_READ, &attendance_entity))
		return true;
	if (!list_linked_to_any(call, &attendance_entity, ATTENDANCE_TRAINING_SESSION, ids, count, NULL, &rows, &row_count))
		return false;
	for (size_t i = 0; i < row_count; i++) {
		int64_t persons = record_integer(rows[i], ATTENDANCE_PERSONS);
		trained->persons += persons;
		trained->women += str_is(record_text(rows[i], ATTENDANCE_SEX), "woman") ? persons : 0;
	}
	return true;
}

struct done_request {
	struct record *action;
	str day, result;
};

static bool done(struct call *call, void *input)
{
	struct done_request *request = input;
	if (request->result.length > 0) {
		record_set(request->action, JOINT_ACTION_RESULT, request->result);
		if (!keep_save(call, request->action))
			return false;
	}
	return keep_step(call, request->action, S("complete"), request->day);
}

bool together_done(struct call *call, struct record *action, str day, str result)
{
	struct done_request request = { action, day, result };
	return act_write(call, "complete", done, &request);
}
