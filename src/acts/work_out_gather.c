// What a programme is worked out from, read with the rights of who asks.
#include <stdlib.h>

#include "acts/work_out_inside.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"

static const size_t quarters[] = { PROGRAMME_DAYS_1, PROGRAMME_DAYS_2, PROGRAMME_DAYS_3, PROGRAMME_DAYS_4 };
static_assert(COUNT(quarters) == ALLOT_QUARTERS, "one field for each quarter");

const size_t work_out_weights[WORK_OUT_TERMS] = { PROGRAMME_WEIGHT_RISK, PROGRAMME_WEIGHT_TIME, PROGRAMME_WEIGHT_NEVER,
	PROGRAMME_WEIGHT_OPEN, PROGRAMME_WEIGHT_URGENT, PROGRAMME_WEIGHT_CROWDING };
const size_t work_out_points[WORK_OUT_TERMS] = { PROGRAMME_CHOICE_POINTS_RISK, PROGRAMME_CHOICE_POINTS_TIME,
	PROGRAMME_CHOICE_POINTS_NEVER, PROGRAMME_CHOICE_POINTS_OPEN, PROGRAMME_CHOICE_POINTS_URGENT, PROGRAMME_CHOICE_POINTS_CROWDING };

str work_out_term_words(const struct call *call, enum work_out_term term)
{
	static const char *const words[WORK_OUT_TERMS] = { NC_("programme_term", "Risk"), NC_("programme_term", "Time since the last visit"),
		NC_("programme_term", "Never visited"), NC_("programme_term", "Open recommendations"),
		NC_("programme_term", "Urgent measures"), NC_("programme_term", "Crowding") };
	return say_in(call, "programme_term", words[term]);
}

// --- The period

static void planned_quarters(const struct record *programme, int *first, int *last)
{
	*first = 1;
	while (*first < ALLOT_QUARTERS && record_integer(programme, quarters[*first - 1]) == 0)
		(*first)++;
	*last = ALLOT_QUARTERS;
	while (*last > *first && record_integer(programme, quarters[*last - 1]) == 0)
		(*last)--;
}

void work_out_period(struct call *call, const struct record *programme, str *from, str *to)
{
	int first, last;
	long long year = (long long)record_integer(programme, PROGRAMME_YEAR);
	planned_quarters(programme, &first, &last);
	*from = str_format(call->arena, "%04lld-%02d-01", year, first * 3 - 2);
	*to = str_format(call->arena, "%04lld-%02d-%d", year, last * 3, last == 1 || last == 4 ? 31 : 30);
}

// A visit of which only the month or the year is known is in the period when that month or year touches it.
bool work_out_taken(struct call *call, const struct record *programme, struct rows *rows)
{
	struct query query = query_in(call->arena);
	str from, to;
	int first, last;
	work_out_period(call, programme, &from, &to);
	planned_quarters(programme, &first, &last);
	query_add(&query, SQL("SELECT t.place, CASE WHEN t.state = 'planned' THEN 0 ELSE 1 END FROM visit t WHERE t.binned_at IS NULL"
	                      " AND t.state <> 'refused' AND coalesce(t.remote, 0) = 0 AND (t.started_on = "));
	query_bind(&query, cell_text(str_slice(from, 0, 4)));
	query_add(&query, SQL(" OR t.started_on >= "));
	query_bind(&query, cell_text(str_slice(from, 0, 7)));
	query_add(&query, SQL(" AND t.started_on <= "));
	query_bind(&query, cell_text(to));
	query_add(&query, SQL(")"));
	permit_where(call, &query, &visit_entity);
	query_add(&query, SQL(" UNION ALL SELECT t.place, 0 FROM plan_line t WHERE t.binned_at IS NULL AND t.place IS NOT NULL"
	                      " AND t.state <> 'cancelled' AND t.year = "));
	query_bind(&query, cell_integer(record_integer(programme, PROGRAMME_YEAR)));
	query_add(&query, SQL(" AND (t.quarter IS NULL OR t.quarter >= "));
	query_bind(&query, cell_integer(first));
	query_add(&query, SQL(" AND t.quarter <= "));
	query_bind(&query, cell_integer(last));
	query_add(&query, SQL(")"));
	permit_where(call, &query, &plan_line_entity);
	return call_stored(call, query_run(&query, call->db, rows));
}

// --- Places

static int compare_ids(const void *a, const void *b)
{
	return str_compare(((const struct candidate *)a)->id, ((const struct candidate *)b)->id);
}

// While candidates stand in the order of their ids.
static struct candidate *candidate_find(struct gathered *gathered, str id)
{
	struct candidate key = { .id = id };
	return gathered->count == 0 ? NULL
	                            : bsearch(&key, gathered->candidates, gathered->count, sizeof key, compare_ids);
}

static bool gather_places(struct call *call, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.id, t.kind, coalesce(t.region, ''), coalesce(t.authority, ''), coalesce(t.risk, '') FROM place t"
	                      " WHERE t.binned_at IS NULL AND t.state = 'active'"));
	permit_where(call, &query, &place_entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(WORK_OUT_PLACES_MOST + 1));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	if (rows.count > WORK_OUT_PLACES_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("There are more than 2,000 places in use: more than a programme is worked out for."));
	gathered->count = rows.count;
	gathered->candidates = NEW_MANY(call->arena, rows.count + 1, struct candidate);
	for (size_t i = 0; i < rows.count; i++)
		gathered->candidates[i] = (struct candidate){ .id = rows_text(&rows, i, 0), .kind = rows_text(&rows, i, 1),
			.region = rows_text(&rows, i, 2), .authority = rows_text(&rows, i, 3), .risk = rows_text(&rows, i, 4),
			.visited_on = S(""), .occupancy = -1, .in_case = SIZE_MAX };
	return true;
}

static bool gather_taken(struct call *call, const struct record *programme, struct gathered *gathered)
{
	struct rows rows;
	if (!work_out_taken(call, programme, &rows))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 0));
		if (candidate == NULL)
			continue;
		candidate->visited = candidate->visited || rows_integer(&rows, i, 1) == 1;
		candidate->planned = true;
	}
	return true;
}

static bool gather_last_visits(struct call *call, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.place, max(t.started_on) FROM visit t WHERE t.binned_at IS NULL AND coalesce(t.remote, 0) = 0"
	                      " AND t.state NOT IN ('planned', 'refused') AND t.started_on <= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&call->today))));
	permit_where(call, &query, &visit_entity);
	query_add(&query, SQL(" GROUP BY t.place"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 0));
		if (candidate != NULL)
			candidate->visited_on = rows_text(&rows, i, 1);
	}
	return true;
}

// Sent, not closed, and to be done by the end of the period; without a day it is due now.
static bool gather_open(struct call *call, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.place, count(*) FROM recommendation t WHERE t.binned_at IS NULL AND t.state = 'open'"
	                      " AND t.place IS NOT NULL AND EXISTS (SELECT 1 FROM addressee_line l WHERE l.recommendation = t.id"
	                      " AND l.binned_at IS NULL AND coalesce(l.sent_on, l.counts_from) IS NOT NULL) AND coalesce(t.due_on, '') <= "));
	query_bind(&query, cell_text(gathered->to));
	permit_where(call, &query, &recommendation_entity);
	query_add(&query, SQL(" GROUP BY t.place"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 0));
		if (candidate != NULL)
			candidate->open_due = rows_integer(&rows, i, 1);
	}
	return true;
}

static bool add_alarms(struct call *call, struct gathered *gathered, struct sql select, const struct entity *entity)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	struct day since = day_add(&call->today, -365);
	query_add(&query, select);
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&since))));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" GROUP BY t.place"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 0));
		if (candidate != NULL)
			candidate->urgent += rows_integer(&rows, i, 1);
	}
	return true;
}

// What was urgent within the last year, and reprisals that were reported from there.
static bool gather_urgent(struct call *call, struct gathered *gathered)
{
	return add_alarms(call, gathered,
			SQL("SELECT t.place, count(*) FROM urgent_measure t WHERE t.binned_at IS NULL AND t.raised_at >= "), &urgent_measure_entity) &&
	       add_alarms(call, gathered,
			SQL("SELECT t.place, count(*) FROM reprisal t WHERE t.binned_at IS NULL AND t.reported_on >= "), &reprisal_entity);
}

// The last count, by the capacity of that day or else the official one.
static bool gather_crowding(struct call *call, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.place, t.present * 100 / coalesce(t.capacity, p.capacity) FROM snapshot t JOIN place p ON p.id = t.place"
	                      " WHERE t.binned_at IS NULL AND t.present IS NOT NULL AND coalesce(t.capacity, p.capacity) > 0"
	                      " AND NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.place = t.place AND s.binned_at IS NULL"
	                      " AND s.present IS NOT NULL AND coalesce(s.capacity, p.capacity) > 0"
	                      " AND (s.counted_on > t.counted_on OR s.counted_on = t.counted_on AND s.id > t.id))"));
	permit_where(call, &query, &snapshot_entity);
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 0));
		if (candidate != NULL)
			candidate->occupancy = rows_integer(&rows, i, 1);
	}
	return true;
}

// --- Norms: days, interval and skills of a kind

static uint64_t skill_bit(struct gathered *gathered, str skill, bool add)
{
	for (size_t i = 0; i < gathered->skill_count; i++)
		if (str_equal(gathered->skills[i], skill))
			return (uint64_t)1 << i;
	if (!add || gathered->skill_count == COUNT(gathered->skills))
		return 0;
	gathered->skills[gathered->skill_count] = skill;
	return (uint64_t)1 << gathered->skill_count++;
}

static uint64_t skills_of_norm(struct call *call, struct gathered *gathered, const struct record *norm)
{
	str *codes;
	size_t count = value_set_members(call->arena, record_text(norm, VISIT_NORM_PROFESSIONS), &codes);
	uint64_t skills = record_integer(norm, VISIT_NORM_WOMAN) == 1 ? skill_bit(gathered, S("woman"), true) : 0;
	for (size_t i = 0; i < count; i++)
		skills |= skill_bit(gathered, codes[i], true);
	return skills;
}

// The norm of the institution's own kind of place, else of the kind that it counts as.
static const struct record *norm_find(struct call *call, const struct gathered *gathered, str kind)
{
	const struct record *found = NULL;
	str base = value_base(call, &place_kind_vocabulary, kind);
	for (size_t i = 0; i < gathered->norm_count; i++) {
		str own = record_text(gathered->norms[i], VISIT_NORM_PLACE_KIND);
		if (str_equal(own, kind))
			return gathered->norms[i];
		if (str_equal(own, base))
			found = gathered->norms[i];
	}
	return found;
}

static bool gather_records(struct call *call, const struct entity *entity, struct sql where, str bound, struct record ***records,
	size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	query_add(&query, where);
	if (bound.length > 0)
		query_bind(&query, cell_text(bound));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY t.id"));
	return record_query(call, &query, entity, records, count);
}

static bool gather_norms(struct call *call, const struct record *programme, struct gathered *gathered)
{
	if (!gather_records(call, &visit_norm_entity, SQL(""), S(""), &gathered->norms, &gathered->norm_count))
		return false;
	for (size_t i = 0; i < gathered->count; i++) {
		struct candidate *candidate = &gathered->candidates[i];
		const struct record *norm = norm_find(call, gathered, candidate->kind);
		candidate->days = record_integer(programme, PROGRAMME_USUAL_DAYS);
		candidate->interval_months = record_integer(programme, PROGRAMME_USUAL_INTERVAL);
		if (norm == NULL)
			continue;
		candidate->days = record_integer(norm, VISIT_NORM_DAYS);
		candidate->interval_months = record_integer(norm, VISIT_NORM_INTERVAL_MONTHS);
		candidate->skills = skills_of_norm(call, gathered, norm);
	}
	return true;
}

// --- People and their conflicts

static bool has_member(const str *members, size_t count, str id)
{
	for (size_t i = 0; i < count; i++)
		if (id.length > 0 && str_equal(members[i], id))
			return true;
	return false;
}

static void bar_by_declaration(struct call *call, struct gathered *gathered, size_t person)
{
	const struct record *visitor = gathered->people[person];
	str *places, *authorities;
	size_t place_count = value_set_members(call->arena, record_text(visitor, VISITOR_CONFLICT_PLACES), &places);
	size_t authority_count = value_set_members(call->arena, record_text(visitor, VISITOR_CONFLICT_AUTHORITIES), &authorities);
	for (size_t i = 0; i < gathered->count; i++) {
		struct candidate *candidate = &gathered->candidates[i];
		if (has_member(places, place_count, candidate->id) || has_member(authorities, authority_count, candidate->authority))
			candidate->barred |= (uint64_t)1 << person;
	}
}

// A conflict with a place that was merged is one with its successor.
static bool bar_by_merging(struct call *call, struct gathered *gathered)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
			SQL("SELECT id, successor FROM place WHERE state = 'merged' AND successor IS NOT NULL"), NO_PARAMETERS, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 1));
		for (size_t p = 0; candidate != NULL && p < gathered->person_count; p++)
			if (str_contains(record_text(gathered->people[p], VISITOR_CONFLICT_PLACES), rows_text(&rows, i, 0)))
				candidate->barred |= (uint64_t)1 << p;
	}
	return true;
}

// Whoever stepped aside from a visit to a place does not go there.
static bool bar_by_teams(struct call *call, struct gathered *gathered)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT t.person, v.place FROM team_member t JOIN visit v ON v.id = t.visit WHERE t.binned_at IS NULL"
	                      " AND t.conflict = 'stepped_aside'"));
	permit_where(call, &query, &team_member_entity);
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct candidate *candidate = candidate_find(gathered, rows_text(&rows, i, 1));
		for (size_t p = 0; candidate != NULL && p < gathered->person_count; p++)
			if (str_equal_ignoring_case(record_text(gathered->people[p], VISITOR_NAME), rows_text(&rows, i, 0)))
				candidate->barred |= (uint64_t)1 << p;
	}
	return true;
}

static bool gather_people(struct call *call, struct gathered *gathered)
{
	if (!gather_records(call, &visitor_entity, SQL(" AND coalesce(t.away, 0) = 0"), S(""), &gathered->people, &gathered->person_count))
		return false;
	if (gathered->person_count > WORK_OUT_PEOPLE_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("There are more than 64 visiting persons: more than a programme is worked out for."));
	for (size_t p = 0; p < gathered->person_count; p++) {
		const struct record *visitor = gathered->people[p];
		str *codes;
		size_t count = value_set_members(call->arena, record_text(visitor, VISITOR_PROFESSIONS), &codes);
		struct allot_person *person = &gathered->of.people[p];
		person->days = record_integer(visitor, VISITOR_DAYS);
		person->skills = str_is(record_text(visitor, VISITOR_SEX), "woman") ? skill_bit(gathered, S("woman"), false) : 0;
		for (size_t i = 0; i < count; i++)
			person->skills |= skill_bit(gathered, codes[i], false);
		bar_by_declaration(call, gathered, p);
	}
	gathered->of.person_count = gathered->person_count;
	return gathered->person_count == 0 || (bar_by_merging(call, gathered) && bar_by_teams(call, gathered));
}

// --- Targets

static bool counts_for(struct call *call, const struct record *target, const struct candidate *candidate)
{
	str kind = record_text(target, PROGRAMME_TARGET_PLACE_KIND), region = record_text(target, PROGRAMME_TARGET_REGION);
	return (kind.length == 0 || str_equal(kind, candidate->kind) ||
	               str_equal(kind, value_base(call, &place_kind_vocabulary, candidate->kind))) &&
	       (region.length == 0 || str_equal(region, candidate->region));
}

static void gather_target(struct call *call, struct gathered *gathered, size_t t)
{
	const struct record *target = gathered->targets[t];
	int64_t all = 0;
	for (size_t i = 0; i < gathered->count; i++) {
		struct candidate *candidate = &gathered->candidates[i];
		if (!counts_for(call, target, candidate))
			continue;
		all++;
		candidate->targets |= (uint64_t)1 << t;
		gathered->before[t] += candidate->planned;
	}
	int64_t share = (all * record_integer(target, PROGRAMME_TARGET_SHARE) + 99) / 100;
	int64_t minimum = record_integer(target, PROGRAMME_TARGET_MINIMUM);
	gathered->wanted[t] = share > minimum ? share : minimum;
	int64_t missing = gathered->wanted[t] - gathered->before[t];
	gathered->of.minimum[t] = missing > 0 ? missing : 0;
}

static bool gather_targets(struct call *call, const struct record *programme, struct gathered *gathered)
{
	if (!gather_records(call, &programme_target_entity, SQL(" AND t.programme = "), programme->id, &gathered->targets,
		    &gathered->target_count))
		return false;
	if (gathered->target_count > WORK_OUT_TARGETS_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("This programme has more than 64 targets: more than it is worked out for."));
	for (size_t t = 0; t < gathered->target_count; t++)
		gather_target(call, gathered, t);
	gathered->of.target_count = gathered->target_count;
	return true;
}

// --- Scores

static int64_t at_most_hundred(int64_t share)
{
	return share > 100 ? 100 : share < 0 ? 0 : share;
}

static int64_t share_of_time(struct call *call, const struct candidate *candidate)
{
	struct day day;
	if (!day_parse(candidate->visited_on, &day))
		return 100;
	struct day last = day_end(&day);
	return at_most_hundred(day_difference(&call->today, &last) * 50 * 12 / (candidate->interval_months * 365));
}

static int64_t share_of_risk(str risk)
{
	return str_is(risk, "high") ? 100 : str_is(risk, "low") ? 0 : 50;
}

static void score(struct call *call, const struct record *programme, struct candidate *candidate)
{
	const int64_t shares[WORK_OUT_TERMS] = {
		[TERM_RISK] = share_of_risk(candidate->risk),
		[TERM_TIME] = share_of_time(call, candidate),
		[TERM_NEVER] = candidate->visited_on.length == 0 ? 100 : 0,
		[TERM_OPEN] = at_most_hundred(candidate->open_due * 20),
		[TERM_URGENT] = at_most_hundred(candidate->urgent * 50),
		[TERM_CROWDING] = at_most_hundred(candidate->occupancy - 100),
	};
	for (size_t i = 0; i < WORK_OUT_TERMS; i++) {
		candidate->points[i] = shares[i] * record_integer(programme, work_out_weights[i]);
		candidate->score += candidate->points[i];
	}
}

static int compare_scores(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	int waits = str_compare(x->visited_on, y->visited_on);
	return waits != 0 ? waits : str_compare(x->id, y->id);
}

static void make_case(struct call *call, const struct record *programme, struct gathered *gathered)
{
	struct allot_case *of = &gathered->of;
	of->places = NEW_MANY(call->arena, gathered->count + 1, struct allot_place);
	of->team = record_integer(programme, PROGRAMME_TEAM);
	of->penalty = record_integer(programme, PROGRAMME_PENALTY) * 100;
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		of->days[q] = record_integer(programme, quarters[q]);
	for (size_t i = 0; i < gathered->count; i++) {
		struct candidate *candidate = &gathered->candidates[i];
		if (candidate->planned)
			continue;
		candidate->in_case = of->place_count;
		of->places[of->place_count++] = (struct allot_place){ .score = candidate->score, .days = candidate->days,
			.skills = candidate->skills, .barred = candidate->barred, .targets = candidate->targets };
	}
}

bool work_out_gather(struct call *call, const struct record *programme, struct gathered *gathered)
{
	*gathered = (struct gathered){ 0 };
	work_out_period(call, programme, &gathered->from, &gathered->to);
	if (!gather_places(call, gathered) || !gather_taken(call, programme, gathered) || !gather_last_visits(call, gathered) ||
	        !gather_open(call, gathered) || !gather_urgent(call, gathered) || !gather_crowding(call, gathered) ||
	        !gather_norms(call, programme, gathered) || !gather_people(call, gathered) ||
	        !gather_targets(call, programme, gathered))
		return false;
	for (size_t i = 0; i < gathered->count; i++)
		score(call, programme, &gathered->candidates[i]);
	if (gathered->count > 1)
		qsort(gathered->candidates, gathered->count, sizeof *gathered->candidates, compare_scores);
	make_case(call, programme, gathered);
	return true;
}
