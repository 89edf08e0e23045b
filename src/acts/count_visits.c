// The rows of figures over visits and places.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/permit.h"

static struct sql of_visit(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->visit;
}

static struct sql of_place(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->place;
}

// " AND …": begun, within the period, and to be seen by the caller.
static void add_begun(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL(" AND t.binned_at IS NULL AND t.state <> 'planned' AND "));
	counting_by_day(counting, SQL("t.started_on"), counting->as_of);
	counting_in_period(counting, SQL("t.started_on"));
	permit_where(counting->call, query, &visit_entity);
}

// The day of the visit to the same place before this one, seen by the same caller.
static void add_before(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL(", t.started_on AS a, coalesce((SELECT max(o.started_on) FROM visit o WHERE o.place = t.place"
			     " AND o.id <> t.id AND o.binned_at IS NULL AND o.state <> 'planned'"
			     " AND (o.started_on < t.started_on OR o.started_on = t.started_on AND o.id < t.id)), '') AS b"));
}

static void add_texts(struct counting *counting)
{
	struct query *query = &counting->query;
	if (counting->indicator->measure == MEASURE_MEDIAN)
		add_before(counting);
	else
		query_add(query, SQL(", t.started_on AS a, coalesce(t.ended_on, '') AS b"));
}

static void add_visits(struct counting *counting, struct sql id, struct sql entity)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT "));
	if (counting->indicator->counted == COUNTED_PLACES)
		query_add(query, SQL("DISTINCT "));
	query_add(query, id);
	query_add(query, SQL(" AS id, "));
	query_add(query, entity);
	query_add(query, SQL(" AS entity, "));
	counting_keys(counting, of_visit);
	query_add(query, counting->indicator->above);
	query_add(query, SQL(" AS num, "));
	query_add(query, counting->indicator->below);
	query_add(query, SQL(" AS den, "));
	counting_more(counting);
	if (counting->indicator->counted == COUNTED_PLACES)
		query_add(query, SQL(", '' AS a, '' AS b"));
	else
		add_texts(counting);
	query_add(query, SQL(" FROM visit t JOIN place p ON p.id = t.place WHERE 1 = 1"));
	add_begun(counting);
	counting_filters(counting, of_visit);
}

// Every place that is active on the day, and whether it was visited.
static void add_stock(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT p.id AS id, 'place' AS entity, "));
	counting_keys(counting, of_place);
	query_add(query,
		SQL("CASE WHEN EXISTS (SELECT 1 FROM visit t WHERE t.place = p.id"));
	add_begun(counting);
	query_add(query, SQL(") THEN 1 ELSE 0 END AS num, 1 AS den, "));
	counting_more(counting);
	query_add(query,
		SQL(", '' AS a, '' AS b FROM place p WHERE p.binned_at IS NULL"
		    " AND p.state NOT IN ('proposed', 'rejected', 'suspended', 'merged')"
		    " AND coalesce(p.opened_on, '') <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" AND (p.state <> 'closed' AND p.closed_on IS NULL OR p.closed_on > "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(")"));
	counting_limits(counting, SQL("p.region"), SQL("p.authority"));
	counting_filters(counting, of_place);
}

static struct sql of_plan(const struct dimension *dimension)
{
	return dimension->outer || dimension->plan.text == NULL ? (struct sql){ "" } : dimension->plan;
}

// Lines of the plan whose time lies in the period: of the year, or of their quarter. A line that was
// cancelled is no longer planned; one that was put off still is.
static void add_plan(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL(" UNION ALL SELECT t.id AS id, 'plan_line' AS entity, "));
	counting_keys(counting, of_plan);
	query_add(query, SQL("0 AS num, t.planned AS den, "));
	counting_more(counting);
	query_add(query,
		SQL(", '' AS a, '' AS b FROM plan_line t LEFT JOIN place p ON p.id = t.place"
		    " WHERE t.binned_at IS NULL AND t.state <> 'cancelled'"
		    " AND CAST(t.year AS TEXT) || CASE coalesce(t.quarter, 1) WHEN 1 THEN '-01' WHEN 2 THEN '-04'"
		    " WHEN 3 THEN '-07' ELSE '-10' END || '-01' BETWEEN "));
	counting_bind(counting, counting->from);
	query_add(query, SQL(" AND "));
	counting_bind(counting, counting->as_of);
	query_add(query,
		SQL(" AND CAST(t.year AS TEXT) || CASE coalesce(t.quarter, 4) WHEN 1 THEN '-03-31' WHEN 2 THEN '-06-30'"
		    " WHEN 3 THEN '-09-30' ELSE '-12-31' END <= "));
	counting_bind(counting, counting->to);
	permit_where(counting->call, query, &plan_line_entity);
	counting_filters(counting, of_plan);
}

// Recommendations that come from a visit and were sent in the period.
static void add_recommendations(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL(" UNION ALL SELECT r.id AS id, 'recommendation' AS entity, "));
	counting_keys(counting, of_visit);
	query_add(query, SQL("1 AS num, 0 AS den, "));
	counting_more(counting);
	query_add(query,
		SQL(", '' AS a, '' AS b FROM recommendation r JOIN visit t ON t.id = r.visit JOIN place p ON p.id = t.place"
		    " WHERE r.id IN (SELECT l.recommendation FROM addressee_line l WHERE l.id IN"
		    " (SELECT line FROM "));
	months_issued(query, counting->from, str_compare(counting->to, counting->as_of) < 0 ? counting->to : counting->as_of);
	query_add(query, SQL(" WHERE 1 = 1"));
	counting_limits(counting, SQL("region"), SQL("authority"));
	query_add(query, SQL(" GROUP BY line HAVING sum(n) > 0))"));
	permit_where_known(counting->call, query, &visit_entity);
	counting_filters(counting, of_visit);
}

void count_visit_rows(struct counting *counting)
{
	if (counting->indicator->counted == COUNTED_STOCK)
		add_stock(counting);
	else if (counting->indicator->counted == COUNTED_PLACES)
		add_visits(counting, SQL("t.place"), SQL("'place'"));
	else
		add_visits(counting, SQL("t.id"), SQL("'visit'"));
	if (counting->indicator->counted == COUNTED_PLAN)
		add_plan(counting);
	else if (counting->indicator->counted == COUNTED_YIELD)
		add_recommendations(counting);
}

// --- Counts of people

static struct sql of_snapshot(const struct dimension *dimension)
{
	return dimension->outer                   ? (struct sql){ "" }
	       : dimension->snapshot.text != NULL ? dimension->snapshot
	                                          : dimension->place;
}

static struct sql above(const struct counting *counting)
{
	static const struct {
		const char *group;
		struct sql column;
	} groups[] = { { "remand", SQL_ROW("t.remand") }, { "women", SQL_ROW("t.women") },
		{ "minors", SQL_ROW("t.minors") }, { "foreigners", SQL_ROW("t.foreigners") } };
	for (size_t i = 0; i < COUNT(groups); i++)
		if (counting->group.length > 0 && str_is(counting->group, groups[i].group))
			return groups[i].column;
	return counting->indicator->above;
}

static struct sql above_of_later(const struct counting *counting)
{
	const char *const codes[] = { "P1", "P2", "P3" };
	const struct sql columns[] = { SQL("s.present - s.capacity"), SQL("s.present - s.capacity"),
		SQL("s.area - s.present") };
	for (size_t i = 0; i < COUNT(codes); i++)
		if (str_is(str_from(counting->indicator->code), codes[i]))
			return columns[i];
	return str_is(counting->group, "women")     ? SQL("s.women - s.present")
	       : str_is(counting->group, "minors")  ? SQL("s.minors - s.present")
	       : str_is(counting->group, "foreigners") ? SQL("s.foreigners - s.present")
	                                            : SQL("s.remand - s.present");
}

// A count by year takes the last of each year, any other the last of all.
static void add_same_time(struct counting *counting)
{
	for (size_t i = 0; i < counting->by_count + counting->filter_count; i++) {
		str name = str_from(i < counting->by_count ? counting->by[i]->name
		                                           : counting->filters[i - counting->by_count]->name);
		if (str_is(name, "year") || str_is(name, "quarter"))
			query_add(&counting->query, SQL(" AND substr(s.counted_on, 1, 4) = substr(t.counted_on, 1, 4)"));
		if (str_is(name, "quarter"))
			query_add(&counting->query,
				SQL(" AND (CAST(substr(s.counted_on, 6, 2) AS BIGINT) + 2) / 3"
				    " = (CAST(substr(t.counted_on, 6, 2) AS BIGINT) + 2) / 3"));
		if (str_is(name, "month"))
			query_add(&counting->query, SQL(" AND substr(s.counted_on, 1, 7) = substr(t.counted_on, 1, 7)"));
	}
}

void count_snapshot_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'snapshot' AS entity, "));
	counting_keys(counting, of_snapshot);
	query_add(query, above(counting));
	query_add(query, SQL(" AS num, "));
	query_add(query, counting->indicator->below);
	query_add(query, SQL(" AS den, "));
	counting_more(counting);
	query_add(query, SQL(", '' AS a, '' AS b FROM snapshot t JOIN place p ON p.id = t.place WHERE t.binned_at IS NULL AND ("));
	query_add(query, above(counting));
	query_add(query, SQL(") IS NOT NULL AND ("));
	query_add(query, counting->indicator->below);
	query_add(query, SQL(") > 0 AND t.counted_on BETWEEN "));
	counting_bind(counting, counting->from);
	query_add(query, SQL(" AND "));
	str until = str_compare(counting->to, counting->as_of) < 0 ? counting->to : counting->as_of;
	counting_bind(counting, until);
	query_add(query, SQL(" AND NOT EXISTS (SELECT 1 FROM snapshot s WHERE s.place = t.place AND s.binned_at IS NULL AND ("));
	query_add(query, above_of_later(counting));
	query_add(query, SQL(") IS NOT NULL AND s.counted_on <= "));
	counting_bind(counting, until);
	query_add(query, SQL(" AND (s.counted_on > t.counted_on OR s.counted_on = t.counted_on AND s.id > t.id)"));
	add_same_time(counting);
	query_add(query, SQL(")"));
	permit_where(counting->call, query, &snapshot_entity);
	counting_filters(counting, of_snapshot);
}
