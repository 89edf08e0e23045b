// The rows of figures over urgent measures and rehabilitation projects.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/permit.h"

struct sql count_of_urgent(const struct dimension *dimension)
{
	if (dimension->outer)
		return (struct sql){ "" };
	return str_is(str_from(dimension->name), "authority") ? SQL("t.authority") : dimension->place;
}

static void add_before(struct counting *counting, struct sql column, str until)
{
	query_add(&counting->query, column);
	query_add(&counting->query, SQL(" < "));
	counting_bind(counting, until);
}

// Due: sent, and answered or out of time. A clock that runs says nothing yet.
static void add_due(struct counting *counting, str until, str now)
{
	struct query *query = &counting->query;
	query_add(query, SQL("CASE WHEN "));
	add_before(counting, SQL("t.sent_at"), until);
	query_add(query, SQL(" AND ("));
	add_before(counting, SQL("t.due_at"), now);
	query_add(query, SQL(" OR "));
	add_before(counting, SQL("t.answered_at"), until);
	query_add(query, SQL(") THEN 1 ELSE 0 END AS den, "));
}

static void add_beside(struct counting *counting, str until)
{
	struct query *query = &counting->query;
	query_add(query, SQL("1 AS x0, CASE WHEN "));
	add_before(counting, SQL("t.sent_at"), until);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS x1, CASE WHEN "));
	add_before(counting, SQL("t.answered_at"), until);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS x2, CASE WHEN t.result = 'solved' AND "));
	add_before(counting, SQL("t.verified_at"), until);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS x3, 0 AS x4, 0 AS x5"));
}

void count_urgent_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	str until = counting_end_of(counting, counting->as_of), now = str_copy(counting->call->arena, instant_str(&counting->call->now));
	query_add(query, SQL("SELECT t.id AS id, 'urgent_measure' AS entity, "));
	counting_keys(counting, count_of_urgent);
	query_add(query, SQL("CASE WHEN t.answered_at <= t.due_at AND "));
	add_before(counting, SQL("t.answered_at"), until);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS num, "));
	add_due(counting, until, str_compare(now, until) < 0 ? now : until);
	add_beside(counting, until);
	query_add(query, SQL(", '' AS a, '' AS b FROM urgent_measure t JOIN place p ON p.id = t.place"
	                     " WHERE t.binned_at IS NULL AND "));
	add_before(counting, SQL("t.raised_at"), until);
	if (counting->period) {
		struct day from;
		str begins = S("");
		if (day_parse(counting->from, &from)) {
			struct day before = day_add(&from, -1);
			begins = counting_end_of(counting, day_str(&before));
		}
		query_add(query, SQL(" AND t.raised_at >= "));
		counting_bind(counting, begins);
		query_add(query, SQL(" AND "));
		add_before(counting, SQL("t.raised_at"), counting_end_of(counting, counting->to));
	}
	permit_where(counting->call, query, &urgent_measure_entity);
	counting_filters(counting, count_of_urgent);
}

// --- Projects

struct sql count_of_project(const struct dimension *dimension)
{
	if (dimension->outer)
		return (struct sql){ "" };
	return str_is(str_from(dimension->name), "currency") ? SQL("coalesce(t.currency, '')") : dimension->place;
}

static void add_by(struct counting *counting, struct sql column, struct sql as)
{
	query_add(&counting->query, SQL("CASE WHEN "));
	query_add(&counting->query, column);
	query_add(&counting->query, SQL(" <= "));
	counting_bind(counting, counting->as_of);
	query_add(&counting->query, SQL(" THEN 1 ELSE 0 END AS "));
	query_add(&counting->query, as);
	query_add(&counting->query, SQL(", "));
}

// What the events of the line say by that day.
static void add_line_sum(struct counting *counting, struct sql code)
{
	static const struct sql tables[] = { { "figure_event" }, { "figure_fresh" } };
	struct query *query = &counting->query;
	for (size_t i = 0; i < COUNT(tables); i++) {
		query_add(query, i == 0 ? SQL("((SELECT coalesce(sum(e.n), 0) FROM ") : SQL(") + (SELECT coalesce(sum(e.n), 0) FROM "));
		query_add(query, tables[i]);
		query_add(query, SQL(" e WHERE e.line = l.id AND e.code = '"));
		query_add(query, code);
		query_add(query, SQL("' AND e.day <= "));
		counting_bind(counting, counting->as_of);
	}
	query_add(query, SQL("))"));
}

// Linked recommendations of which every line that was sent by that day was found full by it: sums of the figure events
// of each line, so that a past day says what was so then.
static void add_solved(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("(SELECT count(*) FROM recommendation r WHERE r.binned_at IS NULL"
	                     " AND t.recommendations LIKE '%' || r.id || '%'"
	                     " AND EXISTS (SELECT 1 FROM addressee_line l WHERE l.recommendation = r.id AND "));
	add_line_sum(counting, SQL("issued"));
	query_add(query, SQL(" > 0) AND NOT EXISTS (SELECT 1 FROM addressee_line l WHERE l.recommendation = r.id AND "));
	add_line_sum(counting, SQL("issued"));
	query_add(query, SQL(" > 0 AND "));
	add_line_sum(counting, SQL("full"));
	query_add(query, SQL(" <= 0)) AS x2, "));
}

void count_project_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'rehabilitation_project' AS entity, "));
	counting_keys(counting, count_of_project);
	add_by(counting, SQL("t.verified_on"), SQL("num"));
	query_add(query, SQL("1 AS den, "));
	add_by(counting, SQL("t.funded_on"), SQL("x0"));
	add_by(counting, SQL("t.delivered_on"), SQL("x1"));
	add_solved(counting);
	// Amounts of two currencies are not added: the cost stands only beside what is split or filtered by it.
	query_add(query, counting_uses(counting, "currency") ? SQL("coalesce(t.cost, 0)") : SQL("0"));
	query_add(query, SQL(" AS x3, 0 AS x4, 0 AS x5, '' AS a, '' AS b FROM rehabilitation_project t JOIN place p ON p.id = t.place"
	                     " WHERE t.binned_at IS NULL AND t.identified_on <= "));
	counting_bind(counting, counting->as_of);
	if (counting->period) {
		query_add(query, SQL(" AND t.identified_on BETWEEN "));
		counting_bind(counting, counting->from);
		query_add(query, SQL(" AND "));
		counting_bind(counting, counting->to);
	}
	permit_where(counting->call, query, &rehabilitation_project_entity);
	counting_filters(counting, count_of_project);
}
