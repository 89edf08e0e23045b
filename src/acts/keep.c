#include "acts/keep.h"

#include "acts/check_facts.h"
#include "acts/correspond.h"
#include "acts/move.h"
#include "acts/rehabilitate.h"
#include "acts/remark.h"
#include "acts/translate.h"
#include "acts/undertake.h"
#include "acts/urgent.h"
#include "acts/work_out.h"
#include "base/die.h"
#include "model/deadline.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/value.h"

bool keep_read(struct call *call, const struct entity *entity, str key, struct record **record)
{
	struct name_match match;
	if (!permit_entity(call, VERB_READ, entity) || !name_match(call, entity, key, NULL, &match))
		return false;
	*record = match.count == 1 ? record_find(call, entity, match.ids[0]) : record_find(call, entity, key);
	if (*record == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return permit_record(call, VERB_READ, *record);
}

// A caller may only write fields that it may read.
static bool permit_changes(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	for (size_t i = 0; i < after->entity->field_count; i++) {
		const struct cell *a = before == NULL ? NULL : &before->values[i];
		const struct cell *b = &after->values[i];
		bool same = a == NULL ? b->kind == CELL_NULL
		                      : a->kind == b->kind && a->integer == b->integer && str_equal(a->text, b->text);
		if (!same && !permit_field(call, after->entity, i) && i != after->entity->state_field &&
		        !str_is(str_from(after->entity->fields[i].name), "counts_from"))
			good = refuse_field(call, after->entity->fields[i].name,
				say(call, N_("Your role may not write this.")));
		else if (!same && after->entity->fields[i].by_step && call->role != ROLE_HOUSE)
			good = refuse_field(call, after->entity->fields[i].name,
				say(call, N_("This is recorded by the step that belongs to it.")));
	}
	return good;
}

static bool holds_hidden(struct call *call, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	str text = record_text(record, index), *members = &text;
	size_t count = 1;
	if (field->kind != KIND_LINK || text.length == 0)
		return false;
	if (field->many)
		count = value_set_members(call->arena, text, &members);
	for (size_t i = 0; i < count; i++)
		if (!permit_known(call, field->link, members[i]))
			return true;
	return false;
}

// A link that the caller may not know of was not in its form either: it stays.
static void keep_hidden_links(struct call *call, const struct record *before, struct record *after)
{
	for (size_t i = 0; before != NULL && i < after->entity->field_count; i++)
		if (holds_hidden(call, before, i))
			after->values[i] = before->values[i];
}

// What only acts set stands as it was, whatever came from outside.
static void keep_settled(const struct record *before, struct record *record)
{
	for (size_t i = 0; i < record->entity->field_count; i++)
		if (record->entity->fields[i].settled)
			record->values[i] = before == NULL ? (struct cell){ .kind = CELL_NULL } : before->values[i];
}

// What an act of its own settles or refuses before a record of this kind is saved; `before` is NULL for a new one.
static const struct {
	const struct entity *entity;
	bool (*settle)(struct call *call, const struct record *before, struct record *record);
} settled_by[] = {
	{ &recommendation_entity, translate_settle },
	{ &rehabilitation_project_entity, rehabilitate_settle },
	{ &urgent_measure_entity, urgent_settle },
	{ &factual_check_entity, check_facts_settle },
	{ &factual_comment_entity, check_facts_comment_settle },
	{ &action_entity, undertake_settle },
	{ &addressee_line_entity, deadline_set },
	{ &letter_entity, correspond_settle },
	{ &programme_entity, work_out_settle },
	{ &programme_target_entity, work_out_target_settle },
	{ &comment_entity, remark_settle },
	{ &task_entity, remark_settle },
};

static bool settle(struct call *call, const struct record *before, struct record *record)
{
	for (size_t i = 0; i < COUNT(settled_by); i++)
		if (settled_by[i].entity == record->entity)
			return settled_by[i].settle(call, before, record);
	return true;
}

bool keep_save(struct call *call, struct record *record)
{
	struct record *before = NULL;
	enum verb verb = record->version == 0 ? VERB_CREATE : VERB_CHANGE;
	if (verb == VERB_CHANGE) {
		before = record_find(call, record->entity, record->id);
		if (before != NULL && !permit_record(call, verb, before))
			return false;
		keep_hidden_links(call, before, record);
	}
	keep_settled(before, record);
	if (!settle(call, before, record))
		return false;
	if (!permit_entity(call, verb, record->entity) || !permit_changes(call, before, record) || !record_save(call, record))
		return false;
	if (record->entity == &addressee_line_entity)
		call->reckoned = record->id;
	return permit_record(call, verb, record);
}

static bool save(struct call *call, void *input)
{
	return keep_save(call, input);
}

bool keep_make(struct call *call, struct record *record)
{
	return act_write(call, "make", save, record);
}

bool keep_change(struct call *call, struct record *record)
{
	return act_write(call, "change", save, record);
}

// Steps.

struct step_request {
	struct record *record;
	str step, note;
};

static bool state_in(const char *states, str state)
{
	str rest = str_from(states), one;
	while (str_cut(&rest, '|', &one))
		if (str_equal(one, state))
			return true;
	return false;
}

str keep_allowed_steps(struct call *call, const struct record *record)
{
	struct buf buf = buf_in(call->arena);
	const struct entity *entity = record->entity;
	for (const struct step *s = entity->steps; s != NULL && s->name != NULL; s++)
		if (state_in(s->from, record_text(record, entity->state_field))) {
			if (buf.length > 0)
				buf_add_c(&buf, ", ");
			buf_add_c(&buf, s->name);
		}
	return buf_str(&buf);
}

static const struct step *step_find(const struct entity *entity, str name, str state, bool *known)
{
	*known = false;
	for (const struct step *s = entity->steps; s != NULL && s->name != NULL; s++)
		if (str_is(name, s->name)) {
			*known = true;
			if (state_in(s->from, state))
				return s;
		}
	return NULL;
}

const char *keep_step_asks(const struct entity *entity, str step)
{
	for (const struct step *s = entity->steps; s != NULL && s->name != NULL; s++)
		if (str_is(step, s->name))
			return s->asks;
	return NULL;
}

const struct step *keep_step_back(const struct call *call, const struct record *record, str state)
{
	const struct entity *entity = record->entity;
	str now = record_text(record, entity->state_field);
	if (str_equal(now, state) || !permit_may(call, VERB_STEP, entity))
		return NULL;
	for (const struct step *s = entity->steps; s->name != NULL; s++)
		if (state_in(s->from, now) && str_equal(str_from(s->to), state) && !s->needed && permit_step(call, entity, s))
			return s;
	return NULL;
}

// The field that the step asks for, from what was said with it.
static bool step_asks(struct call *call, struct record *record, const struct step *step, str note)
{
	if (step->asks == NULL)
		return true;
	size_t field = entity_field_find(record->entity, str_from(step->asks));
	must(field != SIZE_MAX);
	if (note.length > 0 && !value_read(call, record, field, note, NULL))
		return false;
	return !step->needed || note.length > 0 || refuse_field(call, step->asks, say(call, N_("This is needed.")));
}

// What a step asks for beside the arrow: domain.md §7.
static void step_rule(struct call *call, struct record *record, const struct step *step)
{
	const struct entity *entity = record->entity;
	if (entity == &recommendation_entity && str_starts(str_from(step->to), S("closed_")))
		record_set(record, RECOMMENDATION_CLOSED_ON, str_copy(call->arena, day_str(&call->today)));
	if (entity == &visit_entity && str_is(str_from(step->to), "refused"))
		record_set(record, VISIT_ACCESS_RESULT, S("refused"));
	if (entity == &visit_entity && str_is(str_from(step->to), "ended") && !record_has(record, VISIT_ENDED_ON))
		record_set(record, VISIT_ENDED_ON, str_copy(call->arena, day_str(&call->today)));
	if (entity == &place_entity && str_is(str_from(step->to), "closed") && !record_has(record, PLACE_CLOSED_ON))
		record_set(record, PLACE_CLOSED_ON, str_copy(call->arena, day_str(&call->today)));
	if (entity == &place_entity && str_is(str_from(step->name), "reopen"))
		record_clear(record, PLACE_CLOSED_ON);
}

static bool take_step(struct call *call, void *input)
{
	struct step_request *request = input;
	struct record *record = request->record;
	if (!permit_record(call, VERB_STEP, record))
		return false;
	bool known;
	const struct step *step = step_find(record->entity, request->step,
		record_text(record, record->entity->state_field), &known);
	if (step == NULL && !known)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (step == NULL) {
		call->allowed = keep_allowed_steps(call, record);
		return refuse(call, REFUSED_CONFLICT,
			N_("This step is not possible from the present state. The possible steps are listed below."));
	}
	if (!permit_step(call, record->entity, step))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role may look at this but not change it."));
	if (!step_asks(call, record, step, request->note))
		return false;
	step_rule(call, record, step);
	if (!move_before(call, record, step))
		return false;
	record_set(record, record->entity->state_field, str_from(step->to));
	return record_save(call, record) && move_after(call, record, step, request->note);
}

bool keep_step(struct call *call, struct record *record, str step, str note)
{
	struct work_out_accepted accepted;
	if (record->entity == &programme_entity && str_is(step, "propose"))
		return work_out(call, record);
	if (record->entity == &programme_entity && str_is(step, "accept"))
		return work_out_accept(call, record, NULL, 0, &accepted);
	struct step_request request = { record, step, note };
	return act_write(call, str_c(call->arena, step), take_step, &request);
}

static bool bin(struct call *call, void *input)
{
	struct record *record = input;
	return permit_record(call, VERB_BIN, record) &&
	       (record->entity != &programme_target_entity || work_out_target_settle(call, record, record)) && record_bin(call, record);
}

static bool unbin(struct call *call, void *input)
{
	struct record *record = input;
	return permit_record(call, VERB_BIN, record) &&
	       (record->entity != &programme_target_entity || work_out_target_settle(call, record, record)) && record_unbin(call, record);
}

bool keep_bin(struct call *call, struct record *record)
{
	return act_write(call, "bin", bin, record);
}

bool keep_unbin(struct call *call, struct record *record)
{
	return act_write(call, "unbin", unbin, record);
}
