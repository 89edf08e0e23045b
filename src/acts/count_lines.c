// The rows of figures over addressee lines: of each line the sum of its events up to the day.
#include "acts/count_inside.h"
#include "base/die.h"

// What authorities claim, counted by the same rules as what was verified.
static const char *claimed(const struct counting *counting, const char *code)
{
	static const char *const twins[][2] = { { "verified", "claimed" }, { "full", "claimed_full" },
		{ "partly", "claimed_partly" }, { "undated_verified", "undated_claimed" } };
	for (size_t i = 0; counting->claims && i < COUNT(twins); i++)
		if (str_is(str_from(code), twins[i][0]))
			return twins[i][1];
	return code;
}

struct needed {
	const char *codes[12];
	size_t count;
};

static void need(struct needed *needed, const char *code)
{
	if (code == NULL)
		return;
	for (size_t i = 0; i < needed->count; i++)
		if (str_is(str_from(code), needed->codes[i]))
			return;
	must(needed->count < COUNT(needed->codes));
	needed->codes[needed->count++] = code;
}

static struct needed needed_of(const struct indicator *indicator)
{
	struct needed needed = { .count = 0 };
	for (size_t i = 0; i < COUNT(indicator->numerators); i++)
		need(&needed, indicator->numerators[i]);
	for (size_t i = 0; i < COUNT(indicator->needs); i++)
		need(&needed, indicator->needs[i]);
	need(&needed, indicator->denominator);
	need(&needed, indicator->less);
	need(&needed, indicator->undated);
	return needed;
}

// The line was full on an earlier day.
static bool is_then(const char *code)
{
	return str_is(str_from(code), "full_then");
}

static void add_sum(struct counting *counting, const char *code)
{
	struct query *query = &counting->query;
	query_add(query, SQL(", CAST(sum(CASE WHEN code = "));
	counting_bind(counting, str_from(is_then(code) ? "full" : claimed(counting, code)));
	if (is_then(code)) {
		query_add(query, SQL(" AND day <= "));
		counting_bind(counting, counting->since);
	}
	query_add(query, SQL(" THEN n ELSE 0 END) AS BIGINT) AS n_"));
	query_name(query, code);
}

static struct sql summed(const struct dimension *dimension)
{
	return dimension->summed && !dimension->outer ? dimension->line : (struct sql){ "" };
}

static struct sql joined(const struct dimension *dimension)
{
	return dimension->summed || dimension->outer ? (struct sql){ "" } : dimension->line;
}

static struct sql of_line(const struct dimension *dimension)
{
	return dimension->line;
}

static bool of_repeats(const struct counting *counting)
{
	return str_is(str_from(counting->indicator->code), "Q1");
}

static void add_period(struct counting *counting)
{
	struct query *query = &counting->query;
	if (!counting->period || of_repeats(counting))
		return;
	query_add(query, SQL(" AND line IN (SELECT line FROM "));
	months_issued(query, counting->from, counting->to);
	query_add(query, SQL(" GROUP BY line HAVING sum(n) > 0)"));
}

static void add_events(struct counting *counting)
{
	struct query *query = &counting->query;
	struct needed needed = needed_of(counting->indicator);
	query_add(query, SQL("(SELECT line, authority, place_kind, region, theme"));
	for (size_t i = 0; i < needed.count; i++)
		add_sum(counting, needed.codes[i]);
	query_add(query, SQL(" FROM " FIGURE_EVENTS " e WHERE code IN ("));
	for (size_t i = 0; i < needed.count; i++) {
		query_add(query, i == 0 ? SQL("") : SQL(", "));
		counting_bind(counting, str_from(is_then(needed.codes[i]) ? "full" : claimed(counting, needed.codes[i])));
	}
	query_add(query, SQL(") AND day <= "));
	counting_bind(counting, counting->as_of);
	counting_limits(counting, SQL("region"), SQL("authority"));
	counting_filters(counting, summed);
	add_period(counting);
	query_add(query, SQL(" GROUP BY line, authority, place_kind, region, theme) AS e"));
}

static void add_codes(struct counting *counting, const char *const *codes, size_t count)
{
	struct query *query = &counting->query;
	bool first = true;
	for (size_t i = 0; i < count; i++) {
		if (codes[i] == NULL)
			continue;
		query_add(query, first ? SQL("e.n_") : SQL(" + e.n_"));
		query_name(query, codes[i]);
		first = false;
	}
	if (first)
		query_add(query, SQL("0"));
}

// Made again in the period: another recommendation that repeats this one was sent.
static void add_repeated(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query,
		SQL(" * CASE WHEN EXISTS (SELECT 1 FROM recommendation n JOIN addressee_line m ON m.recommendation = n.id"
		    " WHERE n.repeats = r.id AND n.binned_at IS NULL AND m.binned_at IS NULL"
		    " AND coalesce(m.sent_on, m.counts_from) BETWEEN "));
	counting_bind(counting, counting->from);
	query_add(query, SQL(" AND "));
	counting_bind(counting, str_compare(counting->to, counting->as_of) < 0 ? counting->to : counting->as_of);
	query_add(query, SQL(") THEN 1 ELSE 0 END"));
}

// The kind of reason of the last reply that took a position. A day that is known by its month or year only counts
// from its end.
void counting_of_whole(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query,
		SQL("coalesce((SELECT w.reason_kind FROM (SELECT q.reason_kind AS reason_kind, q.id AS id,"
		    " coalesce(q.received_on, q.counts_from) || substr('0000-12-31',"
		    " length(coalesce(q.received_on, q.counts_from)) + 1) AS day FROM reply q WHERE q.addressee_line = e.line"
		    " AND q.binned_at IS NULL AND coalesce(q.position, 'no_position') <> 'no_position') w WHERE w.day <= "));
	counting_bind(counting, counting->as_of);
	query_add(query, SQL(" ORDER BY w.day DESC, w.id DESC LIMIT 1), '')"));
}

static void add_of_whole(struct counting *counting)
{
	for (size_t i = 0; i < counting->filter_count; i++) {
		if (!counting->filters[i]->of_whole)
			continue;
		query_add(&counting->query, SQL(" * CASE WHEN "));
		counting_of_whole(counting);
		query_add(&counting->query, SQL(" = "));
		counting_bind(counting, counting->filter_keys[i]);
		query_add(&counting->query, SQL(" THEN 1 ELSE 0 END"));
	}
}

static void add_above(struct counting *counting)
{
	const struct indicator *indicator = counting->indicator;
	if (indicator->above.text != NULL)
		query_add(&counting->query, indicator->above);
	if (of_repeats(counting))
		add_repeated(counting);
	if (indicator->above.text != NULL)
		return;
	query_add(&counting->query, SQL("("));
	add_codes(counting, indicator->numerators, COUNT(indicator->numerators));
	query_add(&counting->query, SQL(")"));
	add_of_whole(counting);
}

static void add_below(struct counting *counting)
{
	const struct indicator *indicator = counting->indicator;
	if (indicator->above.text != NULL) {
		query_add(&counting->query, indicator->below);
		return;
	}
	add_codes(counting, &indicator->denominator, 1);
	if (indicator->less != NULL) {
		query_add(&counting->query, SQL(" - e.n_"));
		query_name(&counting->query, indicator->less);
	}
}

// The days of a median: from when a line ran, until when.
static void add_days(struct counting *counting)
{
	struct query *query = &counting->query;
	switch (counting->indicator->measure) {
	case MEASURE_MEDIAN:
		query_add(query, SQL(", CASE WHEN l.delivered_on <= "));
		counting_bind(counting, counting->as_of);
		query_add(query,
			SQL(" AND (e.n_replied = 0 OR l.delivered_on <= l.replied_on) THEN l.delivered_on"
			    " WHEN l.acknowledged_on <= "));
		counting_bind(counting, counting->as_of);
		query_add(query,
			SQL(" AND (e.n_replied = 0 OR l.acknowledged_on <= l.replied_on) THEN l.acknowledged_on"
			    " ELSE coalesce(l.sent_on, '') END AS a, CASE WHEN e.n_replied > 0 THEN coalesce(l.replied_on, '')"
			    " WHEN l.closed_on <= "));
		counting_bind(counting, counting->as_of);
		query_add(query, SQL(" THEN 'closed' ELSE '' END AS b"));
		break;
	case MEASURE_SURVIVAL:
		query_add(query,
			SQL(", coalesce(l.sent_on, '') AS a, coalesce((SELECT f.day FROM"
			    " (SELECT f.day, f.n FROM figure_event f WHERE f.line = e.line"
			    " AND f.code = 'full' UNION ALL SELECT f.day, f.n FROM figure_fresh f WHERE f.line = e.line"
			    " AND f.code = 'full') f WHERE f.day <= "));
		counting_bind(counting, counting->as_of);
		query_add(query, SQL(" GROUP BY f.day HAVING sum(f.n) > 0 ORDER BY f.day LIMIT 1), '') AS b"));
		break;
	case MEASURE_SHARE:
	case MEASURE_COUNT:
	case MEASURE_RATIO:
	case MEASURE_GAP:
		query_add(query, SQL(", '' AS a, '' AS b"));
		break;
	}
}

// Assessed in the period by the mechanism, and not as full.
static void add_assessed(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query,
		SQL(" AND EXISTS (SELECT 1 FROM assessment w WHERE w.addressee_line = e.line AND w.binned_at IS NULL"
		    " AND w.assessor IN ('npm_desk', 'npm_on_site') AND w.implementation NOT IN ('full', 'not_assessed')"
		    " AND NOT EXISTS (SELECT 1 FROM assessment c WHERE c.corrects = w.id AND c.binned_at IS NULL)"
		    " AND coalesce(w.assessed_on, w.counts_from) BETWEEN "));
	counting_bind(counting, counting->from);
	query_add(query, SQL(" AND "));
	counting_bind(counting, str_compare(counting->to, counting->as_of) < 0 ? counting->to : counting->as_of);
	query_add(query, SQL(")"));
}

// One row for each recommendation, whatever the number of its addressees.
void count_marked_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT r.id AS id, 'recommendation' AS entity, "));
	counting_keys(counting, of_line);
	query_add(query, counting->indicator->above);
	query_add(query, SQL(" AS num, "));
	query_add(query, counting->indicator->below);
	query_add(query, SQL(" AS den, "));
	counting_more(counting);
	query_add(query, SQL(", '' AS a, '' AS b FROM "));
	counting_sent(counting);
	query_add(query,
		SQL(" JOIN recommendation r ON r.id = l.recommendation LEFT JOIN place p ON p.id = r.place"
		    " LEFT JOIN visit v ON v.id = r.visit JOIN (SELECT x.id AS recommendation,"
		    " coalesce(q.kind, '') AS place_kind, coalesce(q.region, '') AS region, coalesce(x.theme, '') AS theme"
		    " FROM recommendation x LEFT JOIN place q ON q.id = x.place) AS e ON e.recommendation = r.id"
		    " WHERE r.marks IS NOT NULL"));
	counting_filters(counting, of_line);
}

void count_line_rows(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query, SQL("SELECT e.line AS id, 'addressee_line' AS entity, "));
	counting_keys(counting, of_line);
	add_above(counting);
	query_add(query, SQL(" AS num, "));
	add_below(counting);
	query_add(query, SQL(" AS den, "));
	counting_more(counting);
	add_days(counting);
	query_add(query, SQL(" FROM "));
	add_events(counting);
	query_add(query,
		SQL(" JOIN addressee_line l ON l.id = e.line JOIN recommendation r ON r.id = l.recommendation"
		    " LEFT JOIN place p ON p.id = r.place LEFT JOIN visit v ON v.id = r.visit WHERE ("));
	add_above(counting);
	query_add(query, SQL(" <> 0 OR "));
	add_below(counting);
	query_add(query, SQL(" <> 0)"));
	counting_filters(counting, joined);
	if (of_repeats(counting) && counting->period)
		add_assessed(counting);
}
