#include "store/months.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/limits.h"
#include "store/db_inside.h"
#include "store/query.h"

// Rows are written some to a statement, for the statement is most of what a row costs; not more, for each number of rows is a
// statement to prepare.
enum { KEY_CELLS = 6, NUMBER_CELL = 7, PAGE_ROWS = 2000, ROWS_AT_ONCE = 8 };

struct sum {
	const struct cell *key; // Month, code and dimensions.
	int64_t n;
};

// Events are never changed and never taken out, so those that a transaction added stand behind the last one before it.
enum db_result months_expect(struct db *db, struct arena *arena)
{
	struct rows rows;
	must(db->transaction == TRANSACTION_WRITE);
	if (db->added.events >= 0)
		return DB_DONE;
	enum db_result result = db_run(db, arena, SQL("SELECT coalesce(max(number), 0) FROM figure_event"), NO_PARAMETERS, &rows);
	if (result == DB_DONE)
		db->added.events = rows_integer(&rows, 0, 0);
	return result;
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

static int compare_sums(const void *a, const void *b)
{
	const struct sum *x = a, *y = b;
	int order = 0;
	for (size_t i = 0; i < KEY_CELLS && order == 0; i++)
		order = str_compare(x->key[i].text, y->key[i].text);
	return order;
}

// What the events of a page come to.
static size_t sum_page(const struct rows *events, struct sum *sums)
{
	size_t count = 0;
	for (size_t i = 0; i < events->count; i++)
		sums[i] = (struct sum){ rows_cell(events, i, 0), rows_integer(events, i, KEY_CELLS) };
	qsort(sums, events->count, sizeof *sums, compare_sums);
	for (size_t i = 0; i < events->count; i++) {
		if (count > 0 && compare_sums(&sums[count - 1], &sums[i]) == 0)
			sums[count - 1].n += sums[i].n;
		else
			sums[count++] = sums[i];
		count -= sums[count - 1].n == 0;
	}
	return count;
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

enum db_result months_settle(struct db *db)
{
	enum db_result result = DB_DONE;
	int64_t last = db->added.events;
	if (last < 0)
		return DB_DONE;
	struct arena *page = arena_new(LIMIT_ARENA_BYTES);
	for (bool more = true; more;) {
		arena_reset(page);
		result = settle_page(db, page, &last, &more);
	}
	arena_end(page);
	if (result == DB_DONE)
		db->added.events = -1;
	return result;
}
