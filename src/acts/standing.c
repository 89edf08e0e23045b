#include "acts/standing.h"

#include "model/entities.h"
#include "model/permit.h"

static const char *const codes[STANDING_COUNT] = {
	[STANDING_R1] = "R1", [STANDING_R2] = "R2", [STANDING_R3] = "R3",
	[STANDING_A1] = "A1", [STANDING_I1] = "I1", [STANDING_I5] = "I5",
};

static bool count_of(struct call *call, const struct record *authority, const char *code, const char *by,
	struct count_result *result)
{
	struct count_request request = { .indicator = str_from(code), .filter_count = 1 };
	request.filters[0] = (struct count_filter){ S("authority"), authority->id };
	if (by != NULL)
		request.by[request.by_count++] = str_from(by);
	return count(call, &request, result);
}

static bool read_figures(struct call *call, const struct record *authority, struct standing *standing)
{
	standing->figures = count_may(call, indicator_find(S("R1")));
	if (!standing->figures)
		return true;
	for (size_t i = 0; i < STANDING_COUNT; i++)
		if (!count_of(call, authority, codes[i], "year", &standing->results[i]))
			return false;
	return count_of(call, authority, "I6", NULL, &standing->gap) &&
	       count_of(call, authority, "R5", NULL, &standing->overdue);
}

// Replies that are awaited: sent, not answered, not closed, their day not past.
static void add_awaited(struct call *call, struct query *query, const struct record *authority)
{
	query_add(query, SQL(" FROM addressee_line t WHERE t.binned_at IS NULL AND t.replied_on IS NULL"
	                     " AND t.closed_on IS NULL AND EXISTS (SELECT 1 FROM recommendation r"
	                     " WHERE r.id = t.recommendation AND r.binned_at IS NULL) AND t.authority = "));
	query_bind(query, cell_text(authority->id));
	query_add(query, SQL(" AND t.reply_due_on >= "));
	query_bind(query, cell_text(str_copy(call->arena, day_str(&call->today))));
	permit_where(call, query, &addressee_line_entity);
}

// What the last word of a line promises, while nobody found it done; a month or a year is kept until its end.
static void add_promised(struct call *call, struct query *query, const struct record *authority)
{
	query_add(query, SQL(" FROM reply t JOIN addressee_line l ON l.id = t.addressee_line"
	                     " JOIN recommendation r ON r.id = l.recommendation WHERE t.binned_at IS NULL AND l.binned_at IS NULL"
	                     " AND r.binned_at IS NULL AND coalesce(l.implementation, '') <> 'full' AND NOT EXISTS (SELECT 1"
	                     " FROM reply n WHERE n.addressee_line = l.id AND n.binned_at IS NULL"
	                     " AND n.promised_on IS NOT NULL AND n.id > t.id) AND l.authority = "));
	query_bind(query, cell_text(authority->id));
	query_add(query, SQL(" AND t.promised_on >= substr("));
	query_bind(query, cell_text(str_copy(call->arena, day_str(&call->today))));
	query_add(query, SQL(", 1, length(t.promised_on))"));
	permit_where(call, query, &reply_entity);
}

static const struct dates {
	const struct entity *entity;
	struct sql columns, order;
	void (*add)(struct call *, struct query *, const struct record *);
	bool promised;
} kinds[] = {
	{ &addressee_line_entity, SQL_ROW("SELECT t.reply_due_on, t.id, t.recommendation"),
		SQL_ROW(" ORDER BY t.reply_due_on, t.id LIMIT 10"), add_awaited, false },
	{ &reply_entity, SQL_ROW("SELECT t.promised_on, l.id, l.recommendation"),
		SQL_ROW(" ORDER BY t.promised_on, t.id LIMIT 10"), add_promised, true },
};

static bool count_dates(struct call *call, const struct record *authority, const struct dates *kind, int64_t *count)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT CAST(count(*) AS BIGINT)"));
	kind->add(call, &query, authority);
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
}

// Into the place of its day; the last falls out when there are more than are kept.
static void put_date(struct standing *standing, const struct standing_date *date)
{
	size_t at = standing->date_count;
	while (at > 0 && str_compare(date->day, standing->dates[at - 1].day) < 0)
		at--;
	if (at == STANDING_DATES)
		return;
	if (standing->date_count < STANDING_DATES)
		standing->date_count++;
	for (size_t i = standing->date_count - 1; i > at; i--)
		standing->dates[i] = standing->dates[i - 1];
	standing->dates[at] = *date;
}

static bool read_dates(struct call *call, const struct record *authority, const struct dates *kind,
	struct standing *standing)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	if (!permit_may(call, VERB_READ, kind->entity))
		return true;
	query_add(&query, kind->columns);
	kind->add(call, &query, authority);
	query_add(&query, kind->order);
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		put_date(standing, &(struct standing_date){ rows_text(&rows, i, 0), kind->promised, rows_text(&rows, i, 1),
			rows_text(&rows, i, 2) });
	return count_dates(call, authority, kind, kind->promised ? &standing->promised : &standing->awaited);
}

bool standing_read(struct call *call, const struct record *authority, struct standing *standing)
{
	*standing = (struct standing){ .figures = false };
	if (!read_figures(call, authority, standing))
		return false;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (!read_dates(call, authority, &kinds[i], standing))
			return false;
	return true;
}
