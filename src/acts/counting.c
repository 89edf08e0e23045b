// What the row sources of figures share: keys, filters, sets, days, limits.
#include "acts/count_inside.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/permit.h"
#include "model/value.h"

enum { WORDS_MOST = 10000 };

static struct sql member(size_t by);
static void add_holds(struct counting *counting, struct sql column, str key);

void counting_bind(struct counting *counting, str text)
{
	query_bind(&counting->query, cell_text(text));
}

void counting_keys(struct counting *counting, struct sql (*expression)(const struct dimension *))
{
	static const char *const names[COUNT_DIMENSIONS] = { "k0", "k1", "k2" };
	struct query *query = &counting->query;
	for (size_t i = 0; i < COUNT_DIMENSIONS; i++) {
		if (i >= counting->by_count) {
			query_add(query, SQL("''"));
		} else if (counting->by[i]->outer) {
			query_add(query, SQL("CAST("));
			counting_bind(counting, counting->fixed[i]);
			query_add(query, SQL(" AS TEXT)"));
		} else if (counting->by[i]->of_whole) {
			counting_of_whole(counting);
		} else if (dimension_is_set(counting->by[i])) {
			query_add(query, member(i));
		} else {
			query_add(query, expression(counting->by[i]));
		}
		query_add(query, SQL(" AS "));
		query_name(query, names[i]);
		query_add(query, SQL(", "));
	}
}

void counting_filters(struct counting *counting, struct sql (*expression)(const struct dimension *))
{
	for (size_t i = 0; i < counting->filter_count; i++) {
		const struct dimension *dimension = counting->filters[i];
		struct sql sql = expression(dimension);
		if (sql.text[0] == 0 || dimension->outer || dimension->of_whole)
			continue;
		query_add(&counting->query, SQL(" AND "));
		if (dimension_is_set(dimension)) {
			add_holds(counting, sql, counting->filter_keys[i]);
			continue;
		}
		if (dimension->strip)
			query_add(&counting->query, SQL("substr("));
		query_add(&counting->query, sql);
		query_add(&counting->query, dimension->strip ? SQL(", 2) = ") : SQL(" = "));
		counting_bind(counting, counting->filter_keys[i]);
	}
}

str counting_name(struct call *call, const struct record *record)
{
	size_t name = record->entity->name_field;
	return permit_field(call, record->entity, name) ? text_shorten(call->arena, value_words(call, record, name), 80)
	                                                : record_title(call, record);
}

// --- Sets

static struct sql member(size_t by)
{
	static const struct sql members[COUNT_DIMENSIONS] = { SQL_ROW("coalesce(s0.code, '')"), SQL_ROW("coalesce(s1.code, '')"),
		SQL_ROW("coalesce(s2.code, '')") };
	return members[by];
}

// A set stands as a JSON array of codes or ids; an empty one is no value at all.
static void add_holds(struct counting *counting, struct sql column, str key)
{
	struct query *query = &counting->query;
	if (key.length == 0) {
		query_add(query, column);
		query_add(query, SQL(" IS NULL"));
		return;
	}
	query_add(query, SQL("replace("));
	query_add(query, column);
	query_add(query, SQL(", "));
	counting_bind(counting, str_format(counting->call->arena, "\"%.*s\"", STR_ARG(key)));
	query_add(query, SQL(", '') <> "));
	query_add(query, column);
}

// The words that stand in any set of this field, once each.
static bool find_words(struct call *call, const struct dimension *dimension, str **words, size_t *count)
{
	const struct field *field = &dimension->entity->fields[dimension->field];
	struct lookup seen = lookup_in(call->arena);
	struct query query = query_in(call->arena);
	struct rows rows;
	size_t room = 0;
	query_add(&query, SQL("SELECT DISTINCT t."));
	query_name(&query, field->name);
	query_add(&query, SQL(" FROM "));
	query_name(&query, dimension->entity->name);
	query_add(&query, SQL(" t WHERE t.binned_at IS NULL AND t."));
	query_name(&query, field->name);
	query_add(&query, SQL(" IS NOT NULL"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		str *members;
		size_t member_count = value_set_members(call->arena, rows_text(&rows, i, 0), &members);
		for (size_t k = 0; k < member_count; k++) {
			if (lookup_find(&seen, members[k]) != NULL)
				continue;
			lookup_set(&seen, members[k], *count);
			GROW(call->arena, *words, *count, room);
			(*words)[*count - 1] = members[k];
		}
	}
	return true;
}

bool counting_find_words(struct counting *counting)
{
	struct call *call = counting->call;
	for (size_t i = 0; i < counting->by_count; i++) {
		const struct dimension *dimension = counting->by[i];
		if (!dimension_is_set(dimension) || dimension->entity->fields[dimension->field].kind != KIND_TEXT)
			continue;
		if (!find_words(call, dimension, &counting->members[i], &counting->member_counts[i]))
			return false;
		if (counting->member_counts[i] > WORDS_MOST)
			return refuse_field(call, "by",
				say_with(call, N_("{indicator} cannot be split by “{text}”."), "indicator",
					str_from(counting->indicator->code), "text", str_from(dimension->name), NULL));
	}
	return true;
}

static void add_words(struct counting *counting, size_t by)
{
	struct query *query = &counting->query;
	struct cell cell = cell_text(S(""));
	query_add(query, SQL("SELECT w.column1 AS code FROM (VALUES"));
	query_bind_row(query, true, &cell, 1);
	for (size_t i = 0; i < counting->member_counts[by]; i++) {
		cell = cell_text(counting->members[by][i]);
		query_bind_row(query, false, &cell, 1);
	}
	query_add(query, SQL(") AS w"));
}

// Every member that such a set can have: records of the noun that it links to, codes with the institution's own, or words.
static void add_members(struct counting *counting, size_t by)
{
	struct query *query = &counting->query;
	const struct field *field = &counting->by[by]->entity->fields[counting->by[by]->field];
	if (field->kind == KIND_TEXT) {
		add_words(counting, by);
		return;
	}
	if (field->link != NULL) {
		query_add(query, SQL("SELECT w.id AS code FROM "));
		query_name(query, field->link->name);
		query_add(query, SQL(" w"));
		return;
	}
	query_add(query, SQL("SELECT w.code AS code FROM term w WHERE w.vocabulary = "));
	counting_bind(counting, str_from(field->vocabulary->name));
	for (size_t i = 0; i < field->vocabulary->choice_count; i++) {
		query_add(query, SQL(" UNION SELECT CAST("));
		counting_bind(counting, str_from(field->vocabulary->choices[i].code));
		query_add(query, SQL(" AS TEXT) AS code"));
	}
}

void counting_sets(struct counting *counting, struct sql (*expression)(const struct dimension *))
{
	static const struct sql aliases[COUNT_DIMENSIONS] = { SQL_ROW("s0"), SQL_ROW("s1"), SQL_ROW("s2") };
	struct query *query = &counting->query;
	for (size_t i = 0; i < counting->by_count; i++) {
		const struct dimension *dimension = counting->by[i];
		if (!dimension_is_set(dimension))
			continue;
		query_add(query, SQL(" LEFT JOIN ("));
		add_members(counting, i);
		query_add(query, SQL(") AS "));
		query_add(query, aliases[i]);
		query_add(query, SQL(" ON replace("));
		query_add(query, expression(dimension));
		query_add(query, SQL(", '\"' || "));
		query_add(query, aliases[i]);
		query_add(query, SQL(".code || '\"', '') <> "));
		query_add(query, expression(dimension));
	}
}

// --- Days

void counting_by_day(struct counting *counting, struct sql column, str day)
{
	struct query *query = &counting->query;
	str year = str_slice(day, 0, 4), month = str_slice(day, 0, 7);
	struct day of = { "" }, of_year = { "" }, of_month = { "" };
	query_add(query, column);
	query_add(query, SQL(" <= "));
	counting_bind(counting, day);
	if (!day_parse(day, &of) || !day_parse(year, &of_year) || !day_parse(month, &of_month))
		return;
	struct day year_ends = day_end(&of_year), month_ends = day_end(&of_month);
	query_add(query, SQL(" AND "));
	query_add(query, column);
	query_add(query, SQL(" NOT IN ("));
	counting_bind(counting, str_equal(day_str(&year_ends), day) ? S("") : year);
	query_add(query, SQL(", "));
	counting_bind(counting, str_equal(day_str(&month_ends), day) ? S("") : month);
	query_add(query, SQL(")"));
}

void counting_in_period(struct counting *counting, struct sql column)
{
	struct query *query = &counting->query;
	if (!counting->period)
		return;
	query_add(query, SQL(" AND CASE length("));
	query_add(query, column);
	query_add(query, SQL(") WHEN 4 THEN "));
	query_add(query, column);
	query_add(query, SQL(" || '-12-31' WHEN 7 THEN "));
	query_add(query, column);
	query_add(query, SQL(" || '-31' ELSE "));
	query_add(query, column);
	query_add(query, SQL(" END >= "));
	counting_bind(counting, counting->from);
	query_add(query, SQL(" AND "));
	counting_by_day(counting, column, counting->to);
}

enum { MILLISECONDS_OF_DAY = 24 * 60 * 60 * 1000, MILLISECONDS_OF_QUARTER = 15 * 60 * 1000 };

// Zones differ from UTC by quarters of an hour.
str counting_end_of(struct counting *counting, str text)
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

void counting_settled(struct counting *counting, const struct entity *entity, const char *field)
{
	struct query *query = &counting->query;
	query_add(query, SQL("NOT EXISTS (SELECT 1 FROM history h WHERE h.record = t.id AND h.entity = "));
	counting_bind(counting, str_from(entity->name));
	query_add(query, SQL(" AND h.version > 1 AND h.changed LIKE "));
	counting_bind(counting, str_format(counting->call->arena, "%%\"%s\"%%", field));
	query_add(query, SQL(" AND h.at >= "));
	counting_bind(counting, counting_end_of(counting, counting->as_of));
	query_add(query, SQL(")"));
}

bool counting_uses(const struct counting *counting, const char *name)
{
	for (size_t i = 0; i < counting->by_count; i++)
		if (str_is(str_from(counting->by[i]->name), name))
			return true;
	for (size_t i = 0; i < counting->filter_count; i++)
		if (str_is(str_from(counting->filters[i]->name), name))
			return true;
	return false;
}

void counting_more(struct counting *counting)
{
	static const char *const names[COUNT_PARTS] = { "x0", "x1", "x2", "x3", "x4", "x5" };
	struct query *query = &counting->query;
	for (size_t i = 0; i < COUNT_PARTS; i++) {
		bool there = counting->indicator->more[i].text != NULL;
		query_add(query, there ? counting->indicator->more[i] : SQL("0"));
		query_add(query, SQL(" AS "));
		query_name(query, names[i]);
		if (i + 1 < COUNT_PARTS)
			query_add(query, SQL(", "));
	}
}

void counting_limits(struct counting *counting, struct sql region, struct sql authority)
{
	const struct call *call = counting->call;
	bool outside = (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
	if (call->role != ROLE_REGIONAL && !outside)
		return;
	str limit = outside ? call->account_authority : call->account_region;
	query_add(&counting->query, SQL(" AND "));
	query_add(&counting->query, outside ? authority : region);
	query_add(&counting->query, SQL(" = "));
	counting_bind(counting, limit.length > 0 ? limit : S("-"));
}

// --- Sending

void counting_sent(struct counting *counting)
{
	struct query *query = &counting->query;
	query_add(query,
		SQL("(SELECT m.recommendation AS recommendation,"
		    " min(coalesce(m.sent_on, m.counts_from)) AS sent_on, min(m.counts_from) AS counts_from"
		    " FROM addressee_line m WHERE m.id IN (SELECT line FROM "));
	months_issued(query, counting->from, str_compare(counting->to, counting->as_of) < 0 ? counting->to : counting->as_of);
	query_add(query, SQL(" WHERE 1 = 1"));
	counting_limits(counting, SQL("region"), SQL("authority"));
	query_add(query, SQL(" GROUP BY line HAVING sum(n) > 0) GROUP BY m.recommendation) AS l"));
}
