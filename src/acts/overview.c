#include "acts/overview.h"

#include "acts/renewal.h"
#include "model/entities.h"
#include "model/permit.h"

// A count, and the day or instant of the first.
static bool take_waiting(struct call *call, struct query *query, struct waiting *waiting)
{
	struct rows rows;
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	waiting->count = rows_integer(&rows, 0, 0);
	if (!day_parse(str_slice(rows_text(&rows, 0, 1), 0, 10), &waiting->oldest))
		waiting->oldest = (struct day){ "" };
	return true;
}

static bool wait_for(struct call *call, const struct entity *entity, struct sql day, struct sql where,
	struct waiting *waiting)
{
	struct query query = query_in(call->arena);
	if (!permit_may(call, VERB_READ, entity))
		return true;
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT), "));
	query_add(&query, day);
	query_add(&query, SQL(" FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.binned_at IS NULL AND "));
	query_add(&query, where);
	permit_where(call, &query, entity);
	return take_waiting(call, &query, waiting);
}

static bool read_agreements(struct call *call, struct waiting *waiting)
{
	struct record **agreements;
	size_t count;
	if (!permit_may(call, VERB_READ, &agreement_entity))
		return true;
	if (!renewal_open(call, &agreements, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct renewal renewal = renewal_of(call, agreements[i]);
		if (renewal.rings && waiting->count++ == 0)
			waiting->oldest = renewal.until;
	}
	return true;
}

// "2026" and "2026-05" end with their last day, so both run on while today lies in them.
static bool read_joint_actions(struct call *call, struct waiting *waiting)
{
	struct query query = query_in(call->arena);
	if (!permit_may(call, VERB_READ, &joint_action_entity))
		return true;
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT), min(t.planned_on) FROM joint_action t WHERE t.binned_at IS NULL"
	                      " AND t.state IN ('planned', 'confirmed') AND t.planned_on < "));
	query_bind(&query, cell_text(day_str(&call->today)));
	query_add(&query, SQL(" AND substr("));
	query_bind(&query, cell_text(day_str(&call->today)));
	query_add(&query, SQL(", 1, length(t.planned_on)) <> t.planned_on"));
	permit_where(call, &query, &joint_action_entity);
	return take_waiting(call, &query, waiting);
}

static bool read_tasks(struct call *call, struct waiting *waiting)
{
	struct query query = query_in(call->arena);
	if (call->account.length == 0 || !permit_may(call, VERB_READ, &task_entity))
		return true;
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT), min(t.due_on) FROM task t WHERE t.binned_at IS NULL"
	                      " AND t.state = 'open' AND t.assignee = "));
	query_bind(&query, cell_text(call->account));
	permit_where(call, &query, &task_entity);
	return take_waiting(call, &query, waiting);
}

static bool read_waiting(struct call *call, struct overview *overview)
{
	return read_tasks(call, &overview->tasks) && read_agreements(call, &overview->to_renew) && read_joint_actions(call, &overview->joint_late) &&
	       wait_for(call, &addressee_line_entity, SQL("min(t.created_at)"),
		       SQL("t.sent_on IS NULL AND t.counts_from IS NULL AND t.closed_on IS NULL"),
		       &overview->unsent) &&
	       wait_for(call, &addressee_line_entity, SQL("min(t.replied_on)"),
		       SQL("t.replied_on IS NOT NULL AND t.implementation IS NULL"), &overview->unassessed) &&
	       wait_for(call, &visit_entity, SQL("min(coalesce(t.ended_on, t.started_on))"),
		       SQL("t.state = 'ended'"), &overview->to_seal) &&
	       wait_for(call, &finding_entity, SQL("min(t.created_at)"),
		       SQL("t.state IN ('noted', 'triangulated')"), &overview->to_validate) &&
	       wait_for(call, &place_entity, SQL("min(t.created_at)"), SQL("t.state = 'proposed'"),
		       &overview->to_confirm) &&
	       wait_for(call, &letter_entity, SQL("min(t.created_at)"), SQL("t.state = 'draft'"), &overview->to_approve) &&
	       wait_for(call, &letter_entity, SQL("min(t.received_on)"), SQL("t.state = 'received'"), &overview->came_in) &&
	       wait_for(call, &visit_entity, SQL("min(t.started_on)"), SQL("t.state = 'planned'"),
		       &overview->planned) &&
	       wait_for(call, &reprisal_entity, SQL("min(t.created_at)"), SQL("t.state <> 'closed'"),
		       &overview->reprisals);
}

// The one under way, or the next planned one, that the caller is of the team of.
static bool read_visit(struct call *call, struct overview *overview)
{
	struct query query = query_in(call->arena);
	struct record **visits;
	size_t count;
	if (call->account.length == 0 || !permit_may(call, VERB_READ, &visit_entity))
		return true;
	record_select(&query, &visit_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND coalesce(t.team, '') LIKE '%' || "));
	query_bind(&query, cell_text(call->account));
	query_add(&query, SQL(" || '%' AND (t.state IN ('started', 'access_wait', 'inside', 'final_talk_done')"
	                      " OR (t.state = 'planned' AND t.started_on >= substr("));
	query_bind(&query, cell_text(day_str(&call->today)));
	query_add(&query, SQL(", 1, length(t.started_on))))"));
	permit_where(call, &query, &visit_entity);
	query_add(&query, SQL(" ORDER BY CASE t.state WHEN 'planned' THEN 1 ELSE 0 END, t.started_on, t.id LIMIT 1"));
	if (!record_query(call, &query, &visit_entity, &visits, &count))
		return false;
	if (count == 0)
		return true;
	overview->visit = visits[0];
	if (!permit_may(call, VERB_READ, &recommendation_entity))
		return true;
	query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT) FROM recommendation t WHERE t.binned_at IS NULL"
	                      " AND t.state = 'open' AND t.place = "));
	query_bind(&query, cell_text(record_text(overview->visit, VISIT_PLACE)));
	permit_where(call, &query, &recommendation_entity);
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	overview->open_there = rows_integer(&rows, 0, 0);
	return true;
}

static bool read_opinions(struct call *call, struct overview *overview)
{
	struct query query = query_in(call->arena);
	struct record **texts;
	if (!permit_may(call, VERB_CHANGE, &legal_text_entity))
		return true;
	record_select(&query, &legal_text_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.opinion_given_on IS NULL"
	                      " AND coalesce(t.asked_on, t.opinion_due_on) IS NOT NULL"
	                      " AND t.stage IN ('announced', 'drafting', 'introduced', 'in_committee')"));
	permit_where(call, &query, &legal_text_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.opinion_due_on, '9999'), t.id LIMIT "));
	query_bind(&query, cell_integer(OVERVIEW_OPINIONS));
	if (!record_query(call, &query, &legal_text_entity, &texts, &overview->opinion_count))
		return false;
	for (size_t i = 0; i < overview->opinion_count; i++)
		overview->opinions[i] = texts[i];
	return true;
}

static bool count_since(struct call *call, const struct entity *entity, struct sql where,
	const struct day *from, int64_t *count)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT) FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" t WHERE t.binned_at IS NULL AND "));
	query_add(&query, where);
	query_bind(&query, cell_text(str_copy(call->arena, day_str(from))));
	permit_where(call, &query, entity);
	struct rows rows;
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
}

static bool read_chain(struct call *call, struct overview *overview)
{
	return count_since(call, &finding_entity,
		       SQL("t.state IN ('validated', 'used_in_report', 'kept_internal') AND t.created_at >= "),
		       &overview->from, &overview->findings) &&
	       count_since(call, &finding_entity,
		       SQL("t.state IN ('validated', 'used_in_report', 'kept_internal')"
		           " AND t.polarity = 'good_practice' AND t.created_at >= "),
		       &overview->from, &overview->good_practices) &&
	       count_since(call, &recommendation_entity,
		       SQL("coalesce(t.issued_on, t.created_at) >= "), &overview->from,
		       &overview->recommendations);
}

static bool one_figure(struct call *call, const struct overview *overview, const char *code, const char *by,
	bool period, struct count_result *result)
{
	struct count_request request = { .indicator = str_from(code), .as_of = call->today };
	if (by != NULL)
		request.by[request.by_count++] = str_from(by);
	if (period) {
		request.from = overview->from;
		request.to = overview->to;
	}
	return count(call, &request, result);
}

static bool read_figures(struct call *call, struct overview *overview)
{
	struct count_request all = { .as_of = call->today };
	overview->figures = permit_power(call, POWER_FIGURES);
	if (!overview->figures)
		return true;
	overview->visits.indicator = indicator_find(S("V1"));
	overview->places.indicator = indicator_find(S("V2"));
	if (count_may(call, overview->visits.indicator) &&
	        !(one_figure(call, overview, "V1", NULL, true, &overview->visits) &&
			one_figure(call, overview, "V2", NULL, true, &overview->places)))
		return false;
	return one_figure(call, overview, "R1", NULL, true, &overview->replies_all) &&
	       one_figure(call, overview, "R2", NULL, false, &overview->replies) &&
	       one_figure(call, overview, "I5", NULL, false, &overview->verified) &&
	       one_figure(call, overview, "I1", NULL, false, &overview->full) &&
	       one_figure(call, overview, "R5", "authority", false, &overview->overdue) &&
	       compare(call, &all, &overview->claims);
}

// Whether "never visited" is a fact for this caller and not only what it does not see.
static bool sees_all_visits(struct call *call)
{
	const struct grant *grant = permit_grant_find(call, &visit_entity);
	return grant != NULL && (grant->verbs & VERB_READ) != 0 && grant->scope == SCOPE_ALL &&
	       permit_may(call, VERB_READ, &place_entity);
}

#define LAST_VISIT \
	"(SELECT max(v.started_on) FROM visit v WHERE v.place = t.id AND v.binned_at IS NULL" \
	" AND v.state <> 'planned')"

static bool read_gaps(struct call *call, struct overview *overview)
{
	struct query query = query_in(call->arena);
	query_add(&query,
		SQL("SELECT id, last FROM (SELECT t.id AS id, t.name_sort AS name_sort, " LAST_VISIT
		    " AS last FROM place t WHERE t.binned_at IS NULL AND t.state = 'active'"));
	permit_where(call, &query, &place_entity);
	query_add(&query, SQL(") AS p WHERE coalesce(last, '') < "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&overview->from))));
	query_add(&query, SQL(" ORDER BY coalesce(last, ''), name_sort, id LIMIT "));
	query_bind(&query, cell_integer(OVERVIEW_GAPS));
	struct rows rows;
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct gap *gap = &overview->gaps[overview->gap_count];
		gap->place = record_find(call, &place_entity, rows_text(&rows, i, 0));
		if (gap->place == NULL)
			continue;
		if (!day_parse(rows_text(&rows, i, 1), &gap->last_visit))
			gap->last_visit = (struct day){ "" };
		overview->gap_count++;
	}
	return true;
}

static bool read_coverage(struct call *call, struct overview *overview)
{
	overview->coverage = sees_all_visits(call);
	if (!overview->coverage)
		return true;
	struct query query = query_in(call->arena);
	query_add(&query,
		SQL("SELECT CAST(count(*) AS BIGINT), CAST(count(last) AS BIGINT),"
		    " CAST(coalesce(sum(CASE WHEN last >= "));
	query_bind(&query, cell_text(str_copy(call->arena, day_str(&overview->from))));
	query_add(&query,
		SQL(" THEN 1 ELSE 0 END), 0) AS BIGINT) FROM (SELECT " LAST_VISIT
		    " AS last FROM place t WHERE t.binned_at IS NULL AND t.state = 'active'"));
	permit_where(call, &query, &place_entity);
	query_add(&query, SQL(") AS p"));
	struct rows rows;
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	overview->places_active = rows_integer(&rows, 0, 0);
	overview->places_never = overview->places_active - rows_integer(&rows, 0, 1);
	overview->places_visited = rows_integer(&rows, 0, 2);
	return read_gaps(call, overview);
}

bool overview(struct call *call, struct overview *overview)
{
	*overview = (struct overview){ .to = call->today };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	overview->from = day_add(&call->today, -364);
	return read_waiting(call, overview) && read_visit(call, overview) && read_opinions(call, overview) &&
	       read_chain(call, overview) && read_figures(call, overview) &&
	       read_coverage(call, overview);
}
