#include "web/together_parts.h"

#include "base/catalogue.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/shown.h"
#include "page/words.h"

static size_t who_field(const struct record *record)
{
	static const struct {
		const struct entity *entity;
		size_t field;
	} rows[] = { { &joint_action_entity, JOINT_ACTION_PARTNER }, { &training_session_entity, TRAINING_SESSION_PARTNER } };
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].entity == record->entity)
			return rows[i].field;
	return EVENT_ORGANISERS;
}

static void show_what(struct call *call, struct view *shown, const struct record *record)
{
	const struct entity *entity = record->entity;
	shown_record(call, shown, "record", record);
	if (entity->fields[entity->name_field].kind == KIND_NAME)
		shown_name(call, shown, "name", record_text(record, entity->name_field));
	else
		shown_text(call, shown, "name", record_text(record, entity->name_field));
	view_text(shown, "what", entity == &event_entity ? value_words(call, record, EVENT_KIND) : say(call, entity->label));
}

void together_show(struct call *call, struct view *shown, const struct together_item *item)
{
	const struct record *record = item->record;
	show_what(call, shown, record);
	if (item->told.length > 0)
		shown_day(call, shown, "day", item->told);
	view_text(shown, "state", value_words(call, record, record->entity->state_field));
	shown_value(call, view_in(shown, "who"), record, who_field(record));
	view_integer(shown, "late", item->late);
	view_flag(shown, "done", item->done);
	view_flag(shown, "cancelled", item->cancelled);
	bool action = record->entity == &joint_action_entity;
	if (action && record_has(record, JOINT_ACTION_OWNER))
		shown_text(call, shown, "owner", record_text(record, JOINT_ACTION_OWNER));
	if (action && record_has(record, JOINT_ACTION_RESULT))
		shown_text(call, shown, "result", record_text(record, JOINT_ACTION_RESULT));
	if (!action || item->done || item->cancelled || !permit_may(call, VERB_STEP, &joint_action_entity))
		return;
	view_text(shown, "finish", str_format(call->arena, "/joint_actions/%.*s/done", STR_ARG(record->id)));
	view_text(shown, "mark", record->id);
	view_text(shown, "today", str_copy(call->arena, day_str(&call->today)));
}

static void learn(struct call *call, const struct together *together, const struct entity *entity)
{
	struct record **records = NEW_MANY(call->arena, together->count + 1, struct record *);
	size_t count = 0;
	for (size_t i = 0; i < together->count; i++)
		if (together->items[i].record->entity == entity)
			records[count++] = together->items[i].record;
	if (count > 0)
		link_words_of_all(call, records, count);
}

void together_fill(struct call *call, struct view *view, const struct together *together)
{
	learn(call, together, &joint_action_entity);
	learn(call, together, &training_session_entity);
	learn(call, together, &event_entity);
	view_list(view, "items");
	for (size_t i = 0; i < together->count; i++)
		together_show(call, view_add(view, "items"), &together->items[i]);
	if (together->next != NULL)
		together_show(call, view_in(view, "next"), together->next);
	if (together->last != NULL)
		together_show(call, view_in(view, "last"), together->last);
	view_text(view, "done", words_number(call->arena, call_locale(call), together->done));
	view_integer(view, "planned", together->open);
	view_integer(view, "overdue", together->late);
}

void together_tongues(struct call *call, struct view *view, const char *name, str json)
{
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
			str text = value_name_in(call->arena, json, name_languages[i]);
			if (text.length == 0 || str_is(str_from(name_languages[i]), call->language) != (own == 1))
				continue;
			struct view *shown = view_add(view, name);
			view_text(shown, "lang", str_from(name_languages[i]));
			view_text(shown, "label", str_from(language_own_name(name_languages[i])));
			view_text(shown, "text", text);
		}
}
