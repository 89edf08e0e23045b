#include "acts/move.h"

#include "acts/check_facts.h"
#include "acts/correspond.h"
#include "acts/exchange.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/notify.h"
#include "acts/rehabilitate.h"
#include "acts/urgent.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/value.h"

static bool leads_to(const struct record *record, const struct entity *entity, const struct step *step,
	const char *state)
{
	return record->entity == entity && str_is(str_from(step->to), state);
}

// Merging places: docs/why/0030.

static struct record *winner_find(struct call *call, const struct record *place)
{
	return record_find(call, &place_entity, record_text(place, PLACE_SUCCESSOR));
}

static bool may_take_in(struct call *call, const struct record *place)
{
	struct record *winner = winner_find(call, place);
	str state = winner == NULL ? S("") : record_text(winner, PLACE_STATE);
	if (!str_is(state, "active") && !str_is(state, "suspended"))
		return refuse_field(call, "successor", say(call, N_("Only a place in use takes in another.")));
	if (str_equal(winner->id, place->id))
		return refuse_field(call, "successor", say(call, N_("A place cannot succeed itself.")));
	return permit_record(call, VERB_CHANGE, winner);
}

static bool is_name_of(const struct name_row *rows, size_t count, str folded)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(rows[i].folded, folded))
			return true;
	return false;
}

// Whoever writes the old name, alias or code finds the winner.
static bool hand_over_names(struct call *call, const struct record *place, struct record *winner)
{
	struct record *then = record_copy(call, place);
	struct name_row *own, *known;
	str *aliases;
	record_set(then, PLACE_STATE, S("active"));
	size_t own_count = names_of(call, then, &own), known_count = names_of(call, winner, &known);
	size_t count = value_set_members(call->arena, record_text(winner, PLACE_ALIASES), &aliases);
	str *all = NEW_MANY(call->arena, count + own_count + 1, str);
	for (size_t i = 0; i < count; i++)
		all[i] = aliases[i];
	for (size_t i = 0; i < own_count; i++)
		if (!is_name_of(known, known_count, own[i].folded))
			all[count++] = own[i].text;
	record_set(winner, PLACE_ALIASES, value_set_write(call->arena, all, count));
	return keep_save(call, winner);
}

struct handing {
	const struct entity *entity;
	size_t field;
	str id, winner;
};

// Saved as the consequence that it is: who merges need not be one who may change each record.
static bool hand_over_one(struct call *call, void *input)
{
	const struct handing *handing = input;
	struct record *record = record_find(call, handing->entity, handing->id);
	if (record == NULL)
		return true;
	record_set(record, handing->field, handing->winner);
	return record_save(call, record);
}

static bool hand_over_links(struct call *call, const struct entity *entity, size_t field, str loser, str winner)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT id FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" WHERE "));
	query_name(&query, entity->fields[field].name);
	query_add(&query, SQL(" = "));
	query_bind(&query, cell_text(loser));
	query_add(&query, SQL(" ORDER BY id"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct handing handing = { entity, field, rows_text(&rows, i, 0), winner };
		if (!call_in_scratch(call, hand_over_one, &handing))
			return false;
	}
	return true;
}

// A place that has this one for its successor keeps it: the way leads on from there.
static bool merge(struct call *call, const struct record *place)
{
	struct record *winner = winner_find(call, place);
	for (size_t e = 0; e < entity_count; e++)
		for (size_t f = 0; f < entities[e]->field_count; f++) {
			const struct field *field = &entities[e]->fields[f];
			if (entities[e] != &place_entity && field->kind == KIND_LINK && !field->many &&
			        field->link == &place_entity &&
			        !hand_over_links(call, entities[e], f, place->id, winner->id))
				return false;
		}
	return hand_over_names(call, place, winner);
}

// Refused visits.

static bool note_refusal(struct call *call, const struct record *visit, str note)
{
	struct record **incidents;
	size_t count;
	if (!list_linked(call, &access_incident_entity, ACCESS_INCIDENT_VISIT, visit->id, &incidents, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_is(record_text(incidents[i], ACCESS_INCIDENT_KIND), "refusal"))
			return true;
	struct record *incident = record_new(call, &access_incident_entity);
	record_set(incident, ACCESS_INCIDENT_VISIT, visit->id);
	record_set(incident, ACCESS_INCIDENT_KIND, S("refusal"));
	record_set(incident, ACCESS_INCIDENT_REASON, value_text(call->arena, note, true));
	return keep_save(call, incident);
}

// Repeated recommendations.

// What belongs to the one time that it was made.
static void make_anew(struct call *call, struct record *record)
{
	static const char *const once[] = { "number", "source_number", "visit", "due_on", "supersedes" };
	for (size_t i = 0; i < COUNT(once); i++) {
		size_t field = entity_field_find(record->entity, str_from(once[i]));
		if (field != SIZE_MAX)
			record_clear(record, field);
	}
	record->id = S("");
	record->version = 0;
	record_set(record, RECOMMENDATION_ISSUED_ON, str_copy(call->arena, day_str(&call->today)));
	record_set(record, RECOMMENDATION_STATE, S("open"));
}

static bool address_anew(struct call *call, const struct record *old, const struct record *again)
{
	struct record **lines;
	size_t count;
	if (!list_lines(call, old->id, &lines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct record *line = record_new(call, &addressee_line_entity);
		record_set(line, ADDRESSEE_LINE_RECOMMENDATION, again->id);
		record_set(line, ADDRESSEE_LINE_AUTHORITY, record_text(lines[i], ADDRESSEE_LINE_AUTHORITY));
		record_set(line, ADDRESSEE_LINE_ROLE, record_text(lines[i], ADDRESSEE_LINE_ROLE));
		if (!keep_save(call, line))
			return false;
	}
	return true;
}

static bool repeat(struct call *call, const struct record *old)
{
	struct record *again = record_copy(call, old);
	make_anew(call, again);
	record_set(again, RECOMMENDATION_REPEATS, old->id);
	return keep_save(call, again) && address_anew(call, old, again);
}

bool move_before(struct call *call, struct record *record, const struct step *step)
{
	if (record->entity == &rehabilitation_project_entity)
		return rehabilitate_step(call, record, step);
	if (record->entity == &urgent_measure_entity)
		return urgent_step(call, record, step);
	if (record->entity == &factual_check_entity)
		return check_facts_step(call, record, step);
	if (record->entity == &exchange_package_entity)
		return exchange_step(call, record, step);
	if (record->entity == &exchange_peer_entity)
		return exchange_peer_step(call, record, step);
	if (record->entity == &letter_entity)
		return correspond_before(call, record, step);
	return !leads_to(record, &place_entity, step, "merged") || may_take_in(call, record);
}

bool move_after(struct call *call, struct record *record, const struct step *step, str note)
{
	if (leads_to(record, &place_entity, step, "merged"))
		return merge(call, record);
	if (leads_to(record, &visit_entity, step, "refused"))
		return note_refusal(call, record, note);
	if (leads_to(record, &recommendation_entity, step, "repeated"))
		return repeat(call, record);
	if (leads_to(record, &factual_check_entity, step, "sent"))
		return notify_facts(call, record);
	return record->entity != &letter_entity || correspond_after(call, record, step);
}
