// The rows of figures over urgent measures.
#include "acts/count_inside.h"
#include "model/entities.h"
#include "model/permit.h"

enum { MILLISECONDS_OF_DAY = 24 * 60 * 60 * 1000, MILLISECONDS_OF_QUARTER = 15 * 60 * 1000 };

// The instant at which the day after this one begins in the zone of the institution: zones differ from UTC by
// quarters of an hour.
static str end_of(struct counting *counting, str text)
{
	struct call *call = counting->call;
	const char *zone = str_c(call->arena, call->house.zone);
	struct day day;
	if (!day_parse(text, &day))
		return S("9999");
	int64_t at = (day_serial(&day) + 1) * MILLISECONDS_OF_DAY;
	struct instant instant = instant_from_milliseconds(at - MILLISECONDS_OF_QUARTER);
	for (struct day of = day_of_instant(&instant, zone); day_difference(&of, &day) > 0; of = day_of_instant(&instant, zone)) {
		at -= MILLISECONDS_OF_QUARTER;
		instant = instant_from_milliseconds(at - MILLISECONDS_OF_QUARTER);
	}
	instant = instant_from_milliseconds(at);
	for (struct day of = day_of_instant(&instant, zone); day_difference(&of, &day) <= 0; of = day_of_instant(&instant, zone)) {
		at += MILLISECONDS_OF_QUARTER;
		instant = instant_from_milliseconds(at);
	}
	return str_copy(call->arena, instant_str(&instant));
}

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
	query_add(query, SQL(" THEN 1 ELSE 0 END AS x3"));
}

void count_urgent_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	str until = end_of(counting, counting->as_of), now = str_copy(counting->call->arena, instant_str(&counting->call->now));
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
			begins = end_of(counting, day_str(&before));
		}
		query_add(query, SQL(" AND t.raised_at >= "));
		counting_bind(counting, begins);
		query_add(query, SQL(" AND "));
		add_before(counting, SQL("t.raised_at"), end_of(counting, counting->to));
	}
	permit_where(counting->call, query, &urgent_measure_entity);
	counting_filters(counting, count_of_urgent);
}
