// The rows of figures over what the mechanism does abroad, whom it protects, what it has, and how long its reports take.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/permit.h"

// --- Exchanges, events, reports sent

static struct sql of_act(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->act;
}

// id, entity, day, and what each kind of act is split by; what it has none of is empty.
static void add_acts(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'treaty_exchange' AS entity, t.day AS day, t.body AS body,"
	                     " t.kind AS exchange_kind, '' AS event_kind, '' AS role, '' AS network, '' AS report_kind"
	                     " FROM treaty_exchange t WHERE t.binned_at IS NULL AND t.day <= "));
	counting_bind(counting, counting->as_of);
	permit_where(counting->call, query, &treaty_exchange_entity);
	query_add(query, SQL(" UNION ALL SELECT t.id AS id, 'event' AS entity, t.starts_on AS day, '' AS body,"
	                     " '' AS exchange_kind, t.kind AS event_kind, coalesce(t.our_role, '') AS role,"
	                     " coalesce(t.network, '') AS network, '' AS report_kind FROM event t WHERE t.binned_at IS NULL"
	                     " AND t.state IN ('held', 'outcome_published') AND "));
	counting_by_day(counting, SQL("coalesce(t.ends_on, t.starts_on)"), counting->as_of);
	permit_where(counting->call, query, &event_entity);
	query_add(query, SQL(" UNION ALL SELECT t.id AS id, 'report' AS entity, t.sent_on AS day, '' AS body,"
	                     " '' AS exchange_kind, '' AS event_kind, '' AS role, '' AS network, t.kind AS report_kind"
	                     " FROM report t WHERE t.binned_at IS NULL AND t.sent_on <= "));
	counting_bind(counting, counting->as_of);
	permit_where(counting->call, query, &report_entity);
}

void count_act_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, t.entity AS entity, "));
	counting_keys(counting, of_act);
	query_add(query, SQL("1 AS num, 0 AS den, CASE WHEN t.entity = 'treaty_exchange' THEN 1 ELSE 0 END AS x0,"
	                     " CASE WHEN t.entity = 'event' THEN 1 ELSE 0 END AS x1,"
	                     " CASE WHEN t.entity = 'report' THEN 1 ELSE 0 END AS x2, 0 AS x3, 0 AS x4, 0 AS x5,"
	                     " '' AS a, '' AS b FROM ("));
	add_acts(counting);
	query_add(query, SQL(") AS t WHERE 1 = 1"));
	counting_in_period(counting, SQL("t.day"));
	counting_filters(counting, of_act);
}

// --- Reprisals

static struct sql of_reprisal(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->reprisal;
}

// The result as it was known on the day: from the day of closing, or, where nobody wrote it down, since it was recorded.
static void add_result(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("CASE WHEN t.closed_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" OR t.closed_on IS NULL AND "));
	counting_settled(counting, &reprisal_entity, "result");
	query_add(query, SQL(" THEN coalesce(t.result, '') ELSE '' END AS result"));
}

void count_reprisal_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'reprisal' AS entity, "));
	counting_keys(counting, of_reprisal);
	query_add(query, SQL("1 AS num, 0 AS den, CASE WHEN t.raised_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" THEN 1 ELSE 0 END AS x0, CASE WHEN t.result <> '' THEN 1 ELSE 0 END AS x1,"
	                     " CASE WHEN t.result = 'stopped' THEN 1 ELSE 0 END AS x2, 0 AS x3, 0 AS x4, 0 AS x5,"
	                     " '' AS a, '' AS b FROM (SELECT t.id, t.place, t.visit, t.kinds, t.reported_on, t.raised_on, "));
	add_result(counting);
	query_add(query, SQL(" FROM reprisal t WHERE t.binned_at IS NULL AND t.reported_on <= "));
	counting_bind(counting, counting->as_of);
	permit_where(counting->call, query, &reprisal_entity);
	query_add(query, SQL(") AS t JOIN place p ON p.id = t.place"));
	counting_sets(counting, of_reprisal);
	query_add(query, SQL(" WHERE 1 = 1"));
	counting_in_period(counting, SQL("t.reported_on"));
	counting_filters(counting, of_reprisal);
}

// --- Staff and resources

static struct sql of_staff(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->staff;
}

static int64_t year_of(str day)
{
	int64_t year = 0;
	return str_to_integer(str_slice(day, 0, 4), &year) ? year : 0;
}

// "t.year BETWEEN the first year of the period AND the year of the day, or the last of the period".
static void add_years(struct counting *counting)
{
	int64_t as_of = year_of(counting->as_of), to = year_of(counting->to);
	query_add(&counting->query, SQL("t.binned_at IS NULL AND t.year BETWEEN "));
	query_bind(&counting->query, cell_integer(year_of(counting->from)));
	query_add(&counting->query, SQL(" AND "));
	query_bind(&counting->query, cell_integer(to < as_of ? to : as_of));
}

// Split or filtered by year every year is counted, else the last one with staff, or else with resources.
static void add_year(struct counting *counting)
{
	struct query *query = &counting->query;
	add_years(counting);
	if (counting_uses(counting, "year"))
		return;
	query_add(query, SQL(" AND t.year = coalesce((SELECT max(t.year) FROM staff_count t WHERE "));
	add_years(counting);
	query_add(query, SQL("), (SELECT max(t.year) FROM yearly_resource t WHERE "));
	add_years(counting);
	query_add(query, SQL("))"));
}

// Of a year there is one row of resources; x4 says which of its numbers are known, a bit for each.
void count_staff_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, t.entity AS entity, "));
	counting_keys(counting, of_staff);
	query_add(query, SQL("t.persons AS num, 0 AS den, t.budget AS x0, t.spent AS x1, t.vehicles AS x2, t.days_lost AS x3,"
	                     " t.known AS x4, 0 AS x5, t.currency AS a, '' AS b FROM (SELECT t.id AS id, 'staff_count' AS entity,"
	                     " t.year AS year, coalesce(t.sex, '') AS sex, coalesce(t.profession, '') AS profession,"
	                     " t.persons AS persons, 0 AS budget, 0 AS spent, 0 AS vehicles, 0 AS days_lost, '' AS currency,"
	                     " 0 AS known FROM staff_count t WHERE "));
	add_year(counting);
	permit_where(counting->call, query, &staff_count_entity);
	// A budget is of no sex and no profession.
	if (!counting_uses(counting, "sex") && !counting_uses(counting, "profession")) {
		query_add(query, SQL(" UNION ALL SELECT t.id AS id, 'yearly_resource' AS entity, t.year AS year, '' AS sex,"
		                     " '' AS profession, 0 AS persons, coalesce(t.budget, 0) AS budget, coalesce(t.spent, 0) AS spent,"
		                     " coalesce(t.vehicles, 0) AS vehicles, coalesce(t.days_lost, 0) AS days_lost,"
		                     " coalesce(t.currency, '') AS currency,"
		                     " CASE WHEN t.budget IS NULL THEN 0 ELSE 1 END + CASE WHEN t.spent IS NULL THEN 0 ELSE 2 END"
		                     " + CASE WHEN t.vehicles IS NULL THEN 0 ELSE 4 END"
		                     " + CASE WHEN t.days_lost IS NULL THEN 0 ELSE 8 END AS known FROM yearly_resource t WHERE "));
		add_year(counting);
		permit_where(counting->call, query, &yearly_resource_entity);
	}
	query_add(query, SQL(") AS t WHERE 1 = 1"));
	counting_filters(counting, of_staff);
}

// --- Reports about visits

static struct sql of_report(const struct dimension *dimension)
{
	return dimension->outer ? (struct sql){ "" } : dimension->report;
}

// The end of the last of its visits, or nothing where one of them has no whole day.
static void add_ended(struct counting *counting)
{
	query_add(&counting->query,
		SQL("coalesce((SELECT CASE WHEN count(*) = sum(CASE WHEN length(v.ended_on) = 10 THEN 1 ELSE 0 END)"
		    " THEN max(v.ended_on) ELSE '' END FROM visit v WHERE v.binned_at IS NULL"
		    " AND replace(t.visits, v.id, '') <> t.visits), '') AS ended"));
}

// "CASE WHEN column <= day THEN column ELSE '' END".
static void add_known(struct counting *counting, struct sql column)
{
	struct query *query = &counting->query;
	query_add(query, SQL("CASE WHEN "));
	query_add(query, column);
	query_add(query, SQL(" <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" THEN "));
	query_add(query, column);
	query_add(query, SQL(" ELSE '' END"));
}

// Sent by the day: by its own day, or, where only the state tells, since the state does.
static void add_sent(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("CASE WHEN t.sent_on <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" OR t.sent_on IS NULL AND t.state IN ('sent', 'published', 'kept_confidential') AND "));
	counting_settled(counting, &report_entity, "state");
	query_add(query, SQL(" THEN 1 ELSE 0 END AS is_sent"));
}

// Those that were sent, and those whose visits are over; num says which.
void count_report_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT t.id AS id, 'report' AS entity, "));
	counting_keys(counting, of_report);
	query_add(query, SQL("t.is_sent AS num, 0 AS den, 0 AS x0, 0 AS x1, 0 AS x2, 0 AS x3, 0 AS x4, 0 AS x5,"
	                     " t.ended AS a, t.sent || '/' || t.published AS b FROM (SELECT w.*,"
	                     " CASE WHEN w.sent <> '' THEN w.sent ELSE w.ended END AS day FROM (SELECT t.id, t.kind, "));
	add_ended(counting);
	query_add(query, SQL(", "));
	add_sent(counting);
	query_add(query, SQL(", "));
	add_known(counting, SQL("t.sent_on"));
	query_add(query, SQL(" AS sent, "));
	add_known(counting, SQL("t.published_on"));
	query_add(query, SQL(" AS published FROM report t WHERE t.binned_at IS NULL AND t.visits IS NOT NULL"));
	permit_where(counting->call, query, &report_entity);
	query_add(query, SQL(") AS w) AS t WHERE (t.is_sent = 1 OR t.ended <> '' AND t.ended <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(")"));
	counting_in_period(counting, SQL("t.day"));
	counting_filters(counting, of_report);
}
