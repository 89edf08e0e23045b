#include "acts/work_out.h"

#include <stdlib.h>

#include "acts/keep.h"
#include "acts/work_out_inside.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static bool in_state(const struct record *programme, const char *state)
{
	return str_is(record_text(programme, PROGRAMME_STATE), state);
}

static bool may_step(struct call *call, const struct record *programme, bool open)
{
	if (!permit_record(call, VERB_STEP, programme))
		return false;
	if (open)
		return true;
	call->allowed = keep_allowed_steps(call, programme);
	return refuse(call, REFUSED_CONFLICT,
		N_("This step is not possible from the present state. The possible steps are listed below."));
}

static bool read_all(struct call *call, const struct entity *entity, size_t link, str id, struct sql order,
	struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t."));
	query_name(&query, entity->fields[link].name);
	query_add(&query, SQL(" = "));
	query_bind(&query, cell_text(id));
	permit_where(call, &query, entity);
	query_add(&query, order);
	return record_query(call, &query, entity, records, count);
}

bool work_out_is_proposed(const struct record *choice)
{
	return str_is(record_text(choice, PROGRAMME_CHOICE_OUTCOME), "visited");
}

bool work_out_read(struct call *call, const struct record *programme, struct worked_out *outcome)
{
	return read_all(call, &programme_choice_entity, PROGRAMME_CHOICE_PROGRAMME, programme->id,
		       SQL(" ORDER BY t.score DESC, coalesce(t.visited_on, ''), t.place"), &outcome->choices, &outcome->choice_count) &&
	       read_all(call, &programme_target_entity, PROGRAMME_TARGET_PROGRAMME, programme->id, SQL(" ORDER BY t.id"),
		       &outcome->targets, &outcome->target_count);
}

// --- Working out

struct saving {
	struct record *programme;
	const struct gathered *gathered;
	const struct allot_plan *plan;
};

static str outcome_of(const struct saving *saving, const struct candidate *candidate)
{
	static const char *const outcomes[] = { [ALLOT_VISITED] = "visited", [ALLOT_TOO_LONG] = "too_long",
		[ALLOT_CONFLICT] = "conflict", [ALLOT_SKILL] = "skill", [ALLOT_SPENT] = "people", [ALLOT_NOTHING] = "nothing",
		[ALLOT_LOWER] = "lower", [ALLOT_ELSEWHERE] = "elsewhere" };
	if (candidate->visited)
		return S("visited_already");
	if (candidate->planned)
		return S("planned_already");
	return str_from(outcomes[allot_why(&saving->gathered->of, saving->plan, candidate->in_case)]);
}

static void set_team(struct call *call, const struct saving *saving, struct record *choice, uint64_t team)
{
	str ids[WORK_OUT_PEOPLE_MOST];
	size_t count = 0;
	for (size_t p = 0; p < saving->gathered->person_count; p++)
		if ((team >> p & 1) != 0)
			ids[count++] = saving->gathered->people[p]->id;
	record_set(choice, PROGRAMME_CHOICE_TEAM, count == 0 ? S("") : value_set_write(call->arena, ids, count));
}

static void set_choice(struct call *call, const struct saving *saving, const struct candidate *candidate, struct record *choice)
{
	record_set(choice, PROGRAMME_CHOICE_PROGRAMME, saving->programme->id);
	record_set(choice, PROGRAMME_CHOICE_PLACE, candidate->id);
	record_set(choice, PROGRAMME_CHOICE_PLACE_KIND, candidate->kind);
	record_set(choice, PROGRAMME_CHOICE_REGION, candidate->region);
	record_set(choice, PROGRAMME_CHOICE_OUTCOME, outcome_of(saving, candidate));
	record_set_integer(choice, PROGRAMME_CHOICE_DAYS, candidate->days);
	record_set_integer(choice, PROGRAMME_CHOICE_SCORE, candidate->score);
	for (size_t i = 0; i < WORK_OUT_TERMS; i++)
		record_set_integer(choice, work_out_points[i], candidate->points[i]);
	record_set(choice, PROGRAMME_CHOICE_RISK, candidate->risk);
	record_set(choice, PROGRAMME_CHOICE_VISITED_ON, candidate->visited_on);
	record_set_integer(choice, PROGRAMME_CHOICE_INTERVAL_MONTHS, candidate->interval_months);
	record_set_integer(choice, PROGRAMME_CHOICE_OPEN_DUE, candidate->open_due);
	record_set_integer(choice, PROGRAMME_CHOICE_URGENT, candidate->urgent);
	record_clear(choice, PROGRAMME_CHOICE_OCCUPANCY);
	if (candidate->occupancy >= 0)
		record_set_integer(choice, PROGRAMME_CHOICE_OCCUPANCY, candidate->occupancy);
	record_clear(choice, PROGRAMME_CHOICE_QUARTER);
	record_clear(choice, PROGRAMME_CHOICE_TEAM);
	if (!work_out_is_proposed(choice))
		return;
	const struct allot_visit *visit = &saving->plan->visits[candidate->in_case];
	record_set_integer(choice, PROGRAMME_CHOICE_QUARTER, (int64_t)visit->quarter);
	set_team(call, saving, choice, visit->team);
}

static bool same_values(const struct record *a, const struct record *b)
{
	for (size_t i = 0; i < a->entity->field_count; i++)
		if (a->values[i].kind != b->values[i].kind || a->values[i].integer != b->values[i].integer ||
		        !str_equal(a->values[i].text, b->values[i].text))
			return false;
	return true;
}

static int compare_places(const void *a, const void *b)
{
	const struct record *x = *(struct record *const *)a, *y = *(struct record *const *)b;
	return str_compare(record_text(x, PROGRAMME_CHOICE_PLACE), record_text(y, PROGRAMME_CHOICE_PLACE));
}

// The choice of this place that is kept already, or a new one; `kept` stands in the order of places.
static struct record *choice_of(struct call *call, struct record **kept, size_t count, str place)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(record_text(kept[middle], PROGRAMME_CHOICE_PLACE), place);
		if (order == 0)
			return kept[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return record_new(call, &programme_choice_entity);
}

static bool is_candidate(const struct gathered *gathered, str place)
{
	for (size_t i = 0; i < gathered->count; i++)
		if (str_equal(gathered->candidates[i].id, place))
			return true;
	return false;
}

static bool save_choices(struct call *call, const struct saving *saving)
{
	struct record **kept;
	size_t count;
	if (!read_all(call, &programme_choice_entity, PROGRAMME_CHOICE_PROGRAMME, saving->programme->id, SQL(" ORDER BY t.place"), &kept,
		    &count))
		return false;
	if (count > 1)
		qsort(kept, count, sizeof *kept, compare_places);
	for (size_t i = 0; i < saving->gathered->count; i++) {
		const struct candidate *candidate = &saving->gathered->candidates[i];
		struct record *before = choice_of(call, kept, count, candidate->id), *choice = record_copy(call, before);
		set_choice(call, saving, candidate, choice);
		if ((before->version == 0 || !same_values(before, choice)) && !record_save(call, choice))
			return false;
	}
	for (size_t i = 0; i < count; i++)
		if (!is_candidate(saving->gathered, record_text(kept[i], PROGRAMME_CHOICE_PLACE)) && !record_bin(call, kept[i]))
			return false;
	return true;
}

static bool save_targets(struct call *call, const struct saving *saving)
{
	static const char *const misses[] = { [ALLOT_MET] = "", [ALLOT_FEW_PLACES] = "few_places", [ALLOT_FEW_DAYS] = "few_days",
		[ALLOT_FEW_PEOPLE] = "few_people", [ALLOT_OTHERS] = "others" };
	const struct gathered *gathered = saving->gathered;
	for (size_t t = 0; t < gathered->target_count; t++) {
		struct record *target = record_copy(call, gathered->targets[t]);
		record_set_integer(target, PROGRAMME_TARGET_WANTED, gathered->wanted[t]);
		record_set_integer(target, PROGRAMME_TARGET_REACHED,
			gathered->before[t] + allot_counted(&gathered->of, saving->plan, t));
		record_set(target, PROGRAMME_TARGET_MISS,
			str_from(misses[allot_short(call->arena, &gathered->of, saving->plan, t)]));
		if (!same_values(target, gathered->targets[t]) && !record_save(call, target))
			return false;
	}
	return true;
}

static bool save(struct call *call, void *input)
{
	const struct saving *saving = input;
	struct record *programme = saving->programme;
	const struct record *now = record_find(call, &programme_entity, programme->id);
	if (now == NULL || now->version != programme->version)
		return refuse(call, REFUSED_STALE,
			N_("Somebody changed this programme while it was worked out. Nothing was kept: work it out again."));
	if (!permit_record(call, VERB_STEP, programme) || !save_choices(call, saving) || !save_targets(call, saving))
		return false;
	record_set(programme, PROGRAMME_PROPOSED_AT, str_copy(call->arena, instant_str(&call->now)));
	record_set_integer(programme, PROGRAMME_WORTH, allot_worth(&saving->gathered->of, saving->plan));
	record_set_integer(programme, PROGRAMME_BY_HAND, saving->plan->by_hand);
	record_set_integer(programme, PROGRAMME_BOUND, saving->plan->bound);
	record_set_integer(programme, PROGRAMME_PROVED, saving->plan->proved);
	record_set(programme, PROGRAMME_STATE, S("proposed"));
	return record_save(call, programme);
}

bool work_out(struct call *call, struct record *programme)
{
	struct gathered gathered;
	struct allot_plan plan;
	if (!may_step(call, programme, in_state(programme, "draft") || in_state(programme, "proposed")) ||
	        !work_out_gather(call, programme, &gathered))
		return false;
	allot(call->arena, &gathered.of, &plan);
	struct saving saving = { programme, &gathered, &plan };
	return act_write(call, "propose", save, &saving);
}

// --- Accepting

struct accepting {
	struct record *programme;
	const str *choices;
	size_t count;
	struct work_out_accepted *accepted;
};

static bool is_named(const struct accepting *accepting, const struct record *choice)
{
	for (size_t i = 0; accepting->choices != NULL && i < accepting->count; i++)
		if (str_equal(accepting->choices[i], choice->id))
			return true;
	return accepting->choices == NULL;
}

static bool all_known(struct call *call, const struct accepting *accepting, const struct worked_out *outcome)
{
	for (size_t i = 0; accepting->choices != NULL && i < accepting->count; i++) {
		bool known = false;
		for (size_t k = 0; k < outcome->choice_count; k++)
			known = known || (str_equal(accepting->choices[i], outcome->choices[k]->id) &&
			                         work_out_is_proposed(outcome->choices[k]));
		if (!known)
			return refuse_field(call, "choices",
				say(call, N_("This programme does not propose one of these. Nothing was planned: look at it again.")));
	}
	return true;
}

// Why, for whoever reads the plan later: the points and where they come from.
static str criterion(struct call *call, const struct record *programme, const struct record *choice)
{
	struct buf terms = buf_in(call->arena);
	for (size_t i = 0; i < WORK_OUT_TERMS; i++) {
		if (record_integer(choice, work_out_points[i]) == 0)
			continue;
		buf_add(&terms, terms.length > 0 ? S("; ") : S(""));
		buf_add(&terms, work_out_term_words(call, (enum work_out_term)i));
		buf_addf(&terms, " %lld", (long long)(record_integer(choice, work_out_points[i]) + 50) / 100);
	}
	return say_with(call, N_("{programme}: {points} points ({terms})"), "programme", record_number(programme), "points",
		str_format(call->arena, "%lld", (long long)(record_integer(choice, PROGRAMME_CHOICE_SCORE) + 50) / 100), "terms",
		buf_str(&terms), NULL);
}

static bool plan_line(struct call *call, const struct record *programme, struct record *choice)
{
	struct record *line = record_new(call, &plan_line_entity);
	record_set(line, PLAN_LINE_PLAN, record_text(programme, PROGRAMME_PLAN));
	record_set_integer(line, PLAN_LINE_YEAR, record_integer(programme, PROGRAMME_YEAR));
	record_set_integer(line, PLAN_LINE_QUARTER, record_integer(choice, PROGRAMME_CHOICE_QUARTER));
	record_set(line, PLAN_LINE_PLACE, record_text(choice, PROGRAMME_CHOICE_PLACE));
	record_set(line, PLAN_LINE_KIND, record_text(programme, PROGRAMME_KIND));
	record_set(line, PLAN_LINE_ANNOUNCED, record_text(programme, PROGRAMME_ANNOUNCED));
	record_set_integer(line, PLAN_LINE_PLANNED, 1);
	record_set(line, PLAN_LINE_CRITERION, criterion(call, programme, choice));
	if (!keep_save(call, line) || !keep_step(call, line, S("approve"), S("")))
		return false;
	record_set(choice, PROGRAMME_CHOICE_PLAN_LINE, line->id);
	return record_save(call, choice);
}

static bool is_taken(const struct rows *taken, str place)
{
	for (size_t i = 0; i < taken->count; i++)
		if (str_equal(rows_text(taken, i, 0), place))
			return true;
	return false;
}

static bool accept(struct call *call, void *input)
{
	struct accepting *accepting = input;
	struct record *programme = accepting->programme;
	struct worked_out outcome;
	struct rows taken;
	if (!may_step(call, programme, in_state(programme, "proposed")))
		return false;
	if (call->role != ROLE_COORDINATOR)
		return refuse(call, REFUSED_FORBIDDEN, N_("A coordinator accepts a programme: nobody else, and never the program itself."));
	if (!work_out_read(call, programme, &outcome) || !all_known(call, accepting, &outcome) ||
	        !work_out_taken(call, programme, &taken))
		return false;
	*accepting->accepted = (struct work_out_accepted){ 0 };
	for (size_t i = 0; i < outcome.choice_count; i++) {
		struct record *choice = outcome.choices[i];
		if (!work_out_is_proposed(choice) || !is_named(accepting, choice))
			continue;
		bool passed_over = is_taken(&taken, record_text(choice, PROGRAMME_CHOICE_PLACE));
		accepting->accepted->passed_over += passed_over;
		accepting->accepted->planned += !passed_over;
		if (!passed_over && !plan_line(call, programme, choice))
			return false;
	}
	if (accepting->accepted->planned == 0) {
		call->allowed = keep_allowed_steps(call, programme);
		return refuse(call, REFUSED_CONFLICT,
			N_("Nothing is left to plan: no line was chosen, or all were planned since. Work the programme out again."));
	}
	record_set(programme, PROGRAMME_ACCEPTED_AT, str_copy(call->arena, instant_str(&call->now)));
	record_set(programme, PROGRAMME_ACCEPTED_BY, call->account);
	record_set(programme, PROGRAMME_STATE, S("accepted"));
	return record_save(call, programme);
}

bool work_out_accept(struct call *call, struct record *programme, const str *choices, size_t count,
	struct work_out_accepted *accepted)
{
	struct accepting accepting = { programme, choices, count, accepted };
	return act_write(call, "accept", accept, &accepting);
}

// --- Copying and changing

struct copying {
	const struct record *programme;
	struct record *copy;
};

static bool copy_targets(struct call *call, const struct copying *copying)
{
	struct record **targets;
	size_t count;
	if (!read_all(call, &programme_target_entity, PROGRAMME_TARGET_PROGRAMME, copying->programme->id, SQL(" ORDER BY t.id"), &targets,
		    &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct record *target = record_new(call, &programme_target_entity);
		record_set(target, PROGRAMME_TARGET_PROGRAMME, copying->copy->id);
		for (size_t f = PROGRAMME_TARGET_PLACE_KIND; f <= PROGRAMME_TARGET_SHARE; f++)
			target->values[f] = targets[i]->values[f];
		if (!keep_save(call, target))
			return false;
	}
	return true;
}

static bool make_copy(struct call *call, void *input)
{
	struct copying *copying = input;
	if (!permit_record(call, VERB_READ, copying->programme))
		return false;
	copying->copy = record_new(call, &programme_entity);
	for (size_t f = PROGRAMME_YEAR; f <= PROGRAMME_PENALTY; f++)
		copying->copy->values[f] = copying->programme->values[f];
	record_set(copying->copy, PROGRAMME_NAME,
		str_slice(say_with(call, N_("{name} (copy)"), "name", record_text(copying->programme, PROGRAMME_NAME), NULL), 0, 200));
	return keep_save(call, copying->copy) && copy_targets(call, copying);
}

bool work_out_copy(struct call *call, const struct record *programme, struct record **copy)
{
	struct copying copying = { .programme = programme };
	bool done = act_write(call, "copy", make_copy, &copying);
	*copy = copying.copy;
	return done;
}

static bool refuse_accepted(struct call *call)
{
	call->allowed = S("");
	return refuse(call, REFUSED_CONFLICT,
		N_("This programme was accepted: it stands as it was. Copy it to try something else."));
}

// From the year to the penalty; the name, the plan, the kind and the notice of its lines change nothing in it.
static bool rests_on(size_t field)
{
	return field == PROGRAMME_YEAR || (field >= PROGRAMME_DAYS_1 && field <= PROGRAMME_PENALTY);
}

bool work_out_settle(struct call *call, const struct record *before, struct record *programme)
{
	bool changed = false;
	programme_usual(programme);
	for (size_t i = 0; before != NULL && i < PROGRAMME_FIELD_COUNT; i++)
		changed = changed || (rests_on(i) && before->values[i].integer != programme->values[i].integer);
	if (before != NULL && in_state(before, "accepted"))
		return refuse_accepted(call);
	if (changed && in_state(programme, "proposed"))
		record_set(programme, PROGRAMME_STATE, S("draft"));
	return true;
}

bool work_out_target_settle(struct call *call, const struct record *before, struct record *target)
{
	(void)before;
	struct record *programme = record_find(call, &programme_entity, record_text(target, PROGRAMME_TARGET_PROGRAMME));
	if (programme == NULL || in_state(programme, "draft"))
		return true;
	if (in_state(programme, "accepted"))
		return refuse_accepted(call);
	record_set(programme, PROGRAMME_STATE, S("draft"));
	return permit_record(call, VERB_CHANGE, programme) && record_save(call, programme);
}
