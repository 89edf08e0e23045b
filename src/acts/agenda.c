#include "acts/agenda_inside.h"

#include <stdlib.h>

#include "acts/escalate.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/permit.h"

static str text_of(struct call *call, const struct day *day)
{
	return str_copy(call->arena, day_str(day));
}

void agenda_add(struct call *call, struct agenda *agenda, struct agenda_item item)
{
	if (str_compare(day_str(&item.last), day_str(&agenda->from)) < 0 ||
	        str_compare(day_str(&item.first), day_str(&agenda->to)) > 0)
		return;
	GROW(call->arena, agenda->items, agenda->count, agenda->room);
	agenda->items[agenda->count - 1] = item;
}

// One day, or the last of a month or a year.
void agenda_add_on(struct call *call, struct agenda *agenda, str told, struct agenda_item item)
{
	struct day day;
	if (!day_parse(told, &day))
		return;
	item.first = item.last = day_end(&day);
	item.told = told;
	agenda_add(call, agenda, item);
}

// Replies and actions: one item for each day and authority.

static bool read_counted(struct call *call, struct agenda *agenda, enum agenda_kind kind, struct query *query)
{
	struct rows rows;
	query_bind(query, cell_integer(AGENDA_MOST + 1));
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	agenda->more = agenda->more || rows.count > AGENDA_MOST;
	for (size_t i = 0; i < rows.count && i < AGENDA_MOST; i++) {
		int64_t count = rows_integer(&rows, i, 2);
		agenda_add_on(call, agenda, rows_text(&rows, i, 0),
			(struct agenda_item){ .kind = kind, .authority = rows_text(&rows, i, 1), .count = count,
				.line = count == 1 ? rows_text(&rows, i, 3) : S("") });
	}
	return true;
}

static bool read_replies(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	query_add(&query,
		SQL("SELECT t.reply_due_on, t.authority, CAST(count(*) AS BIGINT), min(t.id) FROM addressee_line t"
		    " WHERE t.binned_at IS NULL AND t.replied_on IS NULL AND t.closed_on IS NULL"
		    " AND coalesce(t.sent_on, t.counts_from) IS NOT NULL AND EXISTS (SELECT 1 FROM recommendation r"
		    " WHERE r.id = t.recommendation AND r.binned_at IS NULL) AND t.reply_due_on >= "));
	query_bind(&query, cell_text(text_of(call, &agenda->from)));
	query_add(&query, SQL(" AND t.reply_due_on <= "));
	query_bind(&query, cell_text(text_of(call, &agenda->to)));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" GROUP BY t.reply_due_on, t.authority ORDER BY t.reply_due_on, t.authority LIMIT "));
	return read_counted(call, agenda, AGENDA_REPLY, &query);
}

static bool read_actions(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	query_add(&query,
		SQL("SELECT t.ends_on, l.authority, CAST(count(*) AS BIGINT), min(l.id) FROM action t"
		    " JOIN addressee_line l ON l.id = t.addressee_line WHERE t.binned_at IS NULL AND l.binned_at IS NULL"
		    " AND t.progress IN ('not_started', 'under_way') AND t.ends_on >= substr("));
	query_bind(&query, cell_text(text_of(call, &agenda->from)));
	query_add(&query, SQL(", 1, length(t.ends_on)) AND t.ends_on <= "));
	query_bind(&query, cell_text(text_of(call, &agenda->to)));
	permit_where(call, &query, &action_entity);
	query_add(&query, SQL(" GROUP BY t.ends_on, l.authority ORDER BY t.ends_on, l.authority LIMIT "));
	return read_counted(call, agenda, AGENDA_ACTION, &query);
}

static bool read_ladder(struct call *call, struct agenda *agenda)
{
	struct escalate_ahead *ahead;
	size_t count;
	struct day tomorrow = day_add(&call->today, 1);
	const struct day *from = day_difference(&tomorrow, &agenda->from) > 0 ? &tomorrow : &agenda->from;
	if (day_difference(&agenda->to, from) < 0)
		return true;
	if (!escalate_ahead(call, from, &agenda->to, &ahead, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		agenda_add_on(call, agenda, text_of(call, &ahead[i].day),
			(struct agenda_item){ .kind = AGENDA_LADDER, .authority = ahead[i].authority, .count = ahead[i].lines,
				.record = ahead[i].step });
	return true;
}

// Records.

bool agenda_records(struct call *call, struct agenda *agenda, struct query *query, const struct entity *entity,
	struct record ***records, size_t *count)
{
	permit_where(call, query, entity);
	query_add(query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(query, cell_integer(AGENDA_MOST + 1));
	if (!record_query(call, query, entity, records, count))
		return false;
	agenda->more = agenda->more || *count > AGENDA_MOST;
	*count = *count > AGENDA_MOST ? AGENDA_MOST : *count;
	return true;
}

static bool read_visits(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	struct record **visits;
	size_t count;
	record_select(&query, &visit_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.started_on >= substr("));
	query_bind(&query, cell_text(text_of(call, &agenda->from)));
	query_add(&query, SQL(", 1, length(t.started_on)) AND t.started_on <= "));
	query_bind(&query, cell_text(text_of(call, &agenda->to)));
	if (!agenda_records(call, agenda, &query, &visit_entity, &visits, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		agenda_add_on(call, agenda, record_text(visits[i], VISIT_STARTED_ON),
			(struct agenda_item){ .kind = str_is(record_text(visits[i], VISIT_KIND), "follow_up") ? AGENDA_FOLLOW_UP
			                                                                                       : AGENDA_VISIT,
				.count = 1, .record = visits[i] });
	return true;
}

// From its first day to its last; without a last one it takes one day.
void agenda_add_span(struct call *call, struct agenda *agenda, enum agenda_kind kind, struct record *record,
	size_t first_field, size_t last_field)
{
	struct agenda_item item = { .kind = kind, .count = 1, .record = record, .told = record_text(record, first_field) };
	if (!day_parse(item.told, &item.first))
		return;
	if (!day_parse(record_text(record, last_field), &item.last))
		item.last = item.first;
	agenda_add(call, agenda, item);
}

static bool read_missions(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	struct record **missions;
	size_t count;
	record_select(&query, &mission_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.state <> 'cancelled' AND t.starts_on <= "));
	query_bind(&query, cell_text(text_of(call, &agenda->to)));
	query_add(&query, SQL(" AND coalesce(t.ends_on, t.starts_on) >= "));
	query_bind(&query, cell_text(text_of(call, &agenda->from)));
	if (!agenda_records(call, agenda, &query, &mission_entity, &missions, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		agenda_add_span(call, agenda, AGENDA_MISSION, missions[i], MISSION_STARTS_ON, MISSION_ENDS_ON);
	return true;
}

static bool read_urgent(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	struct record **measures;
	size_t count;
	// The day of an instant is the house's own: what is a day too much falls away in `add`.
	struct day before = day_add(&agenda->from, -1), behind = day_add(&agenda->to, 2);
	record_select(&query, &urgent_measure_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.state IN ('sent', 'escalated') AND t.due_at >= "));
	query_bind(&query, cell_text(text_of(call, &before)));
	query_add(&query, SQL(" AND t.due_at < "));
	query_bind(&query, cell_text(text_of(call, &behind)));
	if (!agenda_records(call, agenda, &query, &urgent_measure_entity, &measures, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct instant due;
		if (!instant_parse(record_text(measures[i], URGENT_MEASURE_DUE_AT), &due))
			continue;
		struct day day = day_of_instant(&due, str_c(call->arena, call->house.zone));
		agenda_add_on(call, agenda, text_of(call, &day),
			(struct agenda_item){ .kind = AGENDA_URGENT, .count = 1, .record = measures[i],
				.authority = record_text(measures[i], URGENT_MEASURE_AUTHORITY) });
	}
	return true;
}

// A yearly holiday has its days in each year; 29 February is skipped where there is none.
static void add_yearly(struct call *call, struct agenda *agenda, struct record *holiday)
{
	struct agenda_item item = { .kind = AGENDA_HOLIDAY, .count = 1, .record = holiday };
	struct day first, last;
	if (!day_parse(record_text(holiday, HOLIDAY_FIRST_ON), &first))
		return;
	if (!day_parse(record_text(holiday, HOLIDAY_LAST_ON), &last))
		last = first;
	int64_t days = day_difference(&last, &first);
	int64_t from = 0, to = 0;
	must(str_to_integer(str_slice(day_str(&agenda->from), 0, 4), &from) &&
	        str_to_integer(str_slice(day_str(&agenda->to), 0, 4), &to));
	// One that began in the year before may still last.
	for (int64_t year = from - 1; year <= to; year++) {
		if (!day_parse(str_format(call->arena, "%04lld%s", (long long)year, first.text + 4), &item.first))
			continue;
		item.told = text_of(call, &item.first);
		item.last = day_add(&item.first, days);
		if (item.last.text[0] != 0)
			agenda_add(call, agenda, item);
	}
}

static bool read_holidays(struct call *call, struct agenda *agenda)
{
	struct query query = query_in(call->arena);
	struct record **holidays;
	size_t count;
	record_select(&query, &holiday_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND (t.yearly = 1 OR t.first_on <= "));
	query_bind(&query, cell_text(text_of(call, &agenda->to)));
	query_add(&query, SQL(" AND coalesce(t.last_on, t.first_on) >= "));
	query_bind(&query, cell_text(text_of(call, &agenda->from)));
	query_add(&query, SQL(")"));
	if (!agenda_records(call, agenda, &query, &holiday_entity, &holidays, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (record_integer(holidays[i], HOLIDAY_YEARLY) != 0)
			add_yearly(call, agenda, holidays[i]);
		else
			agenda_add_span(call, agenda, AGENDA_HOLIDAY, holidays[i], HOLIDAY_FIRST_ON, HOLIDAY_LAST_ON);
	return true;
}

static const struct {
	const struct entity *entity;
	bool (*read)(struct call *call, struct agenda *agenda);
} sources[] = {
	{ &holiday_entity, read_holidays }, { &urgent_measure_entity, read_urgent },
	{ &addressee_line_entity, read_replies }, { &ladder_step_entity, read_ladder },
	{ &visit_entity, read_visits }, { &mission_entity, read_missions }, { &action_entity, read_actions },
};

static int compare_items(const void *a, const void *b)
{
	const struct agenda_item *one = a, *other = b;
	int order = str_compare(day_str(&one->first), day_str(&other->first));
	if (order == 0)
		order = (int)one->kind - (int)other->kind;
	if (order == 0)
		order = str_compare(one->authority, other->authority);
	if (order == 0 && one->record != NULL && other->record != NULL)
		order = str_compare(one->record->id, other->record->id);
	return order;
}

bool agenda_read(struct call *call, const struct day *from, const struct day *to, struct agenda *agenda)
{
	*agenda = (struct agenda){ .from = *from, .to = *to };
	if (call->role == ROLE_NONE)
		return refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	int64_t days = day_difference(to, from);
	if (days < 0 || days >= AGENDA_DAYS_MOST)
		return refuse_field(call, "to", say(call, N_("Choose a shorter time, whose end is not before its beginning.")));
	for (size_t i = 0; i < COUNT(sources); i++)
		if (permit_may(call, VERB_READ, sources[i].entity) && !sources[i].read(call, agenda))
			return false;
	if (!agenda_mandate(call, agenda))
		return false;
	if (agenda->count > 0)
		qsort(agenda->items, agenda->count, sizeof *agenda->items, compare_items);
	return true;
}
