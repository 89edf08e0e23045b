// The rows of figures over laws, agreements and what is done under them, and trainings.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/permit.h"

// --- Observations on laws

static struct sql of_observation(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->observation;
}

// "CASE WHEN it was compared by the day, and so, THEN 1 ELSE 0 END AS …".
static void add_taken(struct counting *counting, struct sql so, struct sql as)
{
	struct query *query = &counting->query;
	query_add(query, SQL("CASE WHEN r.uptake_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, so);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS "));
	query_add(query, as);
	query_add(query, SQL(", "));
}

void count_observation_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT r.id AS id, 'recommendation' AS entity, "));
	counting_keys(counting, of_observation);
	add_taken(counting, SQL(" AND r.uptake = 'in_full'"), SQL("num"));
	add_taken(counting, SQL(""), SQL("den"));
	query_add(query, SQL("1 AS x0, "));
	add_taken(counting, SQL(" AND r.uptake = 'in_part'"), SQL("x1"));
	add_taken(counting, SQL(" AND r.uptake = 'not_taken'"), SQL("x2"));
	query_add(query, SQL("CASE WHEN r.uptake_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" THEN 0 ELSE 1 END AS x3, 0 AS x4, 0 AS x5, '' AS a, '' AS b FROM "));
	counting_sent(counting);
	query_add(query, SQL(" JOIN recommendation r ON r.id = l.recommendation"));
	counting_sets(counting, of_observation);
	query_add(query, SQL(" WHERE r.binned_at IS NULL AND r.legal_text IS NOT NULL"));
	counting_filters(counting, of_observation);
}

// --- Actions: what is done under agreements

static struct sql of_action(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->action;
}

struct kind_of_action {
	const struct entity *entity;
	struct sql name;        // As a literal.
	struct sql day;         // For which it is planned.
	struct sql done_day;
	struct sql is_done;     // Its state says that it was done, if its day has come.
};

static const struct kind_of_action actions[] = {
	// What was done ahead of its day counts from when it was done.
	{ &joint_action_entity, SQL_ROW("'joint_action'"),
		SQL_ROW("CASE WHEN t.planned_on IS NULL OR t.done_on < t.planned_on || substr('0000-12-31', length(t.planned_on) + 1)"
			" THEN t.done_on ELSE t.planned_on END"),
		SQL_ROW("coalesce(t.done_on, t.planned_on)"), SQL_ROW("t.state IN ('done', 'evaluated')") },
	{ &training_session_entity, SQL_ROW("'training_session'"), SQL_ROW("t.starts_on"),
		SQL_ROW("coalesce(t.ends_on, t.starts_on)"), SQL_ROW("t.state IN ('done', 'evaluated')") },
	{ &event_entity, SQL_ROW("'event'"), SQL_ROW("t.starts_on"), SQL_ROW("coalesce(t.ends_on, t.starts_on)"),
		SQL_ROW("t.state IN ('held', 'outcome_published')") },
};

// id, entity, agreement, day, done: of one noun, what was planned for the day or before and was not cancelled by then.
static void add_actions_of(struct counting *counting, const struct kind_of_action *kind)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, "));
	query_add(query, kind->name);
	query_add(query, SQL(" AS entity, coalesce(t.agreement, c.agreement) AS agreement, "));
	query_add(query, kind->day);
	query_add(query, SQL(" AS day, CASE WHEN "));
	query_add(query, kind->is_done);
	query_add(query, SQL(" AND "));
	counting_by_day(counting, kind->done_day, counting->as_of);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS done FROM "));
	query_name(query, kind->entity->name);
	query_add(query, SQL(" t LEFT JOIN cooperation_project c ON c.id = t.cooperation_project"
	                     " WHERE t.binned_at IS NULL AND coalesce(t.agreement, c.agreement) IS NOT NULL AND "));
	counting_by_day(counting, kind->day, counting->as_of);
	query_add(query, SQL(" AND NOT (t.state = 'cancelled' AND "));
	counting_settled(counting, kind->entity, "state");
	query_add(query, SQL(")"));
	permit_where(counting->call, query, kind->entity);
}

static void add_actions(struct counting *counting)
{
	query_add(&counting->query, SQL("("));
	for (size_t i = 0; i < COUNT(actions); i++) {
		query_add(&counting->query, i > 0 ? SQL(" UNION ALL ") : SQL(""));
		add_actions_of(counting, &actions[i]);
	}
	query_add(&counting->query, SQL(")"));
}

void count_action_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, t.entity AS entity, "));
	counting_keys(counting, of_action);
	query_add(query, SQL("t.done AS num, 1 AS den, "));
	counting_more(counting);
	query_add(query, SQL(", '' AS a, '' AS b FROM "));
	add_actions(counting);
	query_add(query, SQL(" AS t WHERE 1 = 1"));
	counting_in_period(counting, SQL("t.day"));
	counting_filters(counting, of_action);
}

// --- Agreements

static struct sql of_agreement(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->agreement;
}

// " AND …": begun and not over; or signed, and from when it is in force nobody wrote down.
static void add_in_force(struct counting *counting)
{
	static const struct sql ends[] = { SQL_ROW(" AND (t.ends_on IS NULL OR t.ends_on >= "),
		SQL_ROW(") AND (t.ended_on IS NULL OR t.ended_on >= ") };
	struct query *query = &counting->query;
	for (size_t i = 0; i < COUNT(ends); i++) {
		query_add(query, ends[i]);
		counting_bind(counting, counting->as_of);
	}
	query_add(query, SQL(") AND (t.starts_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" OR t.starts_on IS NULL AND (t.signed_on IS NULL AND t.state NOT IN ('negotiating', 'ended') OR "));
	counting_by_day(counting, SQL("t.signed_on"), counting->as_of);
	query_add(query, SQL("))"));
}

void count_agreement_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'agreement' AS entity, "));
	counting_keys(counting, of_agreement);
	query_add(query, SQL("CASE WHEN t.starts_on IS NULL THEN 0 ELSE 1 END AS num, 0 AS den,"
	                     " CASE WHEN t.starts_on IS NULL THEN 0 ELSE coalesce(n.planned, 0) END AS x0,"
	                     " CASE WHEN t.starts_on IS NULL THEN 0 ELSE coalesce(n.done, 0) END AS x1,"
	                     " CASE WHEN t.starts_on IS NULL THEN 1 ELSE 0 END AS x2, 0 AS x3, 0 AS x4, 0 AS x5,"
	                     " '' AS a, '' AS b FROM agreement t LEFT JOIN (SELECT agreement, count(*) AS planned,"
	                     " sum(done) AS done FROM "));
	add_actions(counting);
	query_add(query, SQL(" AS d GROUP BY agreement) AS n ON n.agreement = t.id"));
	counting_sets(counting, of_agreement);
	query_add(query, SQL(" WHERE t.binned_at IS NULL"));
	add_in_force(counting);
	counting_in_period(counting, SQL("t.starts_on"));
	permit_where(counting->call, query, &agreement_entity);
	counting_filters(counting, of_agreement);
}

// --- Trainings

static struct sql of_training(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->training;
}

// " WHERE …": held by the day, in the period.
static void add_held(struct counting *counting)
{
	struct query *query = &counting->query;
	counting_sets(counting, of_training);
	query_add(query, SQL(" WHERE t.binned_at IS NULL AND t.state IN ('done', 'evaluated') AND "));
	counting_by_day(counting, SQL("coalesce(t.ends_on, t.starts_on)"), counting->as_of);
	counting_in_period(counting, SQL("t.starts_on"));
	permit_where(counting->call, query, &training_session_entity);
	counting_filters(counting, of_training);
}

// Participants of one sex and rank a row; and beside them each training once for whatever the figure is split by.
void count_trained_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT a.id AS id, 'attendance' AS entity, "));
	counting_keys(counting, of_training);
	query_add(query, SQL("a.persons AS num, 0 AS den, 0 AS x0, 0 AS x1, a.persons * coalesce(t.hours, 0) AS x2, 0 AS x3,"
	                     " 0 AS x4, 0 AS x5, '' AS a, '' AS b FROM attendance a"
	                     " JOIN training_session t ON t.id = a.training_session AND a.binned_at IS NULL"));
	add_held(counting);
	query_add(query, SQL(" UNION ALL SELECT DISTINCT t.id AS id, 'training_session' AS entity, "));
	counting_keys(counting, of_training);
	query_add(query, SQL("0 AS num, 0 AS den, 1 AS x0, coalesce(t.hours, 0) AS x1, 0 AS x2, coalesce(t.tested, 0) AS x3,"
	                     " coalesce((t.points_after - t.points_before) * CASE WHEN t.tested * t.points_most > 0 THEN 1 ELSE 0 END, 0)"
	                     " AS x4, CASE WHEN t.points_after IS NULL THEN 0 ELSE coalesce(t.tested * t.points_most, 0) END AS x5,"
	                     " '' AS a, '' AS b FROM training_session t"
	                     " LEFT JOIN attendance a ON a.training_session = t.id AND a.binned_at IS NULL"));
	add_held(counting);
}
