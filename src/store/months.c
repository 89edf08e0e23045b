#include "store/months.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/limits.h"
#include "store/db_inside.h"

// Rows are written some to a statement, for the statement is most of what a row costs; not more, for each number of rows is a
// statement to prepare.
enum { KEY_CELLS = 6, NUMBER_CELL = 7, PAGE_ROWS = 2000, ROWS_AT_ONCE = 8 };

// Events of one recommendation have as many codes as days, so that the index of figure_event takes a page for each of them;
// some hundred recommendations share these pages. A long write does not wait for its end.
enum { FRESH_EVENTS = 500, FRESH_EVENTS_MOST = 5000 };

struct sum {
	const struct cell *key; // Month, code and dimensions.
	int64_t n;
};

enum db_result months_added(struct db *db, struct arena *arena, size_t count)
{
	struct rows rows;
	must(db->transaction == TRANSACTION_WRITE);
	db->fresh_added = true;
	if (db->fresh >= 0) {
		db->fresh += (int64_t)count;
	} else {
		enum db_result result = db_run(db, arena, SQL("SELECT count(*) FROM figure_fresh"), NO_PARAMETERS, &rows);
		if (result != DB_DONE)
			return result;
		db->fresh = rows_integer(&rows, 0, 0);
	}
	return db->fresh < FRESH_EVENTS_MOST ? DB_DONE : months_settle(db);
}

// A sum that comes to nothing leaves no row behind.
static enum db_result take_out_nothings(struct db *db, struct arena *arena, const struct rows *sums)
{
	enum db_result result = DB_DONE;
	for (size_t i = 0; result == DB_DONE && i < sums->count; i++)
		if (rows_integer(sums, i, KEY_CELLS) == 0)
			result = db_run(db, arena,
				SQL("DELETE FROM figure_month WHERE month = $1 AND code = $2 AND authority = $3"
				    " AND place_kind = $4 AND region = $5 AND theme = $6"),
				(struct parameters){ rows_cell(sums, i, 0), KEY_CELLS }, NULL);
	return result;
}

static enum db_result add_some(struct db *db, struct arena *arena, const struct sum *sums, size_t count)
{
	struct query query = query_in(arena);
	struct rows rows;
	query_add(&query, SQL("INSERT INTO figure_month (month, code, authority, place_kind, region, theme, n) VALUES"));
	for (size_t i = 0; i < count; i++) {
		struct cell cells[KEY_CELLS + 1];
		memcpy(cells, sums[i].key, KEY_CELLS * sizeof *cells);
		cells[KEY_CELLS] = cell_integer(sums[i].n);
		query_bind_row(&query, i == 0, cells, COUNT(cells));
	}
	query_add(&query,
		SQL(" ON CONFLICT (code, month, authority, place_kind, region, theme)"
		    " DO UPDATE SET n = figure_month.n + excluded.n"
		    " RETURNING month, code, authority, place_kind, region, theme, n"));
	enum db_result result = query_run(&query, db, &rows);
	return result == DB_DONE ? take_out_nothings(db, arena, &rows) : result;
}

void months_issued(struct query *query, str from, str to)
{
	static const struct sql parts[] = { { "(SELECT line, authority, region, n FROM figure_event" },
		{ " UNION ALL SELECT line, authority, region, n FROM figure_fresh" } };
	for (size_t i = 0; i < COUNT(parts); i++) {
		query_add(query, parts[i]);
		query_add(query, SQL(" WHERE code = 'issued' AND day >= "));
		query_bind(query, cell_text(from));
		query_add(query, SQL(" AND day <= "));
		query_bind(query, cell_text(to));
	}
	query_add(query, SQL(") AS i"));
}

static int compare_sums(const void *a, const void *b)
{
	const struct sum *x = a, *y = b;
	int order = 0;
	for (size_t i = 0; i < KEY_CELLS && order == 0; i++)
		order = str_compare(x->key[i].text, y->key[i].text);
	return order;
}

static size_t merge(struct sum *sums, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && compare_sums(&sums[kept - 1], &sums[i]) == 0)
			sums[kept - 1].n += sums[i].n;
		else
			sums[kept++] = sums[i];
		kept -= sums[kept - 1].n == 0;
	}
	return kept;
}

// What the events of a page come to. They came by code and day, so that most that belong together are neighbours already.
static size_t sum_page(const struct rows *events, struct sum *sums)
{
	for (size_t i = 0; i < events->count; i++)
		sums[i] = (struct sum){ rows_cell(events, i, 0), rows_integer(events, i, KEY_CELLS) };
	size_t count = merge(sums, events->count);
	qsort(sums, count, sizeof *sums, compare_sums);
	return merge(sums, count);
}

static enum db_result settle_page(struct db *db, struct arena *arena, int64_t *last, bool *more)
{
	struct rows events;
	enum db_result result = db_run(db, arena,
		SQL("SELECT substr(day, 1, 7), code, authority, place_kind, region, theme, n, number FROM figure_event"
		    " WHERE number > $1 ORDER BY number LIMIT 2000"),
		PARAMETERS(cell_integer(*last)), &events);
	*more = result == DB_DONE && events.count == PAGE_ROWS;
	if (result != DB_DONE || events.count == 0)
		return result;
	*last = rows_integer(&events, events.count - 1, NUMBER_CELL);
	struct sum *sums = NEW_MANY(arena, events.count, struct sum);
	size_t count = sum_page(&events, sums);
	for (size_t i = 0, some; result == DB_DONE && i < count; i += some) {
		some = count - i < ROWS_AT_ONCE ? count - i : ROWS_AT_ONCE;
		result = add_some(db, arena, sums + i, some);
	}
	return result;
}

// Events are never changed and never taken out of figure_event, so those that come in stand behind the last one before them.
static enum db_result move_fresh(struct db *db, struct arena *arena, int64_t *last)
{
	struct rows rows;
	enum db_result result = db_run(db, arena, SQL("SELECT coalesce(max(number), 0) FROM figure_event"), NO_PARAMETERS, &rows);
	if (result != DB_DONE)
		return result;
	*last = rows_integer(&rows, 0, 0);
	result = db_run(db, arena,
		SQL("INSERT INTO figure_event (code, day, authority, place_kind, region, theme, line, n)"
		    " SELECT code, day, authority, place_kind, region, theme, line, n FROM figure_fresh ORDER BY code, day"),
		NO_PARAMETERS, NULL);
	return result == DB_DONE ? db_run(db, arena, SQL("DELETE FROM figure_fresh"), NO_PARAMETERS, NULL) : result;
}

enum db_result months_settle(struct db *db)
{
	int64_t last = 0;
	if (!db->fresh_added || db->fresh < FRESH_EVENTS)
		return DB_DONE;
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	enum db_result result = move_fresh(db, page, &last);
	for (bool more = true; more && result == DB_DONE;) {
		arena_reset(page);
		result = settle_page(db, page, &last, &more);
	}
	arena_end(page);
	if (result == DB_DONE)
		db->fresh = 0;
	return result;
}
