// The derived facts and figure events of addressee lines: counted again at the end of each write for
// the lines it touched (their reply dates were moved before, model/deadline.c), written as the difference to what stands there (append-only; store/months.h).
#include "model/save.h"

#include <stdlib.h>
#include <string.h>

#include "model/entities.h"
#include "model/facts.h"
#include "store/months.h"

void line_touch(struct call *call, str line)
{
	if (line.length == 0 || (call->line_count > 0 && str_equal(call->lines[call->line_count - 1], line)))
		return;
	GROW(call->arena, call->lines, call->line_count, call->line_room);
	call->lines[call->line_count - 1] = line;
}

static bool touch_all(struct call *call, struct query *query)
{
	struct rows rows;
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		line_touch(call, rows_text(&rows, i, 0));
	return true;
}

// Lines whose clock runs: sent with one, not answered, not closed.
#define RUNNING "SELECT id FROM addressee_line WHERE reply_days IS NOT NULL AND replied_on IS NULL AND closed_on IS NULL" \
	" AND binned_at IS NULL AND coalesce(delivered_on, sent_on) IS NOT NULL"

static bool touch_running_of(struct call *call, str authority)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL(RUNNING " AND authority = "));
	query_bind(&query, cell_text(authority));
	return touch_all(call, &query);
}

// The clocks that run over the days of a holiday, as it was or as it is.
static bool touch_running_over(struct call *call, const struct record *holiday)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL(RUNNING));
	if (record_integer(holiday, HOLIDAY_YEARLY) == 0) {
		str last = record_text(holiday, record_has(holiday, HOLIDAY_LAST_ON) ? HOLIDAY_LAST_ON : HOLIDAY_FIRST_ON);
		query_add(&query, SQL(" AND coalesce(delivered_on, sent_on) <= "));
		query_bind(&query, cell_text(last));
		query_add(&query, SQL(" AND (reply_due_on IS NULL OR reply_due_on >= "));
		query_bind(&query, cell_text(record_text(holiday, HOLIDAY_FIRST_ON)));
		query_add(&query, SQL(")"));
	}
	return touch_all(call, &query);
}

static bool touch_running(struct call *call)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL(RUNNING));
	return touch_all(call, &query);
}

static bool changed(const struct record *before, const struct record *after, size_t field)
{
	return !str_equal(record_text(before, field), record_text(after, field));
}

bool lines_touch(struct call *call, const struct record *before, const struct record *after)
{
	const struct entity *entity = after->entity;
	if (entity == &addressee_line_entity) {
		line_touch(call, after->id);
	} else if (entity == &reply_entity) {
		line_touch(call, record_text(after, REPLY_ADDRESSEE_LINE));
	} else if (entity == &assessment_entity) {
		line_touch(call, record_text(after, ASSESSMENT_ADDRESSEE_LINE));
	} else if (entity == &clock_pause_entity) {
		line_touch(call, record_text(after, CLOCK_PAUSE_ADDRESSEE_LINE));
	} else if (entity == &holiday_entity) {
		return (before == NULL || touch_running_over(call, before)) && touch_running_over(call, after);
	} else if (before != NULL && entity == &authority_entity &&
	           (changed(before, after, AUTHORITY_WEEKEND) || changed(before, after, AUTHORITY_AREA))) {
		return touch_running_of(call, after->id);
	} else if (before != NULL && entity == &area_entity && changed(before, after, AREA_PARENT)) {
		return touch_running(call);
	} else if (before != NULL && entity == &institution_entity) {
		call->house.weekend = record_text(after, INSTITUTION_WEEKEND);
		call->house.last_day_moves = record_integer(after, INSTITUTION_LAST_DAY_MOVES) != 0;
		return touch_running(call);
	} else if (before != NULL && entity == &recommendation_entity &&
	           (changed(before, after, RECOMMENDATION_THEME) ||
		           changed(before, after, RECOMMENDATION_PLACE) ||
		           !str_equal(before->binned_at, after->binned_at))) {
		struct query query = query_in(call->arena);
		query_add(&query, SQL("SELECT id FROM addressee_line WHERE recommendation = "));
		query_bind(&query, cell_text(after->id));
		return touch_all(call, &query);
	} else if (before != NULL && entity == &place_entity &&
	           (changed(before, after, PLACE_KIND) || changed(before, after, PLACE_REGION))) {
		struct query query = query_in(call->arena);
		query_add(&query,
			SQL("SELECT l.id FROM addressee_line l JOIN recommendation r ON r.id = l.recommendation"
			    " WHERE r.place = "));
		query_bind(&query, cell_text(after->id));
		return touch_all(call, &query);
	}
	return true;
}

// One difference to write.
struct delta {
	str line;
	struct day day;
	str code;
	struct dimensions dimensions;
	int64_t n;
};

struct deltas {
	struct delta *items;
	size_t count, room;
};

static void add_delta(struct call *call, struct deltas *deltas, struct delta delta)
{
	GROW(call->arena, deltas->items, deltas->count, deltas->room);
	deltas->items[deltas->count - 1] = delta;
}

static int compare_deltas(const void *a, const void *b)
{
	const struct delta *x = a, *y = b;
	const str left[] = { x->line, x->code, str_from(x->day.text), x->dimensions.authority,
		x->dimensions.place_kind, x->dimensions.region, x->dimensions.theme };
	const str right[] = { y->line, y->code, str_from(y->day.text), y->dimensions.authority,
		y->dimensions.place_kind, y->dimensions.region, y->dimensions.theme };
	for (size_t i = 0; i < COUNT(left); i++) {
		int order = str_compare(left[i], right[i]);
		if (order != 0)
			return order;
	}
	return 0;
}

static void merge(struct deltas *deltas)
{
	if (deltas->count == 0)
		return;
	qsort(deltas->items, deltas->count, sizeof *deltas->items, compare_deltas);
	size_t kept = 0;
	for (size_t i = 0; i < deltas->count; i++) {
		if (kept > 0 && compare_deltas(&deltas->items[kept - 1], &deltas->items[i]) == 0)
			deltas->items[kept - 1].n += deltas->items[i].n;
		else
			deltas->items[kept++] = deltas->items[i];
		if (deltas->items[kept - 1].n == 0)
			kept--;
	}
	deltas->count = kept;
}

static bool take_present(struct call *call, str line, struct deltas *deltas)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT day, code, authority, place_kind, region, theme, n FROM figure_event WHERE line = $1"
			        " UNION ALL SELECT day, code, authority, place_kind, region, theme, n FROM figure_fresh WHERE line = $1"),
			    PARAMETERS(cell_text(line)), &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		struct delta delta = { .line = line, .code = rows_text(&rows, i, 1),
			.dimensions = { rows_text(&rows, i, 2), rows_text(&rows, i, 3), rows_text(&rows, i, 4),
				rows_text(&rows, i, 5) },
			.n = -rows_integer(&rows, i, 6) };
		if (day_parse(rows_text(&rows, i, 0), &delta.day))
			add_delta(call, deltas, delta);
	}
	return true;
}

static bool write_derived(struct call *call, const struct record *line, const struct line_facts *facts)
{
	const str wanted[] = { day_str(&facts->replied_on), facts->position, facts->implementation,
		facts->claimed };
	const size_t fields[] = { ADDRESSEE_LINE_REPLIED_ON, ADDRESSEE_LINE_POSITION,
		ADDRESSEE_LINE_IMPLEMENTATION, ADDRESSEE_LINE_CLAIMED };
	bool same = true;
	for (size_t i = 0; i < COUNT(fields); i++)
		same = same && str_equal(wanted[i], record_text(line, fields[i]));
	if (same)
		return true;
	call_forget_records(call);
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("UPDATE addressee_line SET replied_on = $1, position = $2, implementation = $3,"
			    " claimed = $4 WHERE id = $5"),
			PARAMETERS(cell_text_or_null(wanted[0]), cell_text_or_null(wanted[1]),
				cell_text_or_null(wanted[2]), cell_text_or_null(wanted[3]), cell_text(line->id)),
			NULL));
}

// Rows are written some to a statement, for the statement is most of what a row costs; not more, for each
// number of rows is a statement to prepare.
enum { ROWS_AT_ONCE = 8 };

static bool add_some(struct call *call, const struct delta *deltas, size_t count)
{
	struct query query = query_in(call->arena);
	query_add(&query,
		SQL("INSERT INTO figure_fresh (day, code, authority, place_kind, region, theme, n, line) VALUES"));
	for (size_t i = 0; i < count; i++) {
		const struct delta *d = &deltas[i];
		const struct cell cells[] = { cell_text(day_str(&d->day)), cell_text(d->code), cell_text(d->dimensions.authority),
			cell_text(d->dimensions.place_kind), cell_text(d->dimensions.region), cell_text(d->dimensions.theme),
			cell_integer(d->n), cell_text(d->line) };
		query_bind_row(&query, i == 0, cells, COUNT(cells));
	}
	return call_stored(call, query_run(&query, call->db, NULL));
}

static bool add_events(struct call *call, const struct deltas *deltas)
{
	for (size_t i = 0, some; i < deltas->count; i += some) {
		some = deltas->count - i < ROWS_AT_ONCE ? deltas->count - i : ROWS_AT_ONCE;
		if (!add_some(call, deltas->items + i, some))
			return false;
	}
	return true;
}

static bool settle_line(struct call *call, str id)
{
	struct record *line = record_find(call, &addressee_line_entity, id);
	struct line_facts facts;
	if (line == NULL || !facts_of_line(call, line, &facts) || !write_derived(call, line, &facts))
		return line == NULL;
	struct deltas deltas = { 0 };
	for (size_t i = 0; i < facts.event_count; i++)
		add_delta(call, &deltas,
			(struct delta){ id, facts.events[i].day, str_from(facts.events[i].code), facts.dimensions,
				facts.events[i].n });
	if (!take_present(call, id, &deltas))
		return false;
	merge(&deltas);
	return deltas.count == 0 ||
	       (add_events(call, &deltas) && call_stored(call, months_added(call->db, call->arena, deltas.count)));
}

static int compare_ids(const void *a, const void *b)
{
	return str_compare(*(const str *)a, *(const str *)b);
}

struct some_lines {
	const str *lines;
	size_t count;
};

static bool settle_some(struct call *call, void *input)
{
	const struct some_lines *some = input;
	for (size_t i = 0; i < some->count; i++)
		if (!settle_line(call, some->lines[i]))
			return false;
	return true;
}

enum { SOME_LINES = 200 };

// Many lines are settled some at a time, each part in memory of its own.
bool lines_settle(struct call *call)
{
	str *lines = call->lines;
	size_t count = 0;
	if (call->line_count > 1)
		qsort(lines, call->line_count, sizeof *lines, compare_ids);
	for (size_t i = 0; i < call->line_count; i++)
		if (count == 0 || !str_equal(lines[i], lines[count - 1]))
			lines[count++] = lines[i];
	call->line_count = 0;
	struct some_lines some = { lines, count };
	if (count <= SOME_LINES)
		return count == 0 || settle_some(call, &some);
	for (; count > 0; some.lines += some.count, count -= some.count) {
		some.count = count < SOME_LINES ? count : SOME_LINES;
		if (!call_in_scratch(call, settle_some, &some))
			return false;
	}
	return true;
}
